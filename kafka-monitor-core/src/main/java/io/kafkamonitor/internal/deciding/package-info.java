/** Internal: from findings to alerts. */
@NullMarked
package io.kafkamonitor.internal.deciding;

import org.jspecify.annotations.NullMarked;

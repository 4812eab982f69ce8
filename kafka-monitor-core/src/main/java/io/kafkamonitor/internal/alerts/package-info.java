/** Internal: from findings to alerts. */
@NullMarked
package io.kafkamonitor.internal.alerts;

import org.jspecify.annotations.NullMarked;

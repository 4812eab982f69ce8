/** Internal: from collectors to a snapshot. */
@NullMarked
package io.kafkamonitor.internal.collecting;

import org.jspecify.annotations.NullMarked;

/** Internal: from collectors to a snapshot. */
@NullMarked
package io.kafkamonitor.internal.cycle;

import org.jspecify.annotations.NullMarked;

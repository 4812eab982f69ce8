/** Internal: from a snapshot to findings. */
@NullMarked
package io.kafkamonitor.internal.judging;

import org.jspecify.annotations.NullMarked;

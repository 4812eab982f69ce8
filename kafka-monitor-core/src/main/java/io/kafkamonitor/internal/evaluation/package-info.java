/** Internal: from a snapshot to findings. */
@NullMarked
package io.kafkamonitor.internal.evaluation;

import org.jspecify.annotations.NullMarked;

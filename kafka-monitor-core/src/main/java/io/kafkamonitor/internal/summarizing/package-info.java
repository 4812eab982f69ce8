/** Internal: how the cluster was since the last summary. */
@NullMarked
package io.kafkamonitor.internal.summarizing;

import org.jspecify.annotations.NullMarked;

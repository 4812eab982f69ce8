/** Where the partitions are and which are not as they should be. */
@NullMarked
package io.kafkamonitor.internal.kafka.partitions;

import org.jspecify.annotations.NullMarked;

/** What all areas read of a cluster, once in a pass: brokers, topics, offsets, reassignments. */
@NullMarked
package io.kafkamonitor.internal.kafka.cluster;

import org.jspecify.annotations.NullMarked;

/** The metrics that are read of a cluster with the Admin API: brokers, partitions, consumer groups, log directories. */
@NullMarked
package io.kafkamonitor.kafka;

import org.jspecify.annotations.NullMarked;

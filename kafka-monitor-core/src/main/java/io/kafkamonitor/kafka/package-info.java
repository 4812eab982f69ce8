/** What the Admin API tells of a cluster: brokers, partitions, consumer groups and log directories. */
@NullMarked
package io.kafkamonitor.kafka;

import org.jspecify.annotations.NullMarked;

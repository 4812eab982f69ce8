/** Whether the cluster can be reached, which brokers it has, and who leads its metadata quorum. */
@NullMarked
package io.kafkamonitor.internal.kafka.brokers;

import org.jspecify.annotations.NullMarked;

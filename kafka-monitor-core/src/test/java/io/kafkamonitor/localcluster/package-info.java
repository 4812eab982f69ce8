/**
 * Real Kafka clusters on the loopback interface, one JVM per node, for integration tests and for the demonstration.
 *
 * <p>{@link io.kafkamonitor.localcluster.LocalCluster} is the way in;
 * {@link io.kafkamonitor.localcluster.SharedCluster} is for tests that break nothing.
 */
@NullMarked
package io.kafkamonitor.localcluster;

import org.jspecify.annotations.NullMarked;

package io.kafkamonitor.localcluster;

import org.jspecify.annotations.Nullable;

/**
 * One cluster for all integration tests of a module that break no broker.
 *
 * <p>It starts at the first call and ends with the JVM. A test gives its topics and groups names of their own, and
 * leaves the brokers running.
 */
public final class SharedCluster {

    private static final Object LOCK = new Object();

    private static @Nullable LocalCluster cluster; // guarded by LOCK

    private SharedCluster() {}

    /** Three combined brokers with open JMX, on the racks {@code a}, {@code b} and {@code c}; nobody closes them. */
    public static LocalCluster threeBrokers() {
        synchronized (LOCK) {
            if (cluster == null) {
                cluster = LocalCluster.builder()
                        .racks("a", "b", "c")
                        // nobody ends here, so one that is late only waits for a processor
                        .setting("broker.session.timeout.ms", "60000")
                        .build()
                        .start();
            }
            return cluster;
        }
    }
}

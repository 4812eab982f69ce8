package io.kafkamonitor.internal.kafka;

import org.apache.kafka.clients.admin.Admin;

/** How many requests an Admin client has sent since it was created, by its own count. */
public final class Requests {

    private Requests() {}

    public static double of(Admin admin) {
        return admin.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("request-total"))
                .filter(metric -> metric.metricName().group().equals("admin-client-metrics"))
                .mapToDouble(metric -> (Double) metric.metricValue())
                .sum();
    }
}

package io.kafkamonitor.examples.benchmark;

import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/** Counts the requests that some Admin clients send, by the clients' own metrics. */
final class Requests implements Meter {

    private final List<Admin> clients;

    Requests(Admin... clients) {
        this.clients = List.of(clients);
    }

    @Override
    public long during(Task task) throws Exception {
        long before = sent();
        task.run();
        return sent() - before;
    }

    private long sent() {
        return clients.stream().mapToLong(Requests::sent).sum();
    }

    private static long sent(Admin client) {
        return client.metrics().values().stream()
                .filter(metric -> metric.metricName().group().equals("admin-client-metrics")
                        && metric.metricName().name().equals("request-total"))
                .mapToLong(metric -> ((Number) metric.metricValue()).longValue())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The Admin client does not count its requests any more"));
    }
}

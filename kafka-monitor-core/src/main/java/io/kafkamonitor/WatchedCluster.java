package io.kafkamonitor;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.internal.discovery.Parts;
import io.kafkamonitor.internal.jmx.BrokerAddress;
import io.kafkamonitor.internal.jmx.JmxCollectors;
import io.kafkamonitor.internal.kafka.KafkaCollectors;
import io.kafkamonitor.internal.kafka.client.ClientVersion;
import io.kafkamonitor.internal.kafka.cluster.KafkaGateway;
import io.kafkamonitor.jmx.JmxEndpoints;
import io.kafkamonitor.rules.recommended.ClusterUnreachable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The cluster that a monitor is to watch and the collectors for it, as far as a host has given them. */
final class WatchedCluster {

    private final String monitor;
    private @Nullable KafkaGateway gateway;
    private @Nullable String unusableClient;
    private @Nullable JmxEndpoints jmx;
    private String bootstrapServers = "";

    WatchedCluster(String monitor) {
        this.monitor = monitor;
    }

    /** Nothing of ours that uses kafka-clients is so much as loaded where it is too old. */
    void reachedBy(Supplier<KafkaGateway> opening) {
        if (gateway != null || unusableClient != null) {
            throw new IllegalStateException("The monitor '" + monitor
                    + "' has a cluster already; call kafka(...) once, and build a monitor for each cluster");
        }
        Optional<String> problem = ClientVersion.problem();
        if (problem.isPresent()) {
            unusableClient = problem.get();
        } else {
            gateway = opening.get();
        }
    }

    /** What the host gave as the cluster's address, for the commands that people are advised to enter. */
    void bootstrapServers(@Nullable Object given) {
        String servers = given instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(","))
                : given == null ? "" : given.toString();
        bootstrapServers =
                servers.contains("${") ? "" : servers.replaceAll("\\s", ""); // what a config provider says is not ours
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    void jmx(JmxEndpoints endpoints) {
        jmx = endpoints;
    }

    /** The collectors and the rule that every monitor of a cluster has; adds why there are none. */
    Parts parts(List<String> problems) {
        var shipped = new Parts();
        @Nullable KafkaGateway cluster = gateway;
        if (cluster == null) {
            problem().ifPresent(problems::add);
            return shipped;
        }
        shipped.rule(new ClusterUnreachable());
        KafkaCollectors.all(cluster).forEach(shipped::collector);
        if (jmx != null) {
            shipped.collector(KafkaCollectors.whileReachable(
                    cluster, JmxCollectors.brokerLoad(jmx, context -> addresses(cluster, context), monitor)));
        }
        return shipped;
    }

    private Optional<String> problem() {
        if (unusableClient == null && jmx != null) {
            return Optional.of("jmx(...) was given without kafka(...), which tells which brokers are alive; call both");
        }
        return Optional.ofNullable(unusableClient);
    }

    private static List<BrokerAddress> addresses(KafkaGateway cluster, CollectContext context) throws Exception {
        return cluster.liveBrokers(context).stream()
                .map(broker -> new BrokerAddress(broker.id(), broker.host()))
                .toList();
    }

    /** What is to be closed though no collector has it. */
    List<AutoCloseable> owned() {
        return gateway == null ? List.of() : List.of(gateway);
    }
}

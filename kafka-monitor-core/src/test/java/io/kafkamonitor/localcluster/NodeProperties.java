package io.kafkamonitor.localcluster;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The {@code server.properties} of a node: KRaft with static voters, light enough for a laptop. */
final class NodeProperties {

    private final ClusterPlan cluster;
    private final List<NodePlan> nodes;

    NodeProperties(ClusterPlan cluster, List<NodePlan> nodes) {
        this.cluster = cluster;
        this.nodes = nodes;
    }

    void write(NodePlan node) {
        Properties properties = new Properties();
        identify(node, properties);
        listen(node, properties);
        replicateInternalTopics(properties);
        noticeDeadBrokersSoon(properties);
        keepLight(properties);
        properties.putAll(cluster.settings());
        properties.putAll(cluster.settingsOfNodes().getOrDefault(node.id(), Map.of()));
        try (Writer writer = Files.newBufferedWriter(node.configFile())) {
            properties.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException("'" + node.configFile() + "' cannot be written", e);
        }
    }

    private void identify(NodePlan node, Properties properties) {
        properties.setProperty("node.id", String.valueOf(node.id()));
        properties.setProperty("process.roles", node.role().processRoles());
        properties.setProperty("log.dirs", node.dataDirectory().toString());
        properties.setProperty("controller.quorum.voters", voters());
        if (node.role().isBroker()) {
            properties.setProperty("broker.rack", node.rack());
        }
    }

    private String voters() {
        return nodes.stream()
                .filter(node -> node.role().isController())
                .map(node -> node.id() + "@" + node.controllerAddress())
                .collect(joining(","));
    }

    private void listen(NodePlan node, Properties properties) {
        var protocols = new StringBuilder("PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        var broker = new StringBuilder("PLAINTEXT://").append(node.brokerAddress());
        cluster.listeners().forEach((name, protocol) -> {
            protocols.append(',').append(name).append(':').append(protocol);
            broker.append(',').append(name).append("://").append(node.listenerAddress(name));
        });
        String controller = "CONTROLLER://" + node.controllerAddress();
        properties.setProperty(
                "listeners",
                switch (node.role()) {
                    case COMBINED -> broker + "," + controller;
                    case BROKER -> broker.toString();
                    case CONTROLLER -> controller;
                });
        if (node.role().isBroker() && !cluster.advertised().isEmpty()) {
            properties.setProperty("advertised.listeners", advertised(node));
        }
        properties.setProperty("controller.listener.names", "CONTROLLER");
        properties.setProperty("listener.security.protocol.map", protocols.toString());
    }

    private String advertised(NodePlan node) {
        var addresses = new StringBuilder("PLAINTEXT://").append(node.brokerAddress());
        for (String name : cluster.listeners().keySet()) {
            String address = cluster.advertised().getOrDefault(name, node.listenerAddress(name));
            addresses.append(',').append(name).append("://").append(address);
        }
        return addresses.toString();
    }

    private void replicateInternalTopics(Properties properties) {
        String replicas = String.valueOf(Math.min(3, cluster.brokers()));
        properties.setProperty("offsets.topic.replication.factor", replicas);
        properties.setProperty("offsets.topic.num.partitions", "3");
        properties.setProperty("transaction.state.log.replication.factor", replicas);
        properties.setProperty("transaction.state.log.min.isr", "1");
        properties.setProperty("transaction.state.log.num.partitions", "3");
        properties.setProperty("share.coordinator.state.topic.replication.factor", replicas);
        properties.setProperty("share.coordinator.state.topic.min.isr", "1");
        properties.setProperty("share.coordinator.state.topic.num.partitions", "3");
    }

    private static void noticeDeadBrokersSoon(Properties properties) {
        properties.setProperty("broker.heartbeat.interval.ms", "1000");
        properties.setProperty("broker.session.timeout.ms", "6000");
    }

    private static void keepLight(Properties properties) {
        properties.setProperty("group.initial.rebalance.delay.ms", "0");
        properties.setProperty("log.index.size.max.bytes", "65536");
        // the default alone is half of a small heap
        properties.setProperty("log.cleaner.dedupe.buffer.size", "8388608");
        properties.setProperty("num.network.threads", "2");
        properties.setProperty("num.io.threads", "4");
        properties.setProperty("background.threads", "4");
    }
}

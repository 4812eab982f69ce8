package io.kafkamonitor.localcluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.common.Uuid;

/** The processes, ports and files of one started cluster. */
final class RunningCluster implements AutoCloseable {

    private final TemporaryDirectory directory = TemporaryDirectory.create("kafka-local-cluster-");
    private final ReservedPorts ports = new ReservedPorts();
    private final Map<Integer, LocalNode> nodes = new TreeMap<>();
    private final Thread lastResort = new Thread(this::release, "local-cluster-shutdown");

    private RunningCluster(ClusterPlan cluster) {
        List<NodePlan> plans = cluster.nodes(directory.path(), ports);
        NodeProperties properties = new NodeProperties(cluster, plans);
        NodeCommand command = new NodeCommand(cluster, Uuid.randomUuid().toString());
        for (NodePlan plan : plans) {
            createDirectory(plan);
            properties.write(plan);
            nodes.put(plan.id(), new LocalNode(plan, command.processBuilder(plan)));
        }
    }

    /** Returns when every broker is live; leaves nothing behind when that fails. */
    static RunningCluster start(ClusterPlan cluster) {
        RunningCluster running = new RunningCluster(cluster);
        Runtime.getRuntime().addShutdownHook(running.lastResort);
        try {
            running.nodes.values().forEach(LocalNode::start);
            running.awaitLive(running.brokerIds(), cluster.startTimeout());
            return running;
        } catch (RuntimeException | Error e) {
            running.close();
            throw e;
        }
    }

    LocalNode node(int id) {
        LocalNode node = nodes.get(id);
        if (node == null) {
            throw new IllegalArgumentException("There is no node " + id + "; the nodes are " + nodes.keySet());
        }
        return node;
    }

    Collection<LocalNode> nodes() {
        return nodes.values();
    }

    void awaitLive(Set<Integer> ids, Duration atMost) {
        List<LocalNode> expected = nodes.values().stream()
                .filter(node ->
                        ids.contains(node.plan().id()) || !node.plan().role().isBroker())
                .toList();
        awaitLive(
                "the live brokers to be " + ids + " and to answer",
                atMost,
                live -> live.answering(ids),
                ids::equals,
                expected);
    }

    void awaitLive(int count, Duration atMost) {
        awaitLive(count + " brokers to be live", atMost, LiveBrokers::ids, live -> live.size() == count, List.of());
    }

    private void awaitLive(
            String what, Duration atMost, Look look, Predicate<Set<Integer>> condition, List<LocalNode> expectedToRun) {
        try (LiveBrokers live = new LiveBrokers(runningBrokers())) {
            Await.until(
                    what,
                    atMost,
                    () -> look.at(live),
                    ids -> condition.test(ids) || exited(expectedToRun).isPresent());
        }
        exited(expectedToRun).ifPresent(node -> {
            throw new BrokerExitedException(node.plan().id(), node.logExcerpt());
        });
    }

    @FunctionalInterface
    private interface Look {

        Set<Integer> at(LiveBrokers live) throws ExecutionException, InterruptedException;
    }

    private static Optional<LocalNode> exited(List<LocalNode> expectedToRun) {
        return expectedToRun.stream().filter(node -> !node.isRunning()).findFirst();
    }

    private Set<Integer> brokerIds() {
        return Set.copyOf(nodes.values().stream()
                .map(LocalNode::plan)
                .filter(plan -> plan.role().isBroker())
                .map(NodePlan::id)
                .toList());
    }

    private List<NodePlan> runningBrokers() {
        return nodes.values().stream()
                .filter(LocalNode::isRunning)
                .map(LocalNode::plan)
                .filter(plan -> plan.role().isBroker())
                .toList();
    }

    private static void createDirectory(NodePlan plan) {
        try {
            Files.createDirectories(plan.dataDirectory());
        } catch (IOException e) {
            throw new UncheckedIOException("The directory of node " + plan.id() + " cannot be created", e);
        }
    }

    @Override
    public void close() {
        release();
        try {
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException e) {
            // the JVM is ending: the hook runs, and finds nothing left
        }
    }

    private void release() {
        nodes.values().forEach(LocalNode::kill);
        ports.close();
        directory.close();
    }
}

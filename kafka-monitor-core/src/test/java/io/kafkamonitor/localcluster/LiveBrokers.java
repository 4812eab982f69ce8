package io.kafkamonitor.localcluster;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;

/** The brokers that the cluster itself counts as live, and whether they answer. */
final class LiveBrokers implements AutoCloseable {

    private static final int CONNECT_TIMEOUT_MILLIS = 500;

    private final List<NodePlan> candidates;
    private @Nullable Admin admin;

    /** Asks those of {@code candidates} that can be reached at the first call. */
    LiveBrokers(List<NodePlan> candidates) {
        this.candidates = candidates;
    }

    /** Empty while no broker listens. */
    Set<Integer> ids() throws ExecutionException, InterruptedException {
        if (admin == null) {
            List<NodePlan> listening =
                    candidates.stream().filter(LiveBrokers::listens).toList();
            if (listening.isEmpty()) {
                return Set.of();
            }
            admin = connect(listening);
        }
        return admin.describeCluster().nodes().get().stream().map(Node::id).collect(toCollection(TreeSet::new));
    }

    /**
     * The live brokers, of those expected only the ones that answer. One that was killed and started again may still be
     * counted as live from its former life; asked for its own settings, only the broker itself can answer.
     */
    Set<Integer> answering(Set<Integer> expected) throws ExecutionException, InterruptedException {
        var ids = new TreeSet<>(ids());
        for (int id : ids.equals(expected) ? Set.copyOf(ids) : Set.<Integer>of()) {
            if (!answers(id)) {
                ids.remove(id);
            }
        }
        return ids;
    }

    private boolean answers(int id) throws InterruptedException {
        var broker = new ConfigResource(ConfigResource.Type.BROKER, String.valueOf(id));
        try {
            return admin != null
                    && !admin.describeConfigs(List.of(broker)).all().get().isEmpty();
        } catch (ExecutionException e) {
            return false;
        }
    }

    /** A client that dials a port where nobody listens yet would fill the host's log with warnings. */
    private static boolean listens(NodePlan node) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), node.brokerPort()), CONNECT_TIMEOUT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Admin connect(List<NodePlan> listening) {
        return Admin.create(Map.of(
                "bootstrap.servers",
                        listening.stream().map(NodePlan::brokerAddress).collect(joining(",")),
                "client.id", "local-cluster",
                "request.timeout.ms", 2_000,
                "default.api.timeout.ms", 4_000,
                "reconnect.backoff.max.ms", 250));
    }

    @Override
    public void close() {
        if (admin != null) {
            admin.close();
        }
    }
}

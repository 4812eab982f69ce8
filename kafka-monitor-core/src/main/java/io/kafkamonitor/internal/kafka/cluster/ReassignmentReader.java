package io.kafkamonitor.internal.kafka.cluster;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.internal.kafka.client.AdminSource;
import io.kafkamonitor.internal.kafka.client.CallTime;
import io.kafkamonitor.internal.kafka.client.ClusterReadException;
import io.kafkamonitor.internal.kafka.client.OncePerPass;
import io.kafkamonitor.internal.kafka.client.SaidOnce;
import io.kafkamonitor.metric.Unknown;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.apache.kafka.clients.admin.ListPartitionReassignmentsOptions;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads which partitions are being moved.
 *
 * <p>A partition that is being moved has a replica that is not in sync, so a cluster without one is not asked; but for
 * the first pass, which finds out whether the monitor may ask at all.
 */
final class ReassignmentReader implements OncePerPass.Reader<Reassignments> {

    private static final String WHAT = "the reassignments under way (DESCRIBE on the cluster, Kafka 2.4 or newer)";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final AdminSource source;
    private final OncePerPass<Topics> topics;
    private final OncePerPass<Brokers> brokers;
    private final SaidOnce capabilities;
    private final Object lock = new Object();
    private final ReassignmentMemory memory = new ReassignmentMemory(); // guarded by lock
    private volatile boolean hasAsked;

    ReassignmentReader(
            AdminSource source, OncePerPass<Topics> topics, OncePerPass<Brokers> brokers, SaidOnce capabilities) {
        this.source = source;
        this.topics = topics;
        this.brokers = brokers;
        this.capabilities = capabilities;
    }

    @Override
    public Reassignments read(CollectContext context) throws ClusterReadException, InterruptedException {
        Topics now = topics.get(context);
        if (hasAsked && allAreInSync(now)) {
            synchronized (lock) {
                return memory.none(now);
            }
        }
        Brokers alive = brokers.get(context);
        try {
            Map<TopicPartition, PartitionMove> told = ask(context);
            capabilities.canRead(WHAT);
            synchronized (lock) {
                return memory.told(now, told);
            }
        } catch (ClusterReadException e) {
            capabilities.cannotRead(WHAT, e.unknown());
            synchronized (lock) {
                return memory.untold(now, alive::isLive, notTold(e.unknown()));
            }
        } finally {
            hasAsked = true;
        }
    }

    private static boolean allAreInSync(Topics topics) {
        return topics.readable().stream()
                .flatMap(topic -> topic.partitions().stream())
                .allMatch(partition ->
                        partition.isr().size() == partition.replicas().size());
    }

    private static Unknown notTold(Unknown why) {
        return new Unknown(why.reason(), "replicas may be out of sync because they are being added: " + why);
    }

    private Map<TopicPartition, PartitionMove> ask(CollectContext context)
            throws ClusterReadException, InterruptedException {
        CallTime call = CallTime.within(context, PATIENCE, "the reassignments under way");
        var options = new ListPartitionReassignmentsOptions();
        options.timeoutMs(call.millis());
        var answer =
                call.await(source.admin().listPartitionReassignments(options).reassignments());
        var moves = new HashMap<TopicPartition, PartitionMove>();
        answer.forEach((partition, move) -> moves.put(
                partition,
                new PartitionMove(new HashSet<>(move.addingReplicas()), new HashSet<>(move.removingReplicas()))));
        return moves;
    }
}

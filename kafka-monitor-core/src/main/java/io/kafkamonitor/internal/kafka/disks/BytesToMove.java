package io.kafkamonitor.internal.kafka.disks;

import io.kafkamonitor.internal.kafka.cluster.PartialSum;
import io.kafkamonitor.internal.kafka.cluster.PartitionMove;
import io.kafkamonitor.internal.kafka.cluster.Reachability;
import io.kafkamonitor.internal.kafka.cluster.Reassignments;
import io.kafkamonitor.internal.kafka.cluster.Topics;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;

/** How much the replicas that are being added have still to copy: what the leader has and they have not. */
final class BytesToMove {

    private final LogDirs dirs;
    private final Map<String, PartialSum> byTopic = new HashMap<>();

    private BytesToMove(LogDirs dirs) {
        this.dirs = dirs;
    }

    /** Of each topic of which something is being moved, or may be. */
    static Map<String, PartialSum> of(LogDirs dirs, Topics topics, Reassignments reassignments) {
        var bytes = new BytesToMove(dirs);
        for (String name : reassignments.topics()) {
            TopicDescription topic = topics.topic(name);
            Unknown notSure = reassignments.whyNotSure(name);
            if (notSure != null) {
                bytes.sum(name).addUnknown(notSure);
            } else if (topic != null) {
                bytes.add(topic, reassignments.ofTopic(name));
            }
        }
        return bytes.byTopic;
    }

    private PartialSum sum(String topic) {
        return byTopic.computeIfAbsent(topic, name -> new PartialSum());
    }

    private void add(TopicDescription topic, Map<Integer, PartitionMove> moves) {
        for (TopicPartitionInfo partition : topic.partitions()) {
            PartitionMove move = moves.getOrDefault(partition.partition(), PartitionMove.NONE);
            var key = new TopicPartition(topic.name(), partition.partition());
            for (int broker : PartitionMove.outOfSync(partition)) {
                if (move.adding().contains(broker)) {
                    add(key, Topics.leader(partition), broker);
                }
            }
        }
    }

    private void add(TopicPartition partition, @Nullable Node leader, int broker) {
        PartialSum sum = sum(partition.topic());
        if (leader == null) {
            sum.addUnknown(Reachability.NO_LEADER);
            return;
        }
        Long has = size(leader.id(), partition);
        Long copied = size(broker, partition);
        Unknown why = dirs.unknowns().getOrDefault(leader.id(), dirs.unknowns().get(broker));
        if (has == null || why != null) {
            sum.addUnknown(why == null ? Unknown.because(UnknownReason.NOT_REPORTED) : why);
        } else {
            sum.add((double) Math.max(0, has - (copied == null ? 0 : copied)));
        }
    }

    /** Null if a broker has no such replica, or did not tell. */
    private @Nullable Long size(int broker, TopicPartition partition) {
        for (LogDirDescription dir : dirs.dirs().getOrDefault(broker, Map.of()).values()) {
            ReplicaInfo replica = dir.replicaInfos().get(partition);
            if (replica != null && !replica.isFuture()) {
                return replica.size();
            }
        }
        return null;
    }
}

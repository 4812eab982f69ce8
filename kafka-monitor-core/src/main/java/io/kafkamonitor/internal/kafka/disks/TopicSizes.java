package io.kafkamonitor.internal.kafka.disks;

import io.kafkamonitor.internal.kafka.cluster.PartialSum;
import io.kafkamonitor.internal.kafka.cluster.Topics;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;

/**
 * How much disk each topic takes. A replica on a broker that did not tell, or in a directory that is offline, is an
 * unknown part of the sum.
 */
final class TopicSizes {

    private final Map<String, PartialSum> sizes = new HashMap<>();
    /** Replicas found, by broker and topic, of brokers that told only in part. */
    private final Map<Integer, Map<String, Integer>> found = new HashMap<>();

    private final Map<Integer, Unknown> untold = new HashMap<>();

    private TopicSizes() {}

    static TopicSizes of(LogDirs dirs, Topics topics) {
        var sizes = new TopicSizes();
        sizes.untold.putAll(dirs.unknowns());
        dirs.dirs().forEach(sizes::addBroker);
        if (!sizes.untold.isEmpty()) {
            topics.readable().forEach(sizes::addUntold);
            // whose replicas may lie anywhere
            topics.unreadable()
                    .forEach((topic, why) -> sizes.sizes
                            .computeIfAbsent(topic, name -> new PartialSum())
                            .addUnknown(why));
        }
        return sizes;
    }

    Map<String, PartialSum> byTopic() {
        return sizes;
    }

    private void addBroker(int broker, Map<String, LogDirDescription> dirs) {
        dirs.forEach((path, dir) -> {
            if (dir.error() != null) {
                untold.put(
                        broker, new Unknown(UnknownReason.UNREACHABLE, path + " on broker " + broker + " is offline"));
            }
            dir.replicaInfos().forEach((partition, replica) -> {
                sizes.computeIfAbsent(partition.topic(), topic -> new PartialSum())
                        .add((double) replica.size());
                if (!replica.isFuture()) {
                    found.computeIfAbsent(broker, id -> new HashMap<>()).merge(partition.topic(), 1, Integer::sum);
                }
            });
        });
    }

    private void addUntold(TopicDescription topic) {
        var missing = new HashMap<Integer, Integer>();
        for (TopicPartitionInfo partition : topic.partitions()) {
            for (Node replica : partition.replicas()) {
                if (untold.containsKey(replica.id())) {
                    missing.merge(replica.id(), 1, Integer::sum);
                }
            }
        }
        missing.forEach((broker, expected) -> {
            int told = found.getOrDefault(broker, Map.of()).getOrDefault(topic.name(), 0);
            PartialSum size = sizes.computeIfAbsent(topic.name(), name -> new PartialSum());
            for (int i = told; i < expected; i++) {
                size.addUnknown(untold.getOrDefault(broker, Unknown.because(UnknownReason.NOT_REPORTED)));
            }
        });
    }
}

package io.kafkamonitor.internal.kafka.cluster;

import io.kafkamonitor.metric.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.Uuid;

/** Builds the metadata of topics as the Admin API tells it. */
public final class TestTopics {

    private final Map<String, TopicDescription> readable = new LinkedHashMap<>();
    private final Map<String, Unknown> unreadable = new LinkedHashMap<>();

    public static TestTopics none() {
        return new TestTopics();
    }

    /** A topic with all replicas in sync. */
    public TestTopics topic(String name, TopicPartitionInfo... partitions) {
        return topic(name, Uuid.randomUuid(), partitions);
    }

    public TestTopics topic(String name, Uuid id, TopicPartitionInfo... partitions) {
        unreadable.remove(name);
        readable.put(name, new TopicDescription(name, false, List.of(partitions), null, id));
        return this;
    }

    /** A topic of so many partitions, each led by broker 1 alone. */
    public TestTopics topic(String name, int partitions) {
        return topic(
                name,
                IntStream.range(0, partitions)
                        .mapToObj(index -> partition(index, 1, List.of(1), List.of(1)))
                        .toArray(TopicPartitionInfo[]::new));
    }

    public TestTopics unreadable(String name, Unknown why) {
        readable.remove(name);
        unreadable.put(name, why);
        return this;
    }

    public TestTopics forgotten(String name) {
        readable.remove(name);
        unreadable.remove(name);
        return this;
    }

    public Topics build() {
        return new Topics(readable, unreadable);
    }

    /** A partition; a negative leader stands for none. */
    public static TopicPartitionInfo partition(int index, int leader, List<Integer> replicas, List<Integer> inSync) {
        return new TopicPartitionInfo(index, leader < 0 ? null : node(leader), nodes(replicas), nodes(inSync));
    }

    private static List<Node> nodes(List<Integer> ids) {
        var nodes = new ArrayList<Node>();
        ids.forEach(id -> nodes.add(node(id)));
        return nodes;
    }

    public static Node node(int id) {
        return new Node(id, "host-" + id, 9092);
    }

    public static TopicDescription description(TopicPartitionInfo... partitions) {
        return new TopicDescription("topic", false, List.of(partitions), null, Uuid.randomUuid());
    }
}

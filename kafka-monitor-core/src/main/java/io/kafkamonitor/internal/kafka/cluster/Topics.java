package io.kafkamonitor.internal.kafka.cluster;

import io.kafkamonitor.metric.Unknown;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;

/** The topics that the monitor can see at the beginning of a pass, and those it cannot read though they may exist. */
public final class Topics {

    private final Map<String, TopicDescription> readable;
    private final Map<String, Unknown> unreadable;

    Topics(Map<String, TopicDescription> readable, Map<String, Unknown> unreadable) {
        this.readable = Collections.unmodifiableMap(readable);
        this.unreadable = Collections.unmodifiableMap(unreadable);
    }

    public Collection<TopicDescription> readable() {
        return readable.values();
    }

    /** Why a topic could not be read, by name; such a topic is not taken for deleted. */
    public Map<String, Unknown> unreadable() {
        return unreadable;
    }

    public @Nullable TopicDescription topic(String name) {
        return readable.get(name);
    }

    public Set<String> names() {
        var names = new HashSet<>(readable.keySet());
        names.addAll(unreadable.keySet());
        return names;
    }

    /** The ids of all brokers that hold a replica, dead or alive. */
    Set<Integer> replicaHolders() {
        var holders = new HashSet<Integer>();
        for (TopicDescription topic : readable()) {
            for (TopicPartitionInfo partition : topic.partitions()) {
                partition.replicas().forEach(replica -> holders.add(replica.id()));
            }
        }
        return holders;
    }

    /** The leader of a partition, or null if there is none: Kafka says that in two ways. */
    public static @Nullable Node leader(TopicPartitionInfo partition) {
        Node leader = partition.leader();
        return leader == null || leader.id() < 0 ? null : leader;
    }
}

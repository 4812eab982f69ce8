package io.kafkamonitor.internal.kafka.cluster;

import io.kafkamonitor.metric.Labels;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The labels of topics and their partitions, kept from one collection to the next. Not safe for use by several threads. */
public final class PartitionLabels {

    private final Labels owner;
    private final Map<String, OfTopic> topics = new HashMap<>();

    /** Of topics and partitions alone. */
    public PartitionLabels() {
        this(Labels.EMPTY);
    }

    /**
     * Labels of the topics of an owner.
     *
     * @param owner whose topics they are, such as a consumer group; its labels are part of all
     */
    public PartitionLabels(Labels owner) {
        this.owner = owner;
    }

    public Labels owner() {
        return owner;
    }

    /** The topics of which it has labels. */
    public Set<String> topics() {
        return Collections.unmodifiableSet(topics.keySet());
    }

    public Labels of(String topic) {
        return ofTopic(topic).topic;
    }

    public Labels of(String topic, int partition) {
        return ofTopic(topic).partition(partition);
    }

    private OfTopic ofTopic(String name) {
        // computeIfAbsent may rearrange the map also where it finds the topic, under whoever walks through the topics
        OfTopic known = topics.get(name);
        if (known == null) {
            known = new OfTopic(owner.with("topic", name));
            topics.put(name, known);
        }
        return known;
    }

    /** Forgets all topics but these. */
    public void retain(Set<String> names) {
        topics.keySet().retainAll(names);
    }

    private static final class OfTopic {

        private final Labels topic;
        private Labels[] partitions = new Labels[0];

        OfTopic(Labels topic) {
            this.topic = topic;
        }

        Labels partition(int partition) {
            if (partition >= partitions.length) {
                grow(partition + 1);
            }
            return partitions[partition];
        }

        private void grow(int size) {
            var grown = new Labels[size];
            System.arraycopy(partitions, 0, grown, 0, partitions.length);
            for (int i = partitions.length; i < size; i++) {
                grown[i] = topic.with("partition", Integer.toString(i));
            }
            partitions = grown;
        }
    }
}

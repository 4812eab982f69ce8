package io.kafkamonitor.examples.benchmark;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/**
 * The least that anyone must read to know the backlog of every group: the topics, where their partitions end, the
 * groups, and what these committed; one call after the other.
 */
final class PlainReading {

    private final Admin admin;

    PlainReading(Admin admin) {
        this.admin = admin;
    }

    /** Reads it all, and returns how many commits there are. */
    int read() throws Exception {
        Map<String, TopicDescription> topics = admin.describeTopics(
                        admin.listTopics().names().get())
                .allTopicNames()
                .get();
        var ends = new HashMap<TopicPartition, OffsetSpec>();
        topics.forEach((name, topic) -> topic.partitions()
                .forEach(partition -> ends.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest())));
        admin.listOffsets(ends).all().get();
        Map<String, ListConsumerGroupOffsetsSpec> groups = admin.listGroups().all().get().stream()
                .collect(Collectors.toMap(GroupListing::groupId, group -> new ListConsumerGroupOffsetsSpec()));
        return admin.listConsumerGroupOffsets(groups).all().get().values().stream()
                .map(Map::values)
                .mapToInt(Collection::size)
                .sum();
    }
}

package io.kafkamonitor.internal.kafka.groups;

import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.internal.kafka.cluster.PartialSum;
import io.kafkamonitor.internal.kafka.cluster.PartitionLabels;
import io.kafkamonitor.internal.kafka.cluster.TopicOffsets;
import io.kafkamonitor.internal.kafka.cluster.Topics;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.metric.Unknown;
import java.util.Map;

/** Writes where the log of each partition begins and ends. */
final class OffsetReport {

    private final PartitionLabels labels = new PartitionLabels();

    void write(Topics topics, Map<String, TopicOffsets> offsets, SampleSink sink) {
        labels.retain(topics.names());
        offsets.forEach((topic, ofTopic) -> write(topic, ofTopic, sink));
        topics.unreadable().forEach((topic, why) -> {
            sink.unknown(GroupMetrics.TOPIC_RECORDS, labels.of(topic), why);
            sink.incomplete(GroupMetrics.LOG_START_OFFSET, labels.of(topic), why);
            sink.incomplete(GroupMetrics.LOG_END_OFFSET, labels.of(topic), why);
        });
    }

    private void write(String topic, TopicOffsets offsets, SampleSink sink) {
        var records = new PartialSum();
        for (int partition = 0; partition < offsets.partitions(); partition++) {
            var series = labels.of(topic, partition);
            Unknown why = offsets.unknown(partition);
            if (why == null) {
                sink.record(GroupMetrics.LOG_START_OFFSET, series, (double) offsets.start(partition));
                sink.record(GroupMetrics.LOG_END_OFFSET, series, (double) offsets.end(partition));
                records.add((double) offsets.end(partition) - offsets.start(partition));
            } else {
                sink.unknown(GroupMetrics.LOG_START_OFFSET, series, why);
                sink.unknown(GroupMetrics.LOG_END_OFFSET, series, why);
                records.addUnknown(why);
            }
        }
        records.report(sink, GroupMetrics.TOPIC_RECORDS, labels.of(topic), "partitions");
    }
}

package io.kafkamonitor.kafka;

import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes how far consumer groups are behind, in one collection. */
final class LagReport {

    private final Topics topics;
    private final Map<String, TopicOffsets> offsets;
    private final TopicBacklogs backlogs;
    private final SampleSink sink;

    LagReport(Topics topics, Map<String, TopicOffsets> offsets, TopicBacklogs backlogs, SampleSink sink) {
        this.topics = topics;
        this.offsets = offsets;
        this.backlogs = backlogs;
        this.sink = sink;
    }

    /** @param committed of a group of which at least these are known */
    void write(CommittedOffsets committed, @Nullable GroupMembers members, PartitionLabels labels) {
        var names = new TreeSet<>(committed.topics());
        if (members != null) {
            names.addAll(members.topics());
        }
        labels.retain(names);
        var total = new PartialSum();
        for (String topic : names) {
            if (!topics.names().contains(topic)) {
                addInvisible(topic, committed, total);
            } else if (members != null && members.haveLeft(topic)) {
                writeOrphaned(topic, committed, labels);
            } else {
                total.add(writeTopic(topic, committed, members, labels));
            }
        }
        if (!total.isEmpty()) {
            total.report(sink, GroupMetrics.GROUP_LAG_TOTAL, labels.owner(), "partitions");
        }
    }

    /** Commits outlive their topic for a moment. A topic that members read but the monitor cannot see is hidden from it. */
    private static void addInvisible(String topic, CommittedOffsets committed, PartialSum total) {
        if (!committed.topics().contains(topic)) {
            total.addUnknown(new Unknown(
                    UnknownReason.NOT_AUTHORIZED, "topic '" + topic + "' is read but not visible to the monitor"));
        }
    }

    private void writeOrphaned(String topic, CommittedOffsets committed, PartitionLabels labels) {
        int orphaned = 0;
        for (int partition = 0; partition < committed.partitions(topic); partition++) {
            long offset = committed.of(topic, partition);
            if (offset != CommittedOffsets.NONE) {
                sink.record(GroupMetrics.COMMITTED_OFFSET, labels.of(topic, partition), (double) offset);
                orphaned++;
            }
        }
        sink.record(GroupMetrics.GROUP_ORPHANED, labels.of(topic), orphaned);
    }

    private PartialSum writeTopic(
            String topic, CommittedOffsets committed, @Nullable GroupMembers members, PartitionLabels labels) {
        var lag = new PartialSum();
        var beyondEnd = new PartialSum();
        for (int partition = 0; partition < partitions(topic, committed); partition++) {
            long offset = committed.of(topic, partition);
            if (offset != CommittedOffsets.NONE) {
                writePartition(topic, partition, offset, labels.of(topic, partition), lag, beyondEnd);
            }
        }
        Labels series = labels.of(topic);
        if (!lag.isEmpty()) {
            lag.report(sink, GroupMetrics.GROUP_LAG_BY_TOPIC, series, "partitions");
            beyondEnd.report(sink, GroupMetrics.GROUP_BEYOND_END, series, "partitions");
            sink.record(GroupMetrics.GROUP_ORPHANED, series, 0);
            backlogs.add(topic, lag);
        }
        if (members != null) {
            sink.record(GroupMetrics.GROUP_WITHOUT_COMMIT, series, withoutCommit(topic, committed, members));
        }
        return lag;
    }

    /** A topic that was created again with fewer partitions may still have commits beyond them for a moment. */
    private int partitions(String topic, CommittedOffsets committed) {
        TopicOffsets present = offsets.get(topic);
        int most = committed.partitions(topic);
        return present == null ? most : Math.min(most, present.partitions());
    }

    private void writePartition(
            String topic, int partition, long committed, Labels series, PartialSum lag, PartialSum beyondEnd) {
        sink.record(GroupMetrics.COMMITTED_OFFSET, series, (double) committed);
        TopicOffsets present = offsets.get(topic);
        Unknown why = present == null ? topics.unreadable().get(topic) : present.unknown(partition);
        if (present == null || why != null) {
            Unknown reason = why == null ? Unknown.because(UnknownReason.NOT_REPORTED) : why;
            sink.unknown(GroupMetrics.GROUP_LAG, series, reason);
            sink.unknown(GroupMetrics.GROUP_LOST_RECORDS, series, reason);
            lag.addUnknown(reason);
            beyondEnd.addUnknown(reason);
            return;
        }
        PartitionLag behind = PartitionLag.of(committed, present.start(partition), present.end(partition));
        sink.record(GroupMetrics.GROUP_LAG, series, (double) behind.records());
        sink.record(GroupMetrics.GROUP_LOST_RECORDS, series, (double) behind.lost());
        lag.add((double) behind.records());
        beyondEnd.add(behind.end() == PartitionLag.End.BEYOND ? 1 : 0);
    }

    private static int withoutCommit(String topic, CommittedOffsets committed, GroupMembers members) {
        BitSet read = members.partitions(topic);
        return (int) read.stream()
                .filter(partition -> committed.of(topic, partition) == CommittedOffsets.NONE)
                .count();
    }
}

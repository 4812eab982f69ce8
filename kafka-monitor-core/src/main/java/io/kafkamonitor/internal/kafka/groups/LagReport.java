package io.kafkamonitor.internal.kafka.groups;

import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.internal.kafka.cluster.PartialSum;
import io.kafkamonitor.internal.kafka.cluster.PartitionLabels;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes how far consumer groups are behind, in one collection. */
final class LagReport {

    private final Logs logs;
    private final TopicBacklogs backlogs;
    private final AssignmentReport assignments;
    private final UnreadTimes times;
    private final SampleSink sink;

    LagReport(Logs logs, TopicBacklogs backlogs, AssignmentReport assignments, UnreadTimes times, SampleSink sink) {
        this.logs = logs;
        this.backlogs = backlogs;
        this.assignments = assignments;
        this.times = times;
        this.sink = sink;
    }

    /**
     * Writes the lag of a group on every topic on which it has committed, whoever reads it.
     *
     * @param committed of a group of which at least these are known
     */
    void write(CommittedOffsets committed, @Nullable GroupMembers members, GroupMemory memory) {
        var names = new TreeSet<>(committed.topics());
        names.addAll(memory.topics());
        Set<String> hidden = hiddenNow(committed, memory.labels());
        var total = new PartialSum();
        if (members != null) {
            names.addAll(members.topics());
            hidden.addAll(members.topics());
        }
        names.addAll(hidden);
        addHidden(committed, hidden, memory.labels().owner(), total);
        names.retainAll(logs.topics()); // commits outlive their topic for a moment
        memory.retain(names);
        names.forEach(topic -> total.add(writeTopic(topic, committed, memory.labels())));
        if (!total.isEmpty()) {
            total.report(sink, GroupMetrics.GROUP_LAG_TOTAL, memory.labels().owner(), "partitions");
        }
        if (members != null) {
            assignments.write(names, committed, members, memory);
        }
    }

    /** The topics on which the group had committed, or which it had read, before the monitor lost sight of them. */
    private Set<String> hiddenNow(CommittedOffsets committed, PartitionLabels known) {
        var hidden = new TreeSet<>(known.topics());
        hidden.removeAll(committed.topics());
        hidden.removeIf(topic -> !isDenied(logs.unreadable(topic)));
        return hidden;
    }

    private static boolean isDenied(@Nullable Unknown why) {
        return why != null && why.reason() == UnknownReason.NOT_AUTHORIZED;
    }

    /** Of a topic that the monitor may not see, the commits are hidden from it as well. */
    private void addHidden(CommittedOffsets committed, Set<String> topics, Labels group, PartialSum total) {
        for (String topic : topics) {
            Unknown why = committed.topics().contains(topic) ? null : whyHidden(topic);
            if (why != null) {
                total.addUnknown(why);
                new GroupGaps(sink).hidden(group, topic, why);
                backlogs.addUnreadable(Set.of(topic), logs.topics(), why);
            }
        }
    }

    private @Nullable Unknown whyHidden(String topic) {
        if (!logs.topics().contains(topic)) {
            return new Unknown(
                    UnknownReason.NOT_AUTHORIZED, "topic '" + topic + "' is read but not visible to the monitor");
        }
        Unknown why = logs.unreadable(topic);
        return isDenied(why) ? why : null;
    }

    private PartialSum writeTopic(String topic, CommittedOffsets committed, PartitionLabels labels) {
        var lag = new PartialSum();
        var beyondEnd = new PartialSum();
        var withoutLeader = new PartialSum();
        for (int partition = 0; partition < partitions(topic, committed); partition++) {
            long offset = committed.of(topic, partition);
            if (offset != CommittedOffsets.NONE) {
                writePartition(topic, partition, offset, labels.of(topic, partition), lag, beyondEnd);
                addWithoutLeader(logs.unknown(topic, partition), withoutLeader);
            }
        }
        Labels series = labels.of(topic);
        if (!lag.isEmpty()) {
            lag.report(sink, GroupMetrics.GROUP_LAG_BY_TOPIC, series, "partitions");
            beyondEnd.report(sink, GroupMetrics.GROUP_BEYOND_END, series, "partitions");
            withoutLeader.report(sink, GroupMetrics.GROUP_WITHOUT_LEADER, series, "partitions");
            backlogs.add(topic, lag);
        }
        return lag;
    }

    private static void addWithoutLeader(@Nullable Unknown why, PartialSum withoutLeader) {
        if (why == null) {
            withoutLeader.add(0);
        } else if (why.reason() == UnknownReason.NO_LEADER) {
            withoutLeader.add(1);
        } else {
            withoutLeader.addUnknown(why);
        }
    }

    /** A topic that was created again with fewer partitions may still have commits beyond them for a moment. */
    private int partitions(String topic, CommittedOffsets committed) {
        int most = committed.partitions(topic);
        return Math.min(most, logs.partitions(topic, most));
    }

    private void writePartition(
            String topic, int partition, long committed, Labels series, PartialSum lag, PartialSum beyondEnd) {
        sink.record(GroupMetrics.COMMITTED_OFFSET, series, (double) committed);
        Unknown why = logs.unknown(topic, partition);
        if (why != null) {
            sink.unknown(GroupMetrics.GROUP_LAG, series, why);
            sink.unknown(GroupMetrics.GROUP_LAG_TIME, series, why);
            sink.unknown(GroupMetrics.GROUP_LOST_RECORDS, series, why);
            lag.addUnknown(why);
            beyondEnd.addUnknown(why);
            return;
        }
        PartitionLag behind = PartitionLag.of(committed, logs.start(topic, partition), logs.end(topic, partition));
        sink.record(GroupMetrics.GROUP_LAG, series, (double) behind.records());
        sink.record(GroupMetrics.GROUP_LOST_RECORDS, series, (double) behind.lost());
        long unread = Unread.offset(committed, logs.start(topic, partition));
        double seconds = behind.records() == 0 ? 0 : times.ageSeconds(topic, partition, unread);
        if (seconds < 0) {
            sink.unknown(GroupMetrics.GROUP_LAG_TIME, series, times.why(topic, partition));
        } else {
            sink.record(GroupMetrics.GROUP_LAG_TIME, series, seconds);
        }
        lag.add((double) behind.records());
        beyondEnd.add(behind.end() == PartitionLag.End.BEYOND ? 1 : 0);
    }
}

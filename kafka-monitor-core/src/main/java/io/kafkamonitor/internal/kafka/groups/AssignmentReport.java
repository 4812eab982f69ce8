package io.kafkamonitor.internal.kafka.groups;

import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.internal.kafka.cluster.PartialSum;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Compares what the members of groups read with what their groups have committed, in one collection: partitions with a
 * commit that nobody reads, and partitions without one that somebody reads.
 *
 * <p>Both last until the cluster shows the contrary. A group that rebalances or has no members shows nothing, so what was
 * orphaned stays so, and what had no commit stays without: no alert on it ends because a reader is gone.
 */
final class AssignmentReport {

    private static final Unknown REBALANCING =
            new Unknown(UnknownReason.NOT_REPORTED, "the group rebalances, and was never seen settled");

    private static final List<Metric> OF_TOPIC = List.of(
            GroupMetrics.GROUP_WITHOUT_COMMIT,
            GroupMetrics.GROUP_LAG_IF_EARLIEST,
            GroupMetrics.GROUP_LAG_IF_LATEST,
            GroupMetrics.GROUP_ORPHANED,
            GroupMetrics.GROUP_ORPHANED_RECORDS);

    /** For how long it is told that nothing was committed where nobody reads any more; no tool could end that. */
    private static final Duration LEFT_BEHIND = Duration.ofDays(1);

    private final Logs logs;
    private final long nanoTime;
    private final SampleSink sink;

    AssignmentReport(Logs logs, long nanoTime, SampleSink sink) {
        this.logs = logs;
        this.nanoTime = nanoTime;
        this.sink = sink;
    }

    /** Kafka leaves out the commits on a topic that the monitor may not see, which is not to have none. */
    void write(Set<String> topics, CommittedOffsets committed, GroupMembers members, GroupMemory memory) {
        if (members.areSettled()) {
            memory.settled();
        }
        for (String topic : topics) {
            Unknown hidden = committed.topics().contains(topic) ? null : logs.unreadable(topic);
            if (hidden == null) {
                new OfTopic(topic, committed, members, memory).write();
            } else {
                OF_TOPIC.forEach(metric -> sink.unknown(metric, memory.labels().of(topic), hidden));
            }
        }
    }

    private final class OfTopic {

        private final String topic;
        private final CommittedOffsets committed;
        private final GroupMembers members;
        private final GroupMemory memory;
        private final BitSet read;

        private final PartialSum ifEarliest = new PartialSum();
        private final PartialSum ifLatest = new PartialSum();
        private final PartialSum orphanedRecords = new PartialSum();
        private int withoutCommit;
        private int orphaned;
        private int notKnown;

        OfTopic(String topic, CommittedOffsets committed, GroupMembers members, GroupMemory memory) {
            this.topic = topic;
            this.committed = committed;
            this.members = members;
            this.memory = memory;
            this.read = members.partitions(topic);
        }

        void write() {
            int partitions = logs.partitions(topic, Math.max(committed.partitions(topic), read.length()));
            for (int partition = 0; partition < partitions; partition++) {
                if (committed.of(topic, partition) == CommittedOffsets.NONE) {
                    withoutCommit(partition);
                } else {
                    withCommit(partition);
                }
            }
            Labels series = memory.labels().of(topic);
            sink.record(GroupMetrics.GROUP_WITHOUT_COMMIT, series, withoutCommit);
            ifEarliest.report(sink, GroupMetrics.GROUP_LAG_IF_EARLIEST, series, "partitions");
            ifLatest.report(sink, GroupMetrics.GROUP_LAG_IF_LATEST, series, "partitions");
            if (committed.topics().contains(topic)) {
                writeOrphaned(series);
            }
        }

        private void withoutCommit(int partition) {
            memory.orphaned().release(topic, partition);
            if (read.get(partition)) {
                memory.read(topic, nanoTime);
                memory.uncommitted().hold(topic, partition);
            } else if (isGivenUp(partition)) {
                memory.uncommitted().release(topic, partition);
            }
            if (memory.uncommitted().holds(topic, partition)) {
                withoutCommit++;
                addAll(partition);
                addGrowth(partition, memory.uncommitted(), ifLatest);
            }
        }

        /** A reader that left before any record came has left nothing behind. */
        private boolean isGivenUp(int partition) {
            return members.areSettled()
                    && memory.uncommitted().holds(topic, partition)
                    && (!hasGrown(partition) || memory.isUnreadFor(LEFT_BEHIND, topic, nanoTime));
        }

        private boolean hasGrown(int partition) {
            return logs.unknown(topic, partition) != null
                    || memory.uncommitted().grownTo(topic, partition, logs.end(topic, partition)) > 0;
        }

        private void addAll(int partition) {
            Unknown why = logs.unknown(topic, partition);
            if (why == null) {
                ifEarliest.add((double) logs.end(topic, partition) - logs.start(topic, partition));
            } else {
                ifEarliest.addUnknown(why);
            }
        }

        private void withCommit(int partition) {
            memory.uncommitted().release(topic, partition);
            if (read.get(partition)) {
                memory.orphaned().release(topic, partition);
            } else if (members.areSettled()) {
                memory.orphaned().hold(topic, partition);
            } else if (members.count() > 0 && !memory.wasSettled()) {
                notKnown++;
            }
            if (memory.orphaned().holds(topic, partition)) {
                orphaned++;
                addGrowth(partition, memory.orphaned(), orphanedRecords);
            }
        }

        private void addGrowth(int partition, FirstEnds since, PartialSum growth) {
            Unknown why = logs.unknown(topic, partition);
            if (why == null) {
                growth.add((double) since.grownTo(topic, partition, logs.end(topic, partition)));
            } else {
                growth.addUnknown(why);
            }
        }

        private void writeOrphaned(Labels series) {
            if (notKnown > 0) {
                sink.unknown(GroupMetrics.GROUP_ORPHANED, series, REBALANCING);
                sink.unknown(GroupMetrics.GROUP_ORPHANED_RECORDS, series, REBALANCING);
            } else {
                sink.record(GroupMetrics.GROUP_ORPHANED, series, orphaned);
                orphanedRecords.report(sink, GroupMetrics.GROUP_ORPHANED_RECORDS, series, "partitions");
            }
        }
    }
}

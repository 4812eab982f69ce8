package io.kafkamonitor.rules.recommended;

import static java.time.Duration.ofMinutes;

import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.metric.Labels;
import java.time.Duration;
import java.util.List;

/** The rules for groups and their backlogs in time, but for the one that looks back. */
final class TimedBacklogCases {

    private static final Labels GROUP = Labels.of("group", "billing");
    private static final Labels READER = GROUP.with("topic", "orders");
    private static final Labels PARTITION = READER.with("partition", "0");

    private TimedBacklogCases() {}

    static List<TimedCase> all() {
        return List.of(
                TimedCase.of(BacklogRules.lostRecords(), GroupMetrics.GROUP_LOST_RECORDS, PARTITION)
                        .about(READER)
                        .badAt(
                                "30",
                                "Group billing lost records of topic orders that were removed before it read them: 30")
                        .goodAt("0")
                        .firesAfter(Duration.ZERO)
                        .endsAfter(ofMinutes(10))
                        .spares("a partition that cannot be read", "0 unknown(NO_LEADER)x20 0"),
                notBack(TimedCase.of(BacklogRules.topicNotRead(), GroupMetrics.GROUP_ORPHANED_RECORDS, READER)
                        .badAt(
                                "1",
                                "Group billing has stopped reading topic orders, which still gets records: 1 came since")
                        .goodAt("0")
                        .spares("a deployment of ten minutes", "0 0+100x20 0x10")
                        .spares("an idle topic that was given up", "0x60")),
                notBack(TimedCase.of(BacklogRules.nothingCommitted(), GroupMetrics.GROUP_LAG_IF_LATEST, READER)
                        .badAt(
                                "1",
                                "Group billing has committed nothing on partitions of topic orders that it reads: 1"
                                        + " records came since")
                        .goodAt("0")
                        .spares("a group at its start, until its first commit", "5+5x10 gone")
                        .spares("an idle topic", "0x60")),
                TimedCase.of(BacklogRules.beyondEnd(), GroupMetrics.GROUP_BEYOND_END, READER)
                        .badAt("1", "Group billing has committed beyond the end of topic orders; partitions: 1")
                        .goodAt("0")
                        .firesAfter(ofMinutes(5))
                        .endsAfter(Duration.ZERO)
                        .spares("a commit that is newer than the end that was read", "0 1 0 1 0x4"),
                TimedCase.of(BacklogRules.unreadable(), GroupMetrics.GROUP_WITHOUT_LEADER, READER)
                        .badAt(
                                "1",
                                "The backlog of group billing on topic orders cannot be read; partitions without a"
                                        + " leader: 1")
                        .goodAt("0")
                        .firesAfter(ofMinutes(1))
                        .endsAfter(ofMinutes(1))
                        .spares("an election", "0 1 0x4"),
                TimedCase.of(KafkaRules.recordsLate(ofMinutes(15)), GroupMetrics.GROUP_LAG_TIME, PARTITION)
                        .about(READER)
                        .badAt("1200", "Group billing reads topic orders late: its next record came 20 min ago")
                        .goodAt("700")
                        .firesAfter(ofMinutes(5))
                        .endsAfter(ofMinutes(2))
                        .spares("as late as is permitted", "900x40"),
                TimedCase.of(KafkaRules.consumerLag(500), GroupMetrics.GROUP_LAG, PARTITION)
                        .about(READER)
                        .badAt("501", "Group billing is 501 records behind on topic orders")
                        .goodAt("450")
                        .firesAfter(ofMinutes(5))
                        .endsAfter(ofMinutes(2))
                        .spares("a restart of the consumers", "0 0+1000x9 0x10")
                        .spares("as many as are permitted", "500x40"),
                TimedCase.of(KafkaRules.groupWithoutMembers("b*"), GroupMetrics.GROUP_MEMBERS, GROUP)
                        .badAt("0", "Nobody reads for group billing")
                        .goodAt("1")
                        .firesAfter(ofMinutes(5))
                        .endsAfter(Duration.ZERO)
                        .spares("a deployment", "3 0x9 3x4")
                        .spares("a group that is removed", "3x4 0x4 gone"));
    }

    private static TimedCase notBack(TimedCase of) {
        return of.firesAfter(ofMinutes(15)).endsAfter(ofMinutes(5));
    }
}

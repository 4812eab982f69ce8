package io.kafkamonitor.kafka;

import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import java.util.List;

/** How far consumer groups are behind; read with the Admin API. */
public final class GroupMetrics {

    /** The high watermark of a partition: the offset of the next record a consumer will see. */
    public static final Metric LOG_END_OFFSET = Metric.offset(
            "kafka.partition.current_offset",
            Unit.of("offset"),
            "The high watermark of a partition: the offset of the next record a consumer will see.",
            "topic",
            "partition");

    /** The offset of the oldest record of a partition. */
    public static final Metric LOG_START_OFFSET = Metric.offset(
            "kafka.partition.oldest_offset",
            Unit.of("offset"),
            "The offset of the oldest record of a partition.",
            "topic",
            "partition");

    /** Offsets between the oldest and the newest record of all partitions of a topic. */
    public static final Metric TOPIC_RECORDS = Metric.amount(
            "kafka.topic.records",
            Unit.of("records"),
            "Offsets between the oldest and the newest record of all partitions of a topic.",
            "topic");

    /** The backlog of that group on a topic that is furthest behind, of all groups that could ever be read. */
    public static final Metric TOPIC_BACKLOG = Metric.amount(
            "kafka.topic.backlog",
            Unit.of("records"),
            "The backlog of that group on a topic that is furthest behind, of all groups that could ever be read.",
            "topic");

    /** The offset a group has committed on a partition. */
    public static final Metric COMMITTED_OFFSET = Metric.offset(
            "kafka.consumer_group.offset",
            Unit.of("offset"),
            "The offset a group has committed on a partition.",
            "group",
            "topic",
            "partition");

    /** Records that a group has still to read on a partition: log end minus the greater of committed offset and log start, never below 0. */
    public static final Metric GROUP_LAG = Metric.amount(
            "kafka.consumer_group.lag",
            Unit.of("records"),
            "Records that a group has still to read on a partition: log end minus the greater of committed offset and log start, never below 0.",
            "group",
            "topic",
            "partition");

    /**
     * How long ago the oldest record came that a group has still to read on a partition, 0 if there is none. Off by the time between
     * two readings or a tenth of itself at most, where that is more; unknown where it cannot be told as well as that.
     */
    public static final Metric GROUP_LAG_TIME = Metric.amount(
            "kafka.consumer_group.lag_time",
            Unit.SECONDS,
            "How long ago the oldest record came that a group has still to read on a partition, 0 if there is none; off by the time"
                    + " between two readings or a tenth of itself at most, where that is more, and unknown where it cannot be told"
                    + " as well as that.",
            "group",
            "topic",
            "partition");

    /** Records that a group has still to read on a topic. */
    public static final Metric GROUP_LAG_BY_TOPIC = Metric.amount(
            "kafka.consumer_group.lag_sum",
            Unit.of("records"),
            "Records that a group has still to read on a topic.",
            "group",
            "topic");

    /** Records that a group has still to read on all topics. */
    public static final Metric GROUP_LAG_TOTAL = Metric.amount(
            "kafka.consumer_group.lag_total",
            Unit.of("records"),
            "Records that a group has still to read on all topics.",
            "group");

    /** Members of a group; 0 if nobody reads. */
    public static final Metric GROUP_MEMBERS = Metric.amount(
            "kafka.consumer_group.members", Unit.of("members"), "Members of a group; 0 if nobody reads.", "group");

    /** Records below the log start that a group had not read when retention or deletion removed them. */
    public static final Metric GROUP_LOST_RECORDS = Metric.amount(
            "kafka.consumer_group.lost_records",
            Unit.of("records"),
            "Records below the log start that a group had not read when retention or deletion removed them.",
            "group",
            "topic",
            "partition");

    /** Partitions of a topic on which a group has committed an offset beyond the log end. */
    public static final Metric GROUP_BEYOND_END = Metric.amount(
            "kafka.consumer_group.beyond_end_partitions",
            Unit.of("partitions"),
            "Partitions of a topic on which a group has committed an offset beyond the log end.",
            "group",
            "topic");

    /** Partitions of a topic on which a group has committed and that have no leader, so that nobody can say how far behind it is. */
    public static final Metric GROUP_WITHOUT_LEADER = Metric.amount(
            "kafka.consumer_group.without_leader_partitions",
            Unit.of("partitions"),
            "Partitions of a topic on which a group has committed and that have no leader, so that nobody can say how far behind it is.",
            "group",
            "topic");

    /** Partitions of a topic that members of a group have or had assigned and on which nothing was committed. */
    public static final Metric GROUP_WITHOUT_COMMIT = Metric.amount(
            "kafka.consumer_group.without_commit_partitions",
            Unit.of("partitions"),
            "Partitions of a topic that members of a group have or had assigned and on which nothing was committed.",
            "group",
            "topic");

    /** What a group has to read on the partitions without a commit if it begins at the earliest record: log end minus log start. */
    public static final Metric GROUP_LAG_IF_EARLIEST = Metric.amount(
            "kafka.consumer_group.lag_if_earliest",
            Unit.of("records"),
            "What a group has to read on the partitions without a commit if it begins at the earliest record: log end minus log start.",
            "group",
            "topic");

    /** What a group has to read on the partitions without a commit if it begins at the latest record: what came since that was first seen. */
    public static final Metric GROUP_LAG_IF_LATEST = Metric.amount(
            "kafka.consumer_group.lag_if_latest",
            Unit.of("records"),
            "What a group has to read on the partitions without a commit if it begins at the latest record: what came since that was first seen.",
            "group",
            "topic");

    /** Orphaned: partitions of a topic on which a group has committed and that no member had assigned when the group was last settled. */
    public static final Metric GROUP_ORPHANED = Metric.amount(
            "kafka.consumer_group.orphaned_partitions",
            Unit.of("partitions"),
            "Orphaned: partitions of a topic on which a group has committed and that no member had assigned when the group was last settled.",
            "group",
            "topic");

    /** Records that came to the orphaned partitions of a topic since they were first seen orphaned. */
    public static final Metric GROUP_ORPHANED_RECORDS = Metric.amount(
            "kafka.consumer_group.orphaned_records",
            Unit.of("records"),
            "Records that came to the orphaned partitions of a topic since they were first seen orphaned.",
            "group",
            "topic");

    /** All of them. */
    public static final List<Metric> ALL = List.of(
            LOG_END_OFFSET,
            LOG_START_OFFSET,
            TOPIC_RECORDS,
            TOPIC_BACKLOG,
            COMMITTED_OFFSET,
            GROUP_LAG,
            GROUP_LAG_TIME,
            GROUP_LAG_BY_TOPIC,
            GROUP_LAG_TOTAL,
            GROUP_MEMBERS,
            GROUP_LOST_RECORDS,
            GROUP_BEYOND_END,
            GROUP_WITHOUT_LEADER,
            GROUP_WITHOUT_COMMIT,
            GROUP_LAG_IF_EARLIEST,
            GROUP_LAG_IF_LATEST,
            GROUP_ORPHANED,
            GROUP_ORPHANED_RECORDS);

    private GroupMetrics() {}
}

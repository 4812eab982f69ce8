package io.kafkamonitor.kafka;

import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import java.util.List;

/** Where the partitions are, and how many of them are not as they should be; read with the Admin API. */
public final class PartitionMetrics {

    /** Partitions of a topic. */
    public static final Metric TOPIC_PARTITIONS =
            Metric.amount("kafka.topic.partitions", Unit.of("partitions"), "Partitions of a topic.", "topic");

    /** Replicas that a partition is to have; of one that is being moved, those being added count once they are in sync. */
    public static final Metric REPLICAS = Metric.amount(
            "kafka.partition.replicas",
            Unit.of("replicas"),
            "Replicas that a partition is to have; of one that is being moved, those being added count once they are in sync.",
            "topic",
            "partition");

    /** Replicas of a partition that are in sync. */
    public static final Metric IN_SYNC_REPLICAS = Metric.amount(
            "kafka.partition.replicas_in_sync",
            Unit.of("replicas"),
            "Replicas of a partition that are in sync.",
            "topic",
            "partition");

    /** Partitions of a topic that a reassignment is moving to other brokers. */
    public static final Metric MOVING_PARTITIONS = Metric.amount(
            "kafka.topic.moving_partitions",
            Unit.of("partitions"),
            "Partitions of a topic that a reassignment is moving to other brokers.",
            "topic");

    /** Partitions of a topic without a leader: they can be neither written nor read. */
    public static final Metric OFFLINE_PARTITIONS = Metric.amount(
            "kafka.topic.offline_partitions",
            Unit.of("partitions"),
            "Partitions of a topic without a leader: they can be neither written nor read.",
            "topic");

    /** Partitions of a topic with fewer in-sync replicas than they are to have; those being added are not missed. */
    public static final Metric UNDER_REPLICATED_PARTITIONS = Metric.amount(
            "kafka.topic.under_replicated_partitions",
            Unit.of("partitions"),
            "Partitions of a topic with fewer in-sync replicas than they are to have; those being added are not missed.",
            "topic");

    /** Partitions of a topic with fewer in-sync replicas than min.insync.replicas: writes with acks=all fail. */
    public static final Metric UNDER_MIN_ISR_PARTITIONS = Metric.amount(
            "kafka.topic.under_min_isr_partitions",
            Unit.of("partitions"),
            "Partitions of a topic with fewer in-sync replicas than min.insync.replicas: writes with acks=all fail.",
            "topic");

    /** Partitions of a topic with just min.insync.replicas in sync, though more are assigned: one more loss stops writes. */
    public static final Metric AT_MIN_ISR_PARTITIONS = Metric.amount(
            "kafka.topic.at_min_isr_partitions",
            Unit.of("partitions"),
            "Partitions of a topic with just min.insync.replicas in sync, though more are assigned: one more loss stops writes.",
            "topic");

    /** Partitions of a topic led by another broker than the preferred one. */
    public static final Metric NOT_PREFERRED_PARTITIONS = Metric.amount(
            "kafka.topic.not_preferred_leader_partitions",
            Unit.of("partitions"),
            "Partitions of a topic led by another broker than the preferred one.",
            "topic");

    /** Replicated partitions of a topic that have all replicas in one rack, though the cluster has more racks. */
    public static final Metric ONE_RACK_PARTITIONS = Metric.amount(
            "kafka.topic.one_rack_partitions",
            Unit.of("partitions"),
            "Replicated partitions of a topic that have all replicas in one rack, though the cluster has more racks.",
            "topic");

    /**
     * The replicas in sync of a partition that has a problem, named as by {@link PartitionProblem#label()}; not there for
     * a partition without. The label {@code missing} names the brokers of the replicas that it misses, separated by
     * commas: those out of sync, or all if it has no leader. Of each topic and problem the ten partitions with the fewest
     * in sync, 10,000 in all at most, and as many more as it takes to name every broker that is missing.
     */
    public static final Metric PARTITION_PROBLEM = Metric.amount(
                    "kafka.partition.problem",
                    Unit.of("replicas in sync"),
                    "The replicas in sync of a partition that is offline, under-min-isr, at-min-isr, under-replicated or one-rack, only while it is, with its leader and which brokers' replicas it misses; of each topic and problem the ten partitions with the fewest in sync, 10,000 in all at most, and as many more as it takes to name every broker that is missing.",
                    "topic",
                    "partition",
                    "problem",
                    "leader",
                    "missing")
            .withLabelValues("problem", PartitionProblem.labels())
            .onlyInTrouble();

    /** Partitions of which a broker holds a replica. */
    public static final Metric BROKER_REPLICAS = Metric.amount(
            "kafka.broker.replicas", Unit.of("partitions"), "Partitions of which a broker holds a replica.", "broker");

    /** Partitions that a broker leads. */
    public static final Metric BROKER_LEADERS =
            Metric.amount("kafka.broker.leaders", Unit.of("partitions"), "Partitions that a broker leads.", "broker");

    /** Partitions that a broker would lead if each were led by its preferred replica. */
    public static final Metric BROKER_PREFERRED_LEADERS = Metric.amount(
            "kafka.broker.preferred_leaders",
            Unit.of("partitions"),
            "Partitions that a broker would lead if each were led by its preferred replica.",
            "broker");

    /** How far a broker's number of replicas is above the mean (negative: below), relative to the mean or to 10 where that is more. */
    public static final Metric REPLICA_SKEW = Metric.gauge(
                    "kafka.broker.replica_skew",
                    Unit.RATIO,
                    "How far a broker's number of replicas is above the mean (negative: below), relative to the mean or to 10 where that is more.",
                    "broker")
            .between(-1, Double.POSITIVE_INFINITY);

    /** How far a broker's number of leaders is above the mean (negative: below), relative to the mean or to 10 where that is more. */
    public static final Metric LEADER_SKEW = Metric.gauge(
                    "kafka.broker.leader_skew",
                    Unit.RATIO,
                    "How far a broker's number of leaders is above the mean (negative: below), relative to the mean or to 10 where that is more.",
                    "broker")
            .between(-1, Double.POSITIVE_INFINITY);

    /** Part of all partitions that are led by another broker than the preferred one. */
    public static final Metric NOT_PREFERRED_RATIO = Metric.part(
            "kafka.cluster.not_preferred_leader_ratio",
            Unit.RATIO,
            "Part of all partitions that are led by another broker than the preferred one.");

    /** All of them. */
    public static final List<Metric> ALL = List.of(
            TOPIC_PARTITIONS,
            REPLICAS,
            IN_SYNC_REPLICAS,
            MOVING_PARTITIONS,
            OFFLINE_PARTITIONS,
            UNDER_REPLICATED_PARTITIONS,
            UNDER_MIN_ISR_PARTITIONS,
            AT_MIN_ISR_PARTITIONS,
            NOT_PREFERRED_PARTITIONS,
            ONE_RACK_PARTITIONS,
            PARTITION_PROBLEM,
            BROKER_REPLICAS,
            BROKER_LEADERS,
            BROKER_PREFERRED_LEADERS,
            REPLICA_SKEW,
            LEADER_SKEW,
            NOT_PREFERRED_RATIO);

    private PartitionMetrics() {}
}

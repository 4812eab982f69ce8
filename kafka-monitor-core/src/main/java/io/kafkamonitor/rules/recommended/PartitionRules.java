package io.kafkamonitor.rules.recommended;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.kafka.PartitionMetrics;
import io.kafkamonitor.kafka.PartitionProblem;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.MetricExpression;
import java.time.Duration;
import java.util.List;

/**
 * The recommended rules for partitions and where they are.
 *
 * <p>Where a method takes a threshold, the one without is the recommendation.
 */
public final class PartitionRules {

    private static final Duration ELECTION = Duration.ofSeconds(30);
    private static final Duration BROKER_RESTART = Duration.ofMinutes(5);
    private static final Duration REBALANCE = Duration.ofMinutes(15);

    private PartitionRules() {}

    /** All of them. */
    public static RecommendedRules all() {
        return RecommendedRules.of(List.of(
                offline(),
                underReplicated(),
                underMinIsr(),
                atMinIsr(),
                leaderSkew(),
                replicaSkew(),
                notPreferredLeaders(),
                oneRack()));
    }

    /**
     * {@code partitions-offline}: partitions of a topic have no leader for 30 seconds, critical.
     *
     * <p>They can be neither written nor read. An election takes a few seconds at most, so 30 are no election.
     */
    public static Rule offline() {
        return rule("partitions-offline")
                .when(metric(PartitionMetrics.OFFLINE_PARTITIONS))
                .isAbove(0)
                .evidenceFromLowest(partitionsWith(PartitionProblem.OFFLINE))
                .involving("missing")
                .forAtLeast(ELECTION)
                .keepFiringFor(ELECTION)
                .severity(Severity.CRITICAL)
                .describedAs("Topic {topic} has partitions without a leader: {value}")
                .endingAs("All partitions of topic {topic} have a leader again")
                .advisedTo("They can be neither written nor read until one of their in-sync replicas is back. List them"
                        + " with kafka-topics.sh --describe --unavailable-partitions and start those brokers. If they are"
                        + " lost, kafka-leader-election.sh --election-type unclean gives up the newest records.")
                .tryingCommand(KafkaTools.TOPIC)
                .build();
    }

    /**
     * {@code partitions-under-replicated}: partitions of a topic have replicas out of sync for 5 minutes.
     *
     * <p>Each restart of a broker does this until the broker has caught up, so less than some minutes is no news; and
     * nothing is lost yet. Replicas that a reassignment is adding are not missed.
     */
    public static Rule underReplicated() {
        return underReplicated(BROKER_RESTART);
    }

    /** {@code partitions-under-replicated} after another time. */
    public static Rule underReplicated(Duration forAtLeast) {
        return rule("partitions-under-replicated")
                .when(metric(PartitionMetrics.UNDER_REPLICATED_PARTITIONS))
                .isAbove(0)
                .evidenceFromLowest(partitionsWith(PartitionProblem.UNDER_REPLICATED))
                .involving("missing")
                .forAtLeast(forAtLeast)
                .keepFiringFor(Duration.ofMinutes(2))
                .describedAs("Topic {topic} has partitions with replicas out of sync: {value}")
                .endingAs("All partitions of topic {topic} are fully replicated again")
                .advisedTo("A broker is down, or slower than its leaders. List the partitions with kafka-topics.sh"
                        + " --describe --under-replicated-partitions: one broker in all of them is the cause. Replicas"
                        + " that a reassignment adds are not counted, but kafka-topics.sh lists them, too.")
                .tryingCommand(KafkaTools.TOPIC)
                .build();
    }

    /**
     * {@code partitions-under-min-isr}: partitions of a topic have fewer replicas in sync than min.insync.replicas for a
     * minute, critical.
     *
     * <p>Producers with acks=all cannot write to them. One broker that restarts does not do that to a topic with room for
     * one failure; a minute lets followers return that fell out for a moment.
     */
    public static Rule underMinIsr() {
        return rule("partitions-under-min-isr")
                .when(metric(PartitionMetrics.UNDER_MIN_ISR_PARTITIONS))
                .isAbove(0)
                .evidenceFromLowest(partitionsWith(PartitionProblem.UNDER_MIN_ISR))
                .involving("missing")
                .forAtLeast(Duration.ofMinutes(1))
                .keepFiringFor(Duration.ofMinutes(1))
                .severity(Severity.CRITICAL)
                .describedAs("Topic {topic} has partitions that refuse writes with acks=all: {value}")
                .endingAs("Topic {topic} takes writes with acks=all again")
                .advisedTo(
                        "Fewer replicas are in sync than min.insync.replicas. List them with kafka-topics.sh --describe"
                                + " --under-min-isr-partitions and bring back the brokers of the missing replicas.")
                .tryingCommand(KafkaTools.TOPIC)
                .build();
    }

    /**
     * {@code partitions-at-min-isr}: partitions of a topic have just min.insync.replicas in sync, though more are
     * assigned, for 10 minutes; for information.
     *
     * <p>Nothing is refused yet; the rule about replicas out of sync has warned already.
     */
    public static Rule atMinIsr() {
        return rule("partitions-at-min-isr")
                .when(metric(PartitionMetrics.AT_MIN_ISR_PARTITIONS))
                .isAbove(0)
                .evidenceFromLowest(partitionsWith(PartitionProblem.AT_MIN_ISR))
                .involving("missing")
                .forAtLeast(Duration.ofMinutes(10))
                .keepFiringFor(Duration.ofMinutes(2))
                .severity(Severity.INFO)
                .describedAs("Topic {topic} has partitions that refuse writes after one more loss: {value}")
                .endingAs("All partitions of topic {topic} can lose a replica again")
                .advisedTo(
                        "Just min.insync.replicas are in sync. Do not restart another broker now; list the partitions"
                                + " with kafka-topics.sh --describe --at-min-isr-partitions.")
                .tryingCommand(KafkaTools.TOPIC)
                .build();
    }

    /**
     * {@code leader-skew}: a broker leads half as many partitions again as the mean, or half as many, for 15 minutes.
     *
     * <p>A restarted broker leads nothing until Kafka moves leaders back, which it looks after every 5 minutes. The skew
     * is relative to at least 10 partitions, so that a small cluster is not uneven by one partition.
     */
    public static Rule leaderSkew() {
        return leaderSkew(0.5);
    }

    /** {@code leader-skew} at another part of the mean on both sides. */
    public static Rule leaderSkew(double part) {
        return rule("leader-skew")
                .when(metric(PartitionMetrics.LEADER_SKEW))
                .isOutside(-part, part)
                .forAtLeast(REBALANCE)
                .keepFiringFor(BROKER_RESTART)
                .comparedBy(metric(PartitionMetrics.BROKER_LEADERS))
                .describedAs("Broker {broker} is {value} off an even share of leaders")
                .endingAs("Broker {broker} has an even share of leaders again")
                .advisedTo(
                        "Leaders do most of the work. kafka-leader-election.sh --election-type preferred moves them back;"
                                + " if they are where they are preferred, move replicas with kafka-reassign-partitions.sh.")
                .tryingCommand(KafkaTools.PREFERRED)
                .build();
    }

    /**
     * {@code replica-skew}: a broker has half as many replicas again as the mean, or half as many, for 15 minutes.
     *
     * <p>A restart does not change it; a new broker has none until somebody moves some there.
     */
    public static Rule replicaSkew() {
        return replicaSkew(0.5);
    }

    /** {@code replica-skew} at another part of the mean on both sides. */
    public static Rule replicaSkew(double part) {
        return rule("replica-skew")
                .when(metric(PartitionMetrics.REPLICA_SKEW))
                .isOutside(-part, part)
                .forAtLeast(REBALANCE)
                .keepFiringFor(BROKER_RESTART)
                .comparedBy(metric(PartitionMetrics.BROKER_REPLICAS))
                .describedAs("Broker {broker} is {value} off an even share of replicas")
                .endingAs("Broker {broker} has an even share of replicas again")
                .advisedTo("Kafka never moves replicas by itself, not even to a new broker. Plan it with"
                        + " kafka-reassign-partitions.sh --generate.")
                .build();
    }

    /**
     * {@code leaders-not-preferred}: more than 10 % of all partitions are led by another broker than the preferred one,
     * for 15 minutes.
     *
     * <p>Kafka moves leaders back above 10 % for a broker, every 5 minutes: three times without effect is a fault.
     */
    public static Rule notPreferredLeaders() {
        return rule("leaders-not-preferred")
                .when(metric(PartitionMetrics.NOT_PREFERRED_RATIO))
                .isAbove(0.1)
                .forAtLeast(REBALANCE)
                .keepFiringFor(BROKER_RESTART)
                .describedAs("{value} of all partitions are not led by their preferred broker")
                .endingAs("Partitions are led by their preferred brokers again")
                .advisedTo(
                        "Run kafka-leader-election.sh --election-type preferred --all-topic-partitions, and see whether"
                                + " auto.leader.rebalance.enable is off or the preferred brokers are out of sync.")
                .tryingCommand(KafkaTools.PREFERRED)
                .build();
    }

    /**
     * {@code partitions-in-one-rack}: replicated partitions of a topic have all replicas in one rack, though the cluster
     * has more, for 15 minutes.
     *
     * <p>The loss of that rack takes them offline. Kafka spreads new topics over racks, so somebody placed these by hand
     * or the racks came later.
     */
    public static Rule oneRack() {
        return rule("partitions-in-one-rack")
                .when(metric(PartitionMetrics.ONE_RACK_PARTITIONS))
                .isAbove(0)
                .evidenceFromLowest(partitionsWith(PartitionProblem.ONE_RACK))
                .forAtLeast(REBALANCE)
                .describedAs("Topic {topic} has partitions with all replicas in one rack: {value}")
                .endingAs("Topic {topic} is spread over racks again")
                .advisedTo("The loss of one rack takes them offline. Spread their replicas with"
                        + " kafka-reassign-partitions.sh --generate, which minds broker.rack.")
                .tryingCommand(KafkaTools.TOPIC)
                .build();
    }

    private static MetricExpression partitionsWith(PartitionProblem problem) {
        return metric(PartitionMetrics.PARTITION_PROBLEM).where("problem", problem.label());
    }
}

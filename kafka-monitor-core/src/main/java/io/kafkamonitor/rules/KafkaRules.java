package io.kafkamonitor.rules;

import static io.kafkamonitor.rules.Rules.matching;
import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;

import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.rule.Rule;
import java.time.Duration;

/**
 * The recommended rules, and those that need a number or a name of yours.
 *
 * <p>The durations are chosen for clusters that are restarted broker by broker in working hours: what a restart of one
 * broker does to the others is over before anybody is told, what stops producers or loses records is told within a
 * minute.
 *
 * <p>While {@code broker-down} is active people are not told of what it explains: {@code partitions-under-replicated},
 * {@code partitions-at-min-isr}, {@code leader-skew}, {@code replica-skew}, {@code leaders-not-preferred} and, of the
 * same broker, {@code broker-silent} and {@code jmx-unreachable}; nor, while {@code topic-not-read} is, of {@code
 * backlog-growing} of the same group and topic; nor, while {@code no-controller} is, of {@code jmx-unreachable}; nor, while
 * {@code cluster-unreachable} is, which every monitor of a cluster has, that the collector of the brokers fails. This goes
 * by the names of the rules.
 */
public final class KafkaRules {

    private static final Duration CONSUMER_RESTART = Duration.ofMinutes(5);

    private KafkaRules() {}

    /** The rules for brokers, partitions and backlogs that fit every cluster. */
    public static RecommendedRules recommended() {
        return BrokerRules.all().with(PartitionRules.all()).with(BacklogRules.all());
    }

    /**
     * A group is more than a number of records behind on a topic, all partitions together.
     *
     * <p>Not among the recommended rules: a thousand records are a disaster for one topic and a tenth of a second for
     * another, so only you know the number. Five minutes let a consumer restart and its group rebalance.
     */
    public static Rule consumerLag(double records) {
        return consumerLag("consumer-lag", "*", records);
    }

    /**
     * A group of which the name fits a pattern of {@code *} and {@code ?} is more than a number of records behind on a
     * topic.
     *
     * @param name of the rule, as there may be several with different numbers
     */
    public static Rule consumerLag(String name, String groupPattern, double records) {
        return rule(name)
                .when(metric(GroupMetrics.GROUP_LAG)
                        .where("group", matching(groupPattern))
                        .sumBy("group", "topic"))
                .isAbove(records)
                .forAtLeast(CONSUMER_RESTART)
                .keepFiringFor(Duration.ofMinutes(2))
                .describedAs("Group {group} is {value} records behind on topic {topic}")
                .advisedTo("The group reads more slowly than records come in, or not at all. See which members have"
                        + " which partitions with kafka-consumer-groups.sh --describe --group; a backlog on one"
                        + " partition alone points to a stuck member or a hot key.")
                .build();
    }

    /**
     * A group of which the name fits a pattern of {@code *} and {@code ?} has had no member for five minutes.
     *
     * <p>Not among the recommended rules: groups of batch jobs have none between two runs. Name those that must run
     * always.
     */
    public static Rule groupWithoutMembers(String groupPattern) {
        return rule("group-without-members")
                .when(metric(GroupMetrics.GROUP_MEMBERS).where("group", matching(groupPattern)))
                .isBelow(1)
                .forAtLeast(CONSUMER_RESTART)
                .describedAs("Nobody reads for group {group}")
                .advisedTo("All consumers of the group are stopped or cannot join. See their logs, and the state of the"
                        + " group with kafka-consumer-groups.sh --describe --state --group.")
                .build();
    }
}

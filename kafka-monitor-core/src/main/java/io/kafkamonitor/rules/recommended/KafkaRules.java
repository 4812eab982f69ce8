package io.kafkamonitor.rules.recommended;

import static io.kafkamonitor.rules.Rules.matching;
import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.notMatching;
import static io.kafkamonitor.rules.Rules.rule;
import static java.util.Objects.requireNonNull;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.labels.LabelMatcher;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.Cause;
import io.kafkamonitor.rules.MetricExpression;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The recommended rules, and those that need a number or a name of yours.
 *
 * <p>The durations are chosen for clusters that are restarted broker by broker in working hours: what a restart of one
 * broker does to the others is over before anybody is told, what stops producers or loses records is told within a
 * minute.
 *
 * <p>Some explain others: a dead broker explains the partitions that miss just its replicas and that its JMX port is
 * silent. {@link #causes()} has all of it; it goes by the names of the rules.
 */
public final class KafkaRules {

    private static final String CONSUMER_LAG = "consumer-lag";
    private static final Duration CONSUMER_RESTART = Duration.ofMinutes(5);

    private KafkaRules() {}

    /** The rules for brokers, partitions and backlogs that fit every cluster. */
    public static RecommendedRules recommended() {
        return BrokerRules.all().with(PartitionRules.all()).with(BacklogRules.all());
    }

    /**
     * Which of these rules, and of those that every monitor has, explain which others; every monitor goes by it.
     *
     * <p>What stops producers or loses records is explained by dead brokers alone, and only if they account for all of it.
     */
    public static List<Cause> causes() {
        return Topology.CAUSES;
    }

    /**
     * A group is more than a number of records behind on a topic, all partitions together.
     *
     * <p>Not among the recommended rules: a thousand records are a disaster for one topic and a tenth of a second for
     * another, so only you know the number. Five minutes let a consumer restart and its group rebalance.
     */
    public static Rule consumerLag(double records) {
        return consumerLag(CONSUMER_LAG, "*", records);
    }

    /**
     * A group of which the name fits a pattern of {@code *} and {@code ?} is more than a number of records behind on a
     * topic.
     *
     * @param name of the rule, as there may be several with different numbers
     */
    public static Rule consumerLag(String name, String groupPattern, double records) {
        return consumerLag(name, metric(GroupMetrics.GROUP_LAG).where("group", matching(groupPattern)), records);
    }

    /**
     * A rule {@code consumer-lag <pattern>}, {@code consumer-lag} for {@code *}, for each of some patterns of group
     * names. A group is judged by one of them only: the most specific that its name fits, whatever the numbers.
     *
     * <p>More specific is the pattern with more characters besides {@code *} and {@code ?}, so a name goes before any
     * pattern that it fits; then the one with fewer {@code *}, with more {@code ?}, with more characters before the first
     * of them, and at last the first one in alphabetical order.
     *
     * @param recordsByGroupPattern how many records a group may be behind on a topic
     */
    public static List<Rule> consumerLag(Map<String, Double> recordsByGroupPattern) {
        List<String> patterns = recordsByGroupPattern.keySet().stream()
                .sorted(LabelMatcher.mostSpecificFirst())
                .toList();
        var rules = new ArrayList<Rule>();
        for (int i = 0; i < patterns.size(); i++) {
            String pattern = patterns.get(i);
            MetricExpression lag = metric(GroupMetrics.GROUP_LAG).where("group", matching(pattern));
            for (String moreSpecific : patterns.subList(0, i)) {
                lag = lag.where("group", notMatching(moreSpecific));
            }
            String name = pattern.equals("*") ? CONSUMER_LAG : CONSUMER_LAG + " " + pattern;
            rules.add(consumerLag(name, lag, requireNonNull(recordsByGroupPattern.get(pattern), pattern)));
        }
        return rules;
    }

    /**
     * {@code records-late}: the oldest record that a group has still to read on a topic came longer ago than that, for 5 minutes.
     *
     * <p>The one threshold that means the same for each topic, however much comes. The end of a transaction is a record that nobody
     * reads: a group that commits the last one it was given may be a record behind on a topic where no more come. Leave such topics
     * out with a rule of your own.
     *
     * @param most from a second to a year
     */
    public static Rule recordsLate(Duration most) {
        return rule("records-late")
                .when(metric(GroupMetrics.GROUP_LAG_TIME).maxBy("group", "topic"))
                .isAbove(Bounded.positive(most, "most").toMillis() / 1_000.0)
                .forAtLeast(CONSUMER_RESTART)
                .keepFiringFor(Duration.ofMinutes(2))
                .describedAs("Group {group} reads topic {topic} late: its next record came {value} ago")
                .endingAs("Group {group} reads topic {topic} in time again")
                .advisedTo("The group reads more slowly than records come in, or not at all. See which members have"
                        + " which partitions with kafka-consumer-groups.sh --describe --group; one partition that is late alone"
                        + " points to a stuck member or a record that it fails on.")
                .tryingCommand(KafkaTools.GROUP)
                .build();
    }

    private static Rule consumerLag(String name, MetricExpression lag, double records) {
        return rule(name)
                .when(lag.sumBy("group", "topic"))
                .isAbove(records)
                .forAtLeast(CONSUMER_RESTART)
                .keepFiringFor(Duration.ofMinutes(2))
                .describedAs("Group {group} is {value} records behind on topic {topic}")
                .endingAs("Group {group} has caught up on topic {topic}")
                .advisedTo("The group reads more slowly than records come in, or not at all. See which members have"
                        + " which partitions with kafka-consumer-groups.sh --describe --group; a backlog on one"
                        + " partition alone points to a stuck member or a hot key.")
                .tryingCommand(KafkaTools.GROUP)
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
                .endingAs("Group {group} has members again")
                .advisedTo("All consumers of the group are stopped or cannot join. See their logs, and the state of the"
                        + " group with kafka-consumer-groups.sh --describe --state --group.")
                .tryingCommand(KafkaTools.MEMBERS)
                .build();
    }
}

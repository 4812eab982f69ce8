package io.kafkamonitor.rules.recommended;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.notMatching;
import static io.kafkamonitor.rules.Rules.rule;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.MetricExpression;
import java.time.Duration;
import java.util.List;

/**
 * The recommended rules for consumer groups and their backlogs.
 *
 * <p>None of them is a number of records behind, which means something else for each topic; for that there is
 * {@link KafkaRules#consumerLag(double)}.
 */
public final class BacklogRules {

    /** Longer than a deployment, and three times as long as Kafka lets a consumer work on what it has polled. */
    private static final Duration NOT_BACK = Duration.ofMinutes(15);

    private static final Duration STILL_THERE = Duration.ofMinutes(5);

    private BacklogRules() {}

    /** All of them. */
    public static RecommendedRules all() {
        return RecommendedRules.of(List.of(
                lostRecords(), topicNotRead(), nothingCommitted(), backlogGrowing(), beyondEnd(), unreadable()));
    }

    /**
     * {@code records-lost}: retention or deletion removed records that a group had not read, critical, at once.
     *
     * <p>The value falls to zero as soon as the group reads on, so there is no waiting; and it stays an alert for ten
     * minutes, so that a group on the edge of retention is one alert and not one a minute.
     */
    public static Rule lostRecords() {
        return rule("records-lost")
                .when(metric(GroupMetrics.GROUP_LOST_RECORDS).sumBy("group", "topic"))
                .isAbove(0)
                .keepFiringFor(Duration.ofMinutes(10))
                .severity(Severity.CRITICAL)
                .describedAs(
                        "Group {group} lost records of topic {topic} that were removed before it read them: {value}")
                .endingAs("Group {group} loses no more records of topic {topic}")
                .advisedTo("The group was so far behind that records were removed before it read them. If it is in use,"
                        + " raise retention.ms of the topic with kafka-configs.sh and make the group faster; if not,"
                        + " remove it with kafka-consumer-groups.sh --delete --group, or with --delete-offsets --group"
                        + " --topic if only this topic was given up.")
                .tryingCommand(KafkaTools.GROUP)
                .build();
    }

    /** {@code topic-not-read} for all groups, as {@link #topicNotReadExcept}. */
    public static Rule topicNotRead() {
        return topicNotReadExcept();
    }

    /**
     * {@code topic-not-read}: records came to a topic after the members of a group had stopped reading it, for 15
     * minutes.
     *
     * <p>Services that share a group read different topics, and one of them is gone. A topic that was given up on purpose
     * and gets no more records is left in peace; one that does is told once, until its offsets are deleted. What is
     * orphaned stays so while the other services are restarted. Not told is a group without any member, which may be a job
     * that comes back once a day: for those that must run always there is {@link KafkaRules#groupWithoutMembers}, and
     * {@code backlog-growing} sees what they leave unread.
     *
     * @param groupPatterns names of groups to leave out, in which {@code *} stands for any text and {@code ?} for one
     *     character
     */
    public static Rule topicNotReadExcept(String... groupPatterns) {
        return rule("topic-not-read")
                .when(except(groupPatterns, GroupMetrics.GROUP_ORPHANED_RECORDS))
                .isAbove(0)
                .forAtLeast(NOT_BACK)
                .keepFiringFor(STILL_THERE)
                .evidenceFrom(metric(GroupMetrics.GROUP_LAG))
                .describedAs(
                        "Group {group} has stopped reading topic {topic}, which still gets records: {value} came since")
                .endingAs("Group {group} reads topic {topic} again")
                .advisedTo(
                        "The group has members, but none has these partitions assigned: one of the services that share"
                                + " the group is stopped. See which with kafka-consumer-groups.sh --describe --members --verbose"
                                + " --group. If the topic was given up on purpose, end this with kafka-consumer-groups.sh"
                                + " --delete-offsets --group --topic.")
                .tryingCommand(KafkaTools.MEMBERS)
                .build();
    }

    /** {@code nothing-committed}, as {@link #nothingCommittedExcept}, but for Spark, which keeps its offsets elsewhere. */
    public static Rule nothingCommitted() {
        return nothingCommittedExcept("spark-kafka-source-*");
    }

    /**
     * {@code nothing-committed}: records came to partitions of a topic that members of a group have, and on which the
     * group has never committed, for 15 minutes.
     *
     * <p>A member that is stuck in its first records has no backlog by its commits, as it has none. Nothing is told while
     * no records come. A group that keeps its offsets elsewhere on purpose looks just the same from outside; leave it out
     * by its name.
     *
     * @param groupPatterns names of groups to leave out, in which {@code *} stands for any text and {@code ?} for one
     *     character
     */
    public static Rule nothingCommittedExcept(String... groupPatterns) {
        return rule("nothing-committed")
                .when(except(groupPatterns, GroupMetrics.GROUP_LAG_IF_LATEST))
                .isAbove(0)
                .forAtLeast(NOT_BACK)
                .keepFiringFor(STILL_THERE)
                .evidenceFrom(metric(GroupMetrics.GROUP_LAG_IF_EARLIEST))
                .describedAs(
                        "Group {group} has committed nothing on partitions of topic {topic} that it reads: {value} records"
                                + " came since")
                .endingAs("Group {group} has committed on topic {topic}")
                .advisedTo(
                        "The consumer is stuck in its first records, fails on them again and again, or never commits."
                                + " See its log, and what it has with kafka-consumer-groups.sh --describe --group. What it has to"
                                + " read if it begins at the earliest record is shown as evidence. If the group keeps its offsets"
                                + " elsewhere on purpose, leave it out of the rule 'nothing-committed' by its name.")
                .tryingCommand(KafkaTools.GROUP)
                .build();
    }

    private static MetricExpression except(String[] groupPatterns, Metric metric) {
        MetricExpression selection = metric(metric);
        for (String pattern : groupPatterns) {
            selection = selection.where("group", notMatching(pattern));
        }
        return selection;
    }

    /** {@code backlog-growing}, as {@link #backlogGrowing(double, Duration)} with 1,000 records in 30 minutes. */
    public static Rule backlogGrowing() {
        return backlogGrowing(1_000, Duration.ofMinutes(30));
    }

    /**
     * {@code backlog-growing}: the backlog of a group on a topic grew by more than a number of records over a window of
     * time without falling once.
     *
     * <p>The backlog of a group that keeps up falls at each commit, however large it is: this tells a group that is
     * stopped, stuck or too slow without knowing how much is much. The markers of transactions add up to one record a
     * partition to a backlog, which the number has to pass over. Jobs that read once an hour need a longer window.
     * The alert is over when the backlog has fallen, or has not grown for the whole window.
     */
    public static Rule backlogGrowing(double records, Duration window) {
        return rule("backlog-growing")
                .when(metric(GroupMetrics.GROUP_LAG_BY_TOPIC).steadyRiseOver(window))
                .isAbove(records)
                .clearsBelow(0)
                .keepFiringFor(Duration.ofMinutes(5))
                .evidenceFrom(metric(GroupMetrics.GROUP_LAG))
                .describedAs("The backlog of group {group} on topic {topic} grew by {value} in "
                        + Unit.SECONDS.format((double) window.toSeconds()) + " without falling once")
                .endingAs("The backlog of group {group} on topic {topic} grows no longer")
                .advisedTo("The group is stopped, stuck or too slow. See its members and their partitions with"
                        + " kafka-consumer-groups.sh --describe --group, and the logs of its consumers. If it is not in"
                        + " use any more, remove it with --delete --group, or with --delete-offsets --group --topic if only"
                        + " this topic was given up.")
                .tryingCommand(KafkaTools.GROUP)
                .build();
    }

    /**
     * {@code commits-beyond-end}: a group has committed an offset beyond the end of a partition, for 5 minutes.
     *
     * <p>The topic was created anew, lost records in an unclean election, or the offset was set by hand. A commit that is
     * only newer than the end that was read a moment before is over at the next reading.
     */
    public static Rule beyondEnd() {
        return rule("commits-beyond-end")
                .when(metric(GroupMetrics.GROUP_BEYOND_END))
                .isAbove(0)
                .forAtLeast(Duration.ofMinutes(5))
                .describedAs("Group {group} has committed beyond the end of topic {topic}; partitions: {value}")
                .endingAs("Group {group} is within topic {topic} again")
                .advisedTo(
                        "The group will not see new records until the partition has grown that far, or begins again by"
                                + " auto.offset.reset. kafka-consumer-groups.sh --describe --group shows which partitions"
                                + " have CURRENT-OFFSET beyond LOG-END-OFFSET; set them with --reset-offsets.")
                .tryingCommand(KafkaTools.GROUP)
                .build();
    }

    /**
     * {@code backlog-unreadable}: the backlog of a group on a topic is not known for a minute, as partitions have no
     * leader.
     *
     * <p>The partitions are told by {@code partitions-offline}, and a dead broker by {@code broker-down}; this says whose
     * records wait behind them.
     */
    public static Rule unreadable() {
        return rule("backlog-unreadable")
                .when(metric(GroupMetrics.GROUP_WITHOUT_LEADER))
                .isAbove(0)
                .forAtLeast(Duration.ofMinutes(1))
                .keepFiringFor(Duration.ofMinutes(1))
                .describedAs(
                        "The backlog of group {group} on topic {topic} cannot be read; partitions without a leader:"
                                + " {value}")
                .becauseUnknown(GroupMetrics.GROUP_LAG_BY_TOPIC)
                .endingAs("The backlog of group {group} on topic {topic} can be read again")
                .advisedTo(
                        "The group reads nothing from these partitions, and nobody can say how much waits there, until"
                                + " they have a leader. List them with kafka-topics.sh --describe --unavailable-partitions and"
                                + " start the brokers that hold them.")
                .tryingCommand(KafkaTools.GROUP)
                .build();
    }
}

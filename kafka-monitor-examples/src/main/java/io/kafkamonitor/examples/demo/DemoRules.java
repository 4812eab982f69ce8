package io.kafkamonitor.examples.demo;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.jmx.JmxMetrics;
import io.kafkamonitor.kafka.BrokerMetrics;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.kafka.PartitionMetrics;
import io.kafkamonitor.kafka.PartitionProblem;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.MetricExpression;
import java.time.Duration;
import java.util.List;

/** The rules of the demonstration: as a host would write them, but with seconds where a real one has minutes. */
final class DemoRules {

    /** Records that group {@code billing} may be behind. */
    static final int BACKLOG = 2_000;
    /** Bytes a second that a broker may get from producers. */
    static final double BYTES_IN = 1_500_000;

    private static final Duration SOON = Duration.ofSeconds(2);
    /** What follows from a broker that is down fires by then, and is told with it. */
    private static final Duration SOON_AFTER = SOON.multipliedBy(2);
    /** A broker that is back has to catch up; what lasts longer stands for itself. */
    private static final Duration CATCHING_UP = Duration.ofSeconds(6);

    private static final String TOPIC =
            "kafka-topics.sh --bootstrap-server {bootstrapServers} --describe --topic {topic}";

    private DemoRules() {}

    static List<Rule> all() {
        return List.of(backlog(), load(), skew(), down(), offline(), underReplicated());
    }

    private static Rule backlog() {
        return rule(Expectation.BACKLOG.rule())
                .when(metric(GroupMetrics.GROUP_LAG).where("group", "billing").sumBy("group", "topic"))
                .isAbove(BACKLOG)
                .clearsBelow(BACKLOG / 2)
                .forAtLeast(SOON)
                .describedAs("Group {group} is {value} records behind on topic {topic}")
                .endingAs("Group {group} has caught up on topic {topic}")
                .advisedTo("See whether its consumers are stuck.")
                .tryingCommand(
                        "kafka-consumer-groups.sh --bootstrap-server {bootstrapServers} --describe --group {group}")
                .build();
    }

    private static Rule load() {
        return rule(Expectation.LOAD.rule())
                .when(metric(JmxMetrics.BYTES_IN))
                .isAbove(BYTES_IN)
                .forAtLeast(SOON)
                .describedAs("Producers send {value} to broker {broker}, more than {threshold}")
                .endingAs("Producers send less to broker {broker} again")
                .advisedTo("Find the topic, and spread its leaders over more brokers.")
                .build();
    }

    private static Rule skew() {
        return rule(Expectation.SKEW.rule())
                .when(metric(PartitionMetrics.LEADER_SKEW))
                .isOutside(-0.8, 0.8)
                .forAtLeast(SOON)
                .describedAs("Broker {broker} is {value} off an even share of leaders")
                .endingAs("Broker {broker} has an even share of leaders again")
                .advisedTo("Move leaders back with kafka-leader-election.sh --election-type preferred.")
                .build();
    }

    private static Rule down() {
        return rule(Expectation.DOWN.rule())
                .when(metric(BrokerMetrics.BROKER_LIVE))
                .isBelow(1)
                .forAtLeast(SOON_AFTER)
                .keepFiringFor(CATCHING_UP)
                .severity(Severity.CRITICAL)
                .describedAs("Broker {broker} ({host}, rack {rack}) is down")
                .endingAs("Broker {broker} ({host}, rack {rack}) is back")
                .advisedTo("See whether its process runs, and what its log says last.")
                .build();
    }

    private static Rule offline() {
        return rule("partitions-offline")
                .when(metric(PartitionMetrics.OFFLINE_PARTITIONS))
                .isAbove(0)
                .evidenceFromLowest(partitionsWith(PartitionProblem.OFFLINE))
                .involving("missing")
                .forAtLeast(SOON)
                .severity(Severity.CRITICAL)
                .describedAs("Topic {topic} has partitions without a leader: {value}")
                .endingAs("All partitions of topic {topic} have a leader again")
                .tryingCommand(TOPIC)
                .build();
    }

    private static Rule underReplicated() {
        return rule("partitions-under-replicated")
                .when(metric(PartitionMetrics.UNDER_REPLICATED_PARTITIONS))
                .isAbove(0)
                .evidenceFromLowest(partitionsWith(PartitionProblem.UNDER_REPLICATED))
                .involving("missing")
                .forAtLeast(SOON)
                .describedAs("Topic {topic} has partitions with replicas out of sync: {value}")
                .endingAs("All partitions of topic {topic} are fully replicated again")
                .tryingCommand(TOPIC)
                .build();
    }

    private static MetricExpression partitionsWith(PartitionProblem problem) {
        return metric(PartitionMetrics.PARTITION_PROBLEM).where("problem", problem.label());
    }
}

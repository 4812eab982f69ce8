package io.kafkamonitor.rules.recommended;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.rules.Cause;
import java.util.List;

/**
 * Which of the recommended rules, and of those that every monitor has, explain which others, by what Kafka's brokers do
 * for one another.
 *
 * <p>What stops producers or loses records is explained by nothing but dead brokers, and only if they account for all of
 * it. The backlog of a group that nobody can read is explained by the partitions without a leader, and so by what explains
 * these.
 */
final class Topology {

    static final List<Cause> CAUSES = List.of(
            Cause.rule("cluster-unreachable")
                    .explains(
                            "broker-down",
                            "broker-silent",
                            "no-controller",
                            "jmx-unreachable",
                            "partitions-under-replicated",
                            "partitions-at-min-isr",
                            "leader-skew",
                            "replica-skew",
                            "leaders-not-preferred"),
            Cause.rule("cluster-unreachable").explains("collector-failing").only(Labels.of("collector", "brokers")),
            Cause.rule("broker-down")
                    .explains(
                            "partitions-offline",
                            "partitions-under-min-isr",
                            "partitions-under-replicated",
                            "partitions-at-min-isr")
                    .asFarAsInvolved("broker"),
            Cause.rule("broker-down").explains("leader-skew", "replica-skew", "leaders-not-preferred"),
            Cause.rule("broker-down")
                    .explains("broker-silent", "jmx-unreachable")
                    .whereEqual("broker"),
            // a broker that hangs falls out of sync before the controller misses it
            Cause.rule("broker-silent")
                    .explains("partitions-under-replicated", "partitions-at-min-isr")
                    .asFarAsInvolved("broker"),
            Cause.rule("broker-silent").explains("jmx-unreachable").whereEqual("broker"),
            // its replicas in the directory, as those that it has elsewhere are in sync
            Cause.rule("log-dir-offline")
                    .explains("partitions-under-replicated", "partitions-at-min-isr")
                    .asFarAsInvolved("broker"),
            // which warns of the same replicas before the topic is at its least
            Cause.rule("partitions-under-replicated")
                    .explains("partitions-at-min-isr")
                    .whereEqual("topic"),
            Cause.rule("partitions-offline").explains("backlog-unreadable").whereEqual("topic"),
            // whose advice is that the broker is alive, which nobody knows then
            Cause.rule("no-controller").explains("jmx-unreachable"),
            Cause.rule("topic-not-read").explains("backlog-growing").whereEqual("group", "topic"));

    private Topology() {}
}

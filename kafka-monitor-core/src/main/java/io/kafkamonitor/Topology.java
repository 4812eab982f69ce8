package io.kafkamonitor;

import io.kafkamonitor.internal.delivering.Inhibition;
import io.kafkamonitor.internal.delivering.Inhibitions;
import io.kafkamonitor.internal.delivering.Suppression;
import io.kafkamonitor.metric.Labels;
import java.util.List;
import java.util.Set;

/**
 * Which of the recommended rules explain which others. What stops producers or loses records (no leader, below min-ISR)
 * is never explained away.
 */
final class Topology {

    static final Suppression INHIBITIONS = new Inhibitions(List.of(
            new Inhibition(
                    "broker-down",
                    Set.of(
                            "partitions-under-replicated",
                            "partitions-at-min-isr",
                            "leader-skew",
                            "replica-skew",
                            "leaders-not-preferred"),
                    Set.of()),
            new Inhibition("broker-down", Set.of("jmx-unreachable", "broker-silent"), Set.of("broker")),
            new Inhibition("topic-not-read", Set.of("backlog-growing"), Set.of("group", "topic")),
            // whose advice is that the broker is alive, which nobody knows then
            new Inhibition("no-controller", Set.of("jmx-unreachable"), Set.of()),
            new Inhibition(
                    "cluster-unreachable", Set.of("collector-failing"), Set.of(), Labels.of("collector", "brokers"))));

    private Topology() {}
}

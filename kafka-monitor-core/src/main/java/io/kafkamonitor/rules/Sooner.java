package io.kafkamonitor.rules;

import io.kafkamonitor.internal.text.Durations;
import io.kafkamonitor.internal.text.Names;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Outcome;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/** That people are told of a subject after a shorter time where another metric of it, which is not zero, bears it out. */
record Sooner(Metric where, Duration forAtLeast) {

    Collection<Finding> apply(Collection<Finding> findings, Snapshot snapshot) {
        Column column = snapshot.column(where);
        return findings.stream()
                .map(finding -> isBorneOut(finding, column) ? finding.after(forAtLeast) : finding)
                .toList();
    }

    private static boolean isBorneOut(Finding finding, Column column) {
        return finding.outcome() == Outcome.BREACHED
                && column.value(finding.subject()).orElse(0) != 0;
    }

    /** What is wrong with it in a rule with such subjects, a sentence each. */
    List<String> problems(List<String> subjectLabels) {
        return new HashSet<>(subjectLabels).equals(new HashSet<>(where.labelNames()))
                ? List.of()
                : List.of("'" + where + "' has the labels " + where.labelNames() + " and the subjects have "
                        + subjectLabels + "; take a metric with the same ones");
    }

    /** As in a sentence: {@code after 5 s where kafka.broker.silent}. */
    @Override
    public String toString() {
        return "after " + Durations.inHours(forAtLeast) + " where " + Names.metric(where.name());
    }
}

package io.kafkamonitor.examples.custom;

import static io.kafkamonitor.kafka.GroupMetrics.GROUP_MEMBERS;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import java.util.Collection;
import java.util.Set;
import java.util.stream.IntStream;

/** A consumer group of one member, which nobody replaces when it fails. */
public final class LonelyGroupRule implements Rule {

    @Override
    public String name() {
        return "lonely-group";
    }

    @Override
    public Set<Metric> metrics() {
        return Set.of(GROUP_MEMBERS);
    }

    @Override
    public Collection<Finding> evaluate(Evaluation evaluation) {
        Column members = evaluation.snapshot().column(GROUP_MEMBERS);
        return IntStream.range(0, members.size())
                .mapToObj(index -> finding(members, index))
                .toList();
    }

    private static Finding finding(Column members, int index) {
        Labels group = members.labels(index);
        return members.unknown(index)
                .map(why -> Finding.unknown(group, why))
                .orElseGet(() -> members.value(index) == 1
                        ? Finding.breached(group).saying("Group " + group.text(0) + " has a single member")
                        : Finding.clear(group));
    }
}

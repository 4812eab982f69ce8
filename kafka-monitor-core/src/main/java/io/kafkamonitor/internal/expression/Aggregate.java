package io.kafkamonitor.internal.expression;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.internal.text.Names;
import io.kafkamonitor.metric.MetricKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One number of all that have the same values of some labels.
 *
 * @param input of which numbers
 * @param aggregation what is made of them
 * @param labels the labels of a subject; none for one number of all
 */
public record Aggregate(Node input, Aggregation aggregation, List<String> labels) implements Node {

    public Aggregate {
        labels = List.copyOf(labels);
    }

    @Override
    public Signature signature() {
        Signature of = input.signature();
        return new Signature(aggregation.unit(of.unit()), kind(of.kind()), labels, aggregation.reach(of.reach()));
    }

    /** A sum of totals is one itself as long as the parts stay the same. */
    private MetricKind kind(MetricKind of) {
        return aggregation.kind() == Aggregation.Kind.SUM ? of : MetricKind.GAUGE;
    }

    @Override
    public List<Node> inputs() {
        return List.of(input);
    }

    @Override
    public List<String> ownProblems() {
        var problems = new ArrayList<String>();
        List<String> known = input.signature().labels();
        for (String label : labels) {
            if (!known.contains(label)) {
                problems.add((input instanceof Series ? "Metric " : "") + input.brief() + " has no label '"
                        + Bounded.shortened(label, Bounded.LONGEST_NAME) + "'; it has " + known);
            }
        }
        if (labels.stream().distinct().count() < labels.size()) {
            problems.add("The " + aggregation + " goes by " + labels + "; name each label once");
        }
        if (!(aggregation.part() >= 0 && aggregation.part() <= 1)) {
            problems.add("A quantile of '" + aggregation.part()
                    + "' is none; give a part from 0 to 1, as 0.95 for 95 of a hundred");
        }
        return problems;
    }

    @Override
    public Operator operator(double assumedLeast) {
        return new AggregateOperator(this, input.operator(assumedLeast));
    }

    /** As in a sentence: {@code sum by group, topic of kafka.consumer_group.lag}. */
    @Override
    public String toString() {
        return aggregation
                + (labels.isEmpty()
                        ? ""
                        : " by " + labels.stream().map(Names::text).collect(Collectors.joining(", "))) + " of "
                + Texts.inner(input);
    }
}

package io.kafkamonitor.rules;

import io.kafkamonitor.internal.expression.Grouping;
import io.kafkamonitor.internal.expression.Node;
import io.kafkamonitor.internal.expression.Nothing;
import io.kafkamonitor.internal.expression.Operator;
import io.kafkamonitor.internal.expression.Values;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** That the number which has the same values of the labels that it has as a subject is beyond a threshold. */
final class BeyondCondition extends Condition {

    final Node node;
    final Limits limits;

    BeyondCondition(Node node, Limits limits) {
        this.node = node;
        this.limits = limits;
    }

    @Override
    List<Node> nodes() {
        return List.of(node);
    }

    @Override
    Set<String> rules() {
        return Set.of();
    }

    @Override
    List<String> problems(List<String> subjectLabels) {
        var problems = new ArrayList<String>(node.problems());
        List<String> labels = node.signature().labels();
        if (problems.isEmpty() && !subjectLabels.containsAll(labels)) {
            problems.add("'" + this + "' is asked for " + labels + ", and the subjects have only " + subjectLabels
                    + "; make one number of it by labels that they have");
        }
        if (problems.isEmpty()) {
            problems.addAll(limits.problems());
            problems.addAll(problems.isEmpty() ? LimitsCheck.reachProblems(limits, node) : List.of());
        }
        return problems;
    }

    @Override
    Asked ask() {
        double assumedLeast = limits.areBelowZero() ? Double.NEGATIVE_INFINITY : 0;
        return new Look(node.operator(assumedLeast));
    }

    /** As in a sentence: {@code kafka.topic.records is above 1,000 records}. */
    @Override
    public String toString() {
        return node + " is " + Phrases.limits(limits, node.signature().unit());
    }

    private final class Look implements Asked {

        private final Operator operator;
        private Values values = Nothing.VALUES;
        private Grouping grouping = new Grouping(List.of());
        private int layout = -1;

        Look(Operator operator) {
            this.operator = operator;
        }

        @Override
        public void begin(Evaluation evaluation) {
            values = operator.evaluate(evaluation);
            if (values.layout() != layout) {
                layout = values.layout();
                grouping = Grouping.of(values, node.signature().labels());
            }
        }

        @Override
        public Answer of(Labels subject) {
            int index = grouping.find(subject);
            if (index < 0) {
                Unknown gap = values.gap(subject);
                return gap == null ? Answer.NO : Answer.unknown(gap);
            }
            double low = values.low(index);
            double high = values.high(index);
            if (low > limits.high() || high < limits.low()) {
                return Answer.YES;
            }
            Unknown why = values.why(index);
            boolean isWithin = low >= limits.low() && high <= limits.high();
            if (isWithin || (why != null && why.reason() == UnknownReason.NOTHING_TO_MEASURE)) {
                return Answer.NO;
            }
            return why == null ? Answer.INCOMPLETELY_KNOWN : Answer.unknown(why);
        }
    }
}

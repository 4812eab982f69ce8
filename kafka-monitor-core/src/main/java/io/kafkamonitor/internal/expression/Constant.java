package io.kafkamonitor.internal.expression;

import io.kafkamonitor.internal.text.Amounts;
import io.kafkamonitor.metric.Gaps;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.MetricKind;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.rule.Coverage;
import io.kafkamonitor.rule.Evaluation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A number that is always the same, without labels; its unit is that of what it is joined with. */
public record Constant(double number) implements Node {

    @Override
    public Signature signature() {
        return new Signature(Unit.COUNT, MetricKind.GAUGE, List.of(), new Reach(number, number));
    }

    @Override
    public List<Node> inputs() {
        return List.of();
    }

    @Override
    public List<String> ownProblems() {
        return Double.isFinite(number)
                ? List.of()
                : List.of("'" + number + "' is no number to compute with; give a finite one");
    }

    @Override
    public Coverage coverage(Snapshot snapshot) {
        return Coverage.SOME;
    }

    @Override
    public Operator operator(double assumedLeast) {
        return new Fixed();
    }

    @Override
    public String toString() {
        return Amounts.number(number);
    }

    private final class Fixed extends Table implements Operator {

        Fixed() {
            begin(1);
            number(0, number);
        }

        @Override
        public Values evaluate(Evaluation evaluation) {
            return this;
        }

        @Override
        public Labels subject(int index) {
            return Labels.EMPTY;
        }

        @Override
        public @Nullable Unknown gap(Labels subject) {
            return null;
        }

        @Override
        public Gaps gaps() {
            return Gaps.NONE;
        }

        @Override
        public double least() {
            return number;
        }
    }
}

package io.kafkamonitor.rules;

import io.kafkamonitor.internal.expression.Grouping;
import io.kafkamonitor.internal.expression.Node;
import io.kafkamonitor.internal.expression.Operator;
import io.kafkamonitor.internal.expression.Series;
import io.kafkamonitor.internal.expression.Values;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Evaluation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Limits that are numbers of an expression: of each subject that which has the same values of the labels that it has. */
record ExpressionLimits(Node thresholds, LimitsOfThreshold kind) implements LimitsBySubject {

    @Override
    public List<Limits> known() {
        return List.of();
    }

    @Override
    public List<String> problems(Node judged) {
        var problems = new ArrayList<String>(thresholds.problems());
        List<String> labels = thresholds.signature().labels();
        if (problems.isEmpty() && !judged.signature().labels().containsAll(labels)) {
            problems.add("The threshold " + thresholds.brief() + " has the labels " + labels
                    + ", and the subjects have only " + judged.signature().labels()
                    + "; make one number of it by labels that they have");
        }
        Unit unit = judged.signature().unit();
        Unit other = thresholds.signature().unit();
        if (problems.isEmpty() && !unit.equals(other)) {
            problems.add("The threshold " + thresholds.brief() + " is in '" + other + "', and what is judged in '"
                    + unit + "'; compare what has the same unit");
        }
        return problems;
    }

    @Override
    public List<Node> nodes() {
        return List.of(thresholds);
    }

    @Override
    public String words(Unit unit) {
        return thresholds instanceof Series ? thresholds.toString() : "(" + thresholds + ")";
    }

    @Override
    public SubjectLimits find() {
        return new Found(thresholds, kind);
    }

    private static final class Found extends LimitsMemory {

        private final Operator operator;
        private final List<String> labels;
        private Grouping grouping = new Grouping(List.of());
        private @Nullable Unknown[] whys = {};
        private int layout = -1;
        private int layoutOfThresholds = -1;

        Found(Node thresholds, LimitsOfThreshold kind) {
            super(kind);
            this.operator = thresholds.operator(0);
            this.labels = thresholds.signature().labels();
        }

        @Override
        public void begin(Values judged, Evaluation evaluation) {
            Values thresholds = operator.evaluate(evaluation);
            if (judged.layout() != layout || thresholds.layout() != layoutOfThresholds) {
                layout = judged.layout();
                layoutOfThresholds = thresholds.layout();
                begin(judged.size());
                whys = new Unknown[judged.size()];
                grouping = Grouping.of(thresholds, labels);
            }
            for (int i = 0; i < judged.size(); i++) {
                take(i, grouping.find(judged.subject(i)), judged, thresholds);
            }
        }

        private void take(int index, int found, Values judged, Values thresholds) {
            if (found >= 0 && thresholds.isExact(found)) {
                put(index, thresholds.low(found));
                whys[index] = null;
                return;
            }
            clear(index);
            whys[index] = found >= 0 ? why(thresholds.why(found)) : thresholds.gap(judged.subject(index));
        }

        /** Where there is nothing to measure there is no threshold, and nothing is judged. */
        private static @Nullable Unknown why(@Nullable Unknown why) {
            if (why == null) {
                return Unknown.because(UnknownReason.INCOMPLETE);
            }
            return why.reason() == UnknownReason.NOTHING_TO_MEASURE ? null : why;
        }

        @Override
        public @Nullable Unknown why(int index) {
            return whys[index];
        }
    }
}

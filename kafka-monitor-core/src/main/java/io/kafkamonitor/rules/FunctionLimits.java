package io.kafkamonitor.rules;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.internal.expression.Node;
import io.kafkamonitor.internal.expression.Values;
import io.kafkamonitor.labels.LabelMatcher;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Evaluation;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Limits that the host knows, asked anew of each subject in each evaluation. */
record FunctionLimits(String name, ToDoubleFunction<Labels> thresholds, LimitsOfThreshold kind)
        implements LimitsBySubject {

    @Override
    public List<Limits> known() {
        return List.of();
    }

    @Override
    public List<String> problems(Node judged) {
        return name.isBlank()
                ? List.of("The thresholds of the host have no name; say what they are, as it is shown to people")
                : List.of();
    }

    @Override
    public List<Node> nodes() {
        return List.of();
    }

    @Override
    public String words(Unit unit) {
        return "the host's " + LabelMatcher.quoted(Bounded.shortened(name, Bounded.LONGEST_NAME));
    }

    private double of(Labels subject) {
        double threshold = thresholds.applyAsDouble(subject);
        if (Double.isNaN(threshold)) {
            throw new IllegalArgumentException("The threshold of '" + subject + "' by '" + name
                    + "' is no number; give one, or an infinite one where nothing is to be found wrong");
        }
        return threshold;
    }

    @Override
    public SubjectLimits find() {
        return new LimitsMemory(kind) {

            private int layout = -1;

            @Override
            public void begin(Values values, Evaluation evaluation) {
                if (values.layout() != layout) {
                    layout = values.layout();
                    begin(values.size());
                }
                for (int i = 0; i < values.size(); i++) {
                    put(i, FunctionLimits.this.of(values.subject(i)));
                }
            }
        };
    }
}

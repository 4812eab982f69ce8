package io.kafkamonitor.rules;

import io.kafkamonitor.internal.expression.Node;
import io.kafkamonitor.internal.expression.Values;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Evaluation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Limits by the value of a label. They are looked up when there are other subjects. */
final class PatternLimits implements LimitsBySubject {

    private final Thresholds thresholds;
    private final Map<Double, Limits> byThreshold = new HashMap<>();

    PatternLimits(Thresholds thresholds, LimitsOfThreshold kind) {
        this.thresholds = thresholds;
        thresholds.values().forEach(value -> byThreshold.put(value, kind.of(value)));
    }

    @Override
    public List<Limits> known() {
        return List.copyOf(byThreshold.values());
    }

    @Override
    public List<String> problems(Node judged) {
        return thresholds.problems(judged.signature().labels());
    }

    @Override
    public List<Node> nodes() {
        return List.of();
    }

    @Override
    public String words(Unit unit) {
        return thresholds.words(unit);
    }

    private @Nullable Limits of(Labels subject) {
        OptionalDouble threshold = thresholds.of(subject);
        return threshold.isPresent() ? byThreshold.get(threshold.getAsDouble()) : null;
    }

    @Override
    public SubjectLimits find() {
        return new SubjectLimits() {

            private @Nullable Limits[] limits = {};
            private int layout = -1;

            @Override
            public void begin(Values values, Evaluation evaluation) {
                if (values.layout() == layout) {
                    return;
                }
                layout = values.layout();
                limits = new Limits[values.size()];
                for (int i = 0; i < limits.length; i++) {
                    limits[i] = PatternLimits.this.of(values.subject(i));
                }
            }

            @Override
            public boolean isPassed(int index, double low, double high) {
                Limits own = limits[index];
                return own != null && own.arePassed(low, high);
            }

            @Override
            public @Nullable Limits of(int index) {
                return limits[index];
            }
        };
    }
}

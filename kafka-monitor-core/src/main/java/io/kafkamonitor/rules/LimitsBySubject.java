package io.kafkamonitor.rules;

import io.kafkamonitor.internal.expression.Reach;
import io.kafkamonitor.metric.Labels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** Limits of their own for some subjects, by thresholds on one side. Immutable. */
final class LimitsBySubject {

    private final Thresholds thresholds;
    private final Map<Double, Limits> byThreshold = new HashMap<>();

    /** @param kind what a threshold makes */
    LimitsBySubject(Thresholds thresholds, DoubleFunction<Limits> kind, Reach reach) {
        this.thresholds = thresholds;
        thresholds
                .values()
                .forEach(value -> byThreshold.put(value, kind.apply(value).clearingWithin(reach)));
    }

    Thresholds thresholds() {
        return thresholds;
    }

    /** All that there are. */
    List<Limits> all() {
        return List.copyOf(byThreshold.values());
    }

    /** The limits of a subject; null if it is not judged. */
    @Nullable
    Limits of(Labels subject) {
        OptionalDouble threshold = thresholds.of(subject);
        return threshold.isPresent() ? byThreshold.get(threshold.getAsDouble()) : null;
    }
}

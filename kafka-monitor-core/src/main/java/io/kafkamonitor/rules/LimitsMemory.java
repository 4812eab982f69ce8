package io.kafkamonitor.rules;

import org.jspecify.annotations.Nullable;

/** The threshold of each subject, of which limits are made only for whoever asks. */
abstract class LimitsMemory implements SubjectLimits {

    private final LimitsOfThreshold kind;
    private double[] thresholds = {};
    private boolean[] isGiven = {};

    LimitsMemory(LimitsOfThreshold kind) {
        this.kind = kind;
    }

    /** Begins with another number of subjects, none of which has a threshold. */
    final void begin(int size) {
        thresholds = new double[size];
        isGiven = new boolean[size];
    }

    final void put(int index, double threshold) {
        thresholds[index] = threshold;
        isGiven[index] = true;
    }

    final void clear(int index) {
        isGiven[index] = false;
    }

    @Override
    public final boolean isPassed(int index, double low, double high) {
        return isGiven[index] && kind.isPassed(thresholds[index], low, high);
    }

    @Override
    public final @Nullable Limits of(int index) {
        return isGiven[index] ? kind.of(thresholds[index]) : null;
    }
}

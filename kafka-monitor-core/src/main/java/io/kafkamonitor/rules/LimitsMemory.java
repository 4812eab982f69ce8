package io.kafkamonitor.rules;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The threshold of each position, of which limits are made only for whoever asks. For one thread at a time. */
final class LimitsMemory {

    private final LimitsOfThreshold kind;
    private double[] thresholds = {};
    private boolean[] isGiven = {};

    LimitsMemory(LimitsOfThreshold kind) {
        this.kind = kind;
    }

    /** Begins with another number of positions, none of which has a threshold. */
    void begin(int size) {
        thresholds = new double[size];
        isGiven = new boolean[size];
    }

    void put(int index, double threshold) {
        thresholds[index] = threshold;
        isGiven[index] = true;
    }

    void clear(int index) {
        isGiven[index] = false;
    }

    boolean isPassed(int index, double low, double high) {
        return isGiven[index] && kind.isPassed(thresholds[index], low, high);
    }

    @Nullable
    Limits of(int index) {
        return isGiven[index] ? kind.of(thresholds[index]) : null;
    }

    @Override
    public String toString() {
        return Arrays.toString(thresholds);
    }
}

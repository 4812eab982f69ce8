package io.kafkamonitor.internal.expression;

import io.kafkamonitor.metric.Unknown;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Numbers that were computed, in arrays that are used again for the next ones. */
abstract class Table implements Values {

    private double[] lows = {};
    private double[] highs = {};
    private @Nullable Unknown[] whys = {};
    private boolean[] perhapsNothing = {};
    private int size;
    private int layout;

    /** Begins another layout of so many subjects. */
    final void begin(int newSize) {
        if (newSize > lows.length) {
            lows = new double[newSize];
            highs = new double[newSize];
            whys = new Unknown[newSize];
            perhapsNothing = new boolean[newSize];
        }
        Arrays.fill(whys, null);
        size = newSize;
        layout++;
    }

    /** That a number is known. */
    final void number(int index, double number) {
        bounds(index, number, number);
    }

    /** That a number lies between two others; it is known if they are the same, and finite as it must be told. */
    final void bounds(int index, double low, double high) {
        boolean isKnown = low == high;
        lows[index] = isKnown ? finite(low) : low;
        highs[index] = isKnown ? finite(high) : high;
        whys[index] = null;
        perhapsNothing[index] = false;
    }

    private static double finite(double number) {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, number));
    }

    /** Why a number is not known that lies between others. */
    final void why(int index, Unknown why) {
        whys[index] = why;
    }

    /** That nothing is known of a number. */
    final void unknown(int index, Unknown why) {
        lows[index] = least();
        highs[index] = Double.POSITIVE_INFINITY;
        whys[index] = why;
        perhapsNothing[index] = true;
    }

    /** That of a number that has bounds there may be nothing to measure. */
    final void perhapsNothing(int index) {
        perhapsNothing[index] = true;
    }

    @Override
    public final int size() {
        return size;
    }

    @Override
    public final double low(int index) {
        return lows[index];
    }

    @Override
    public final double high(int index) {
        return highs[index];
    }

    @Override
    public final @Nullable Unknown why(int index) {
        return whys[index];
    }

    @Override
    public final boolean mayBeNothing(int index) {
        return perhapsNothing[index];
    }

    @Override
    public final int layout() {
        return layout;
    }
}

package io.kafkamonitor.internal.expression;

import io.kafkamonitor.metric.Gaps;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import org.jspecify.annotations.Nullable;

/** A column without subjects, as before anything was evaluated. */
public final class Nothing implements Values {

    /** The only one. */
    public static final Values VALUES = new Nothing();

    private Nothing() {}

    @Override
    public int size() {
        return 0;
    }

    @Override
    public Labels subject(int index) {
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public double low(int index) {
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public double high(int index) {
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public @Nullable Unknown why(int index) {
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public boolean mayBeNothing(int index) {
        throw new IndexOutOfBoundsException(index);
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
        return 0;
    }

    @Override
    public int layout() {
        return 0;
    }
}

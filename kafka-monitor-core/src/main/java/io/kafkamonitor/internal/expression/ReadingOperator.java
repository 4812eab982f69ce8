package io.kafkamonitor.internal.expression;

import io.kafkamonitor.history.Past;
import io.kafkamonitor.history.Readings;

/** Reads for each subject what is remembered of it in a window of time, of which something is made then. */
abstract class ReadingOperator extends PastOperator {

    private final Readings readings;

    ReadingOperator(Recall recall, double assumedLeast, Readings readings) {
        super(recall, assumedLeast);
        this.readings = readings;
    }

    /** Makes the number of a subject. */
    abstract void make(int index, Readings known);

    @Override
    final void make(int index, Past past, int position) {
        readings.clear();
        if (position >= 0) {
            past.read(position, readings);
        }
        make(index, readings);
    }
}

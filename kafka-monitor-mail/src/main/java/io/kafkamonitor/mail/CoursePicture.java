package io.kafkamonitor.mail;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is to be drawn of how a value went.
 *
 * @param times oldest first
 * @param values at these times
 * @param threshold which was passed; null if nobody says
 * @param fired when the alert fired; null if it did not
 * @param number how a value is written at the vertical axis
 * @param colour of the line, as in {@code #b3261e}
 * @param zone in which times are written at the horizontal axis
 * @param locale in which they are
 */
record CoursePicture(
        List<Instant> times,
        List<Double> values,
        @Nullable Double threshold,
        @Nullable Instant fired,
        DoubleFunction<String> number,
        String colour,
        ZoneId zone,
        Locale locale) {

    /** In pixels of a page; it is drawn at twice that. */
    static final int WIDTH = 338;

    static final int HEIGHT = 136;

    CoursePicture {
        times = List.copyOf(times);
        values = List.copyOf(values);
    }

    Instant first() {
        return times.get(0);
    }

    Instant last() {
        return times.get(times.size() - 1);
    }
}

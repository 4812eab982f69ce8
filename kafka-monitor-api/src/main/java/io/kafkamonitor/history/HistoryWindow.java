package io.kafkamonitor.history;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * That a rule wants to look back on a metric. Nothing else is kept. Immutable.
 *
 * <p>Of a long window not every reading is kept, but one in each {@link #READINGS}th part of it: some minutes apart for a
 * day, some hours for a month. A rule that looks back for less than {@link Readings#LEAST} times the time from one
 * reading of its metric to the next never sees enough, and is refused when the monitor is built.
 */
public final class HistoryWindow {

    /** The longest look-back. */
    public static final Duration LONGEST = Duration.ofDays(31);

    /** The number of readings of a series that is enough, however long the window is. */
    public static final int READINGS = 256;

    private final Metric metric;
    private final Duration lookBack;
    /** 0 for all that are as young. */
    private final int lastReadings;

    private final Predicate<Labels> filter;
    private final @Nullable Derivation derivation;

    private HistoryWindow(
            Metric metric,
            Duration lookBack,
            int lastReadings,
            Predicate<Labels> filter,
            @Nullable Derivation derivation) {
        this.metric = metric;
        this.lookBack = lookBack;
        this.lastReadings = lastReadings;
        this.filter = filter;
        this.derivation = derivation;
    }

    /**
     * A window on all series of a metric.
     *
     * @param lookBack for how long; positive, and at most {@link #LONGEST}
     * @throws IllegalArgumentException if the look-back is another one
     */
    public static HistoryWindow of(Metric metric, Duration lookBack) {
        requireNonNull(metric, "metric");
        Bounded.positive(lookBack, LONGEST, "The look-back on '" + metric + "'");
        return new HistoryWindow(metric, lookBack, 0, any -> true, null);
    }

    /**
     * A window on the last readings of all series of a metric, however far apart they are; read them with {@link
     * Readings#last}.
     *
     * @param readings how many, from 1 to {@link #READINGS}
     * @throws IllegalArgumentException if it is another number
     */
    public static HistoryWindow ofLast(Metric metric, int readings) {
        requireNonNull(metric, "metric");
        Bounded.within(readings, 1, READINGS, "The number of readings of '" + metric + "' to look back on");
        return new HistoryWindow(metric, LONGEST, readings, any -> true, null);
    }

    /** This window on those series only whose labels pass a test, which always says the same of the same labels. */
    public HistoryWindow where(Predicate<Labels> test) {
        return new HistoryWindow(metric, lookBack, lastReadings, requireNonNull(test, "test"), derivation);
    }

    /**
     * This window on what is made of other columns in each pass. Rules that give a metric the same name share one column,
     * so the name has to say all of how it is made.
     */
    public HistoryWindow derivedBy(Derivation newDerivation) {
        return new HistoryWindow(metric, lookBack, lastReadings, filter, requireNonNull(newDerivation, "derivation"));
    }

    /** The metric of which series are kept. */
    public Metric metric() {
        return metric;
    }

    /** For how long they are kept; {@link #LONGEST} for one of the last readings. */
    public Duration lookBack() {
        return lookBack;
    }

    /** How many of the last readings are kept; empty for all that are as young. */
    public OptionalInt lastReadings() {
        return lastReadings == 0 ? OptionalInt.empty() : OptionalInt.of(lastReadings);
    }

    /** Whether a series is kept. */
    public boolean keeps(Labels series) {
        return filter.test(series);
    }

    /** How the column is made; empty if a collector writes it. */
    public Optional<Derivation> derivation() {
        return Optional.ofNullable(derivation);
    }

    @Override
    public String toString() {
        return metric + (lastReadings == 0 ? " over " + lookBack : " of the last " + lastReadings + " readings");
    }
}

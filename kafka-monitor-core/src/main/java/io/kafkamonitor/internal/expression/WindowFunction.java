package io.kafkamonitor.internal.expression;

import io.kafkamonitor.history.Readings;
import io.kafkamonitor.metric.MetricKind;
import io.kafkamonitor.metric.Unit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What is made of the readings of a window of time. */
public enum WindowFunction {
    AVERAGE("average"),
    SUM("total"),
    LEAST("least"),
    MOST("most"),
    /** Takes a part from 0 to 1. */
    QUANTILE("quantile"),
    DEVIATION("deviation"),
    COUNT("readings"),
    LAST("last"),
    CHANGE("change"),
    CHANGES("changes"),
    RESETS("resets"),
    INCREASE("increase"),
    RATE("rate"),
    STEADY_RISE("steady rise"),
    SLOPE("slope"),
    /** Takes how many seconds ahead. */
    FORECAST("forecast"),
    /** Takes a limit. */
    TIME_UNTIL("time until");

    private static final Set<WindowFunction> OF_TOTALS = EnumSet.of(INCREASE, RATE);
    private static final Set<WindowFunction> OF_LEVELS = EnumSet.complementOf(EnumSet.of(INCREASE, RATE, RESETS));
    private static final Set<WindowFunction> OF_COUNTERS = EnumSet.of(INCREASE, RATE, RESETS, COUNT, LAST, CHANGES);

    private final String word;

    WindowFunction(String word) {
        this.word = word;
    }

    /** Whether it says something of a kind of numbers; of an offset both what it does of a level and of a total. */
    boolean isOf(MetricKind kind) {
        return switch (kind) {
            case GAUGE -> OF_LEVELS.contains(this);
            case COUNTER -> OF_COUNTERS.contains(this);
            case OFFSET -> OF_LEVELS.contains(this) || OF_TOTALS.contains(this) || this == RESETS;
        };
    }

    /** Those that say something of a kind of numbers, as words. */
    static String wordsOf(MetricKind kind) {
        return String.join(
                ", ",
                Arrays.stream(values())
                        .filter(function -> function.isOf(kind))
                        .map(WindowFunction::toString)
                        .toList());
    }

    /** Whether an offset that falls in the window makes what was before meaningless. */
    boolean isOfGrowth() {
        return switch (this) {
            case INCREASE, RATE, CHANGE, STEADY_RISE, SLOPE, FORECAST, TIME_UNTIL -> true;
            default -> false;
        };
    }

    /** Whether it says something although the present is not known, or only a part of the window is. */
    boolean isOfWhatIsThere() {
        return this == COUNT || this == LAST;
    }

    /** Whether it lies between the numbers of which it is made. */
    boolean isOfLevels() {
        return switch (this) {
            case AVERAGE, LEAST, MOST, QUANTILE, LAST -> true;
            default -> false;
        };
    }

    double of(Readings readings, double number) {
        return switch (this) {
            case AVERAGE -> readings.average();
            case SUM -> readings.sum();
            case LEAST -> readings.least();
            case MOST -> readings.most();
            case QUANTILE -> readings.quantile(number);
            case DEVIATION -> readings.standardDeviation();
            case COUNT -> readings.size();
            case LAST -> readings.last();
            case CHANGE -> readings.change();
            case CHANGES -> readings.changes();
            case RESETS -> readings.falls();
            case INCREASE -> readings.increase();
            case RATE -> readings.rate();
            case STEADY_RISE -> readings.steadyRise();
            case SLOPE -> readings.slope();
            case FORECAST -> readings.forecast(number);
            case TIME_UNTIL -> secondsUntil(readings, number);
        };
    }

    /** Negative if it is never reached; 0 if it is reached or passed on the way that it goes. */
    private static double secondsUntil(Readings readings, double limit) {
        double slope = readings.slope();
        double ahead = limit - readings.forecast(0);
        if (slope == 0) {
            return -1;
        }
        double first = limit - readings.first();
        boolean isPassed = Math.signum(ahead) != Math.signum(first) && Math.signum(first) == Math.signum(slope);
        return isPassed ? 0 : ahead / slope;
    }

    Unit unit(Unit unit) {
        return switch (this) {
            case RATE, SLOPE -> unit.perSecond();
            case COUNT, CHANGES, RESETS -> Unit.COUNT;
            case TIME_UNTIL -> Unit.SECONDS;
            default -> unit;
        };
    }

    Reach reach(Reach reach) {
        return switch (this) {
            case AVERAGE, LEAST, MOST, QUANTILE, LAST -> reach;
            case SUM -> reach.summed();
            case DEVIATION, STEADY_RISE -> reach.spread();
            case CHANGE -> reach.difference();
            case COUNT, CHANGES, RESETS, INCREASE, RATE, TIME_UNTIL -> Reach.NOT_NEGATIVE;
            case SLOPE, FORECAST -> Reach.ANY;
        };
    }

    @Override
    public String toString() {
        return word;
    }
}

package io.kafkamonitor.metric;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Locale;

/**
 * The unit of a metric, and how a value of it is written for people.
 *
 * <p>Values keep their base unit everywhere (bytes, seconds, a ratio from 0 to 1); only {@link #format} scales them.
 */
public final class Unit {

    /** A plain number of things that need no name. */
    public static final Unit COUNT = new Unit("", Style.PLAIN);
    /** Bytes, written with decimal prefixes: {@code 1.5 GB}. */
    public static final Unit BYTES = new Unit("B", Style.BYTES);
    /** Bytes per second: {@code 1.5 MB/s}. */
    public static final Unit BYTES_PER_SECOND = new Unit("B/s", Style.BYTES);
    /** A part of a whole from 0 to 1, written as a percentage: {@code 35 %}. */
    public static final Unit RATIO = new Unit("%", Style.RATIO);
    /** Seconds, written as a duration: {@code 3 min 5 s}. */
    public static final Unit SECONDS = new Unit("s", Style.SECONDS);
    /** Milliseconds: {@code 12 ms}. */
    public static final Unit MILLISECONDS = new Unit("ms", Style.PLAIN);

    private static final String[] BYTE_PREFIXES = {"", "k", "M", "G", "T", "P", "E"};

    private final String symbol;
    private final Style style;

    private Unit(String symbol, Style style) {
        this.symbol = symbol;
        this.style = style;
    }

    /**
     * A plain number of named things.
     *
     * @param symbol what is counted, in the plural, such as {@code records} or {@code requests/s}
     */
    public static Unit of(String symbol) {
        return new Unit(requireNonNull(symbol, "symbol"), Style.PLAIN);
    }

    /** The short sign of the unit, empty for {@link #COUNT}. */
    public String symbol() {
        return symbol;
    }

    /** The unit of the rate of a counter in this unit. */
    public Unit perSecond() {
        return equals(BYTES) ? BYTES_PER_SECOND : of(symbol.isEmpty() ? "/s" : symbol + "/s");
    }

    /** Writes a value for a person, the same in every locale: {@code 12,345 records}, {@code 1.5 MB/s}. */
    public String format(double value) {
        return switch (style) {
            case PLAIN -> symbol.isEmpty() ? number(value) : number(value) + " " + symbol;
            case BYTES -> bytes(value);
            case RATIO -> number(value * 100) + " %";
            case SECONDS -> seconds(value);
        };
    }

    private static String number(double value) {
        boolean whole = value == Math.rint(value) || Math.abs(value) >= 1000;
        if (whole) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.1f" : "%.2f", value);
    }

    private String bytes(double value) {
        double scaled = value;
        int prefix = 0;
        while (Math.abs(scaled) >= 1000 && prefix < BYTE_PREFIXES.length - 1) {
            scaled /= 1000;
            prefix++;
        }
        return number(scaled) + " " + BYTE_PREFIXES[prefix] + symbol;
    }

    private static String seconds(double value) {
        if (Math.abs(value) < 60) {
            return number(value) + " s";
        }
        Duration duration = Duration.ofSeconds(Math.round(value));
        if (duration.toHours() == 0) {
            return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
        }
        return duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Unit unit && unit.symbol.equals(symbol) && unit.style == style;
    }

    @Override
    public int hashCode() {
        return 31 * symbol.hashCode() + style.hashCode();
    }

    @Override
    public String toString() {
        return symbol;
    }

    private enum Style {
        PLAIN,
        BYTES,
        RATIO,
        SECONDS
    }
}

package io.kafkamonitor.metric;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.bounds.Bounded;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The unit of a metric, and how a value of it is written for people.
 *
 * <p>Its identity is the symbol. Values keep their base unit everywhere (bytes, seconds, a ratio from 0 to 1); only
 * {@link #format} scales them.
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
    /** 1 for yes and 0 for no, written as {@code yes} and {@code no}. */
    public static final Unit YES_NO = new Unit("yes/no", Style.YES_NO);
    /** Milliseconds: {@code 12 ms}. */
    public static final Unit MILLISECONDS = new Unit("ms", Style.PLAIN);

    private static final Map<String, Unit> SCALED = Stream.of(BYTES, BYTES_PER_SECOND, RATIO, SECONDS, YES_NO)
            .collect(Collectors.toUnmodifiableMap(Unit::symbol, Function.identity()));

    private static final String[] BYTE_PREFIXES = {"", "k", "M", "G", "T", "P", "E"};

    private static final int LONGEST_SYMBOL = 50;

    /** From here on a number is written with a power of ten, for nobody counts the digits. */
    private static final double HARD_TO_READ = 1e15;

    /** From here on one decimal shows as 1000, so the next prefix is due. */
    private static final double ROUNDS_TO_1000 = 999.95;

    private final String symbol;
    private final Style style;

    private Unit(String symbol, Style style) {
        this.symbol = symbol;
        this.style = style;
    }

    /**
     * The unit of a symbol. A symbol of one of the constants gives that constant; every other one a plain number of named
     * things.
     *
     * @param symbol what is counted, in the plural, such as {@code records} or {@code requests/s}
     * @throws IllegalArgumentException if it has more than 50 characters
     */
    public static Unit of(String symbol) {
        if (requireNonNull(symbol, "symbol").length() > LONGEST_SYMBOL) {
            throw new IllegalArgumentException("The unit '" + Bounded.shortened(symbol, LONGEST_SYMBOL)
                    + "' has more than " + LONGEST_SYMBOL + " characters; give a word or two");
        }
        Unit known = SCALED.get(symbol);
        return known == null ? new Unit(symbol, Style.PLAIN) : known;
    }

    /** The short sign of the unit, empty for {@link #COUNT}. */
    public String symbol() {
        return symbol;
    }

    /** The unit of the rate of a counter in this unit. */
    public Unit perSecond() {
        String perSecond = symbol + "/s";
        return SCALED.getOrDefault(perSecond, new Unit(perSecond, Style.PLAIN));
    }

    /** Writes a value for a person, the same in every locale: {@code 12,345 records}, {@code 1.5 MB/s}. */
    public String format(double value) {
        return switch (style) {
            case PLAIN -> symbol.isEmpty() ? number(value) : number(value) + " " + symbol;
            case BYTES -> bytes(value);
            case RATIO -> number(value * 100) + " %";
            case SECONDS -> seconds(value);
            case YES_NO -> value == 0 ? "no" : "yes";
        };
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        if (Math.abs(value) >= HARD_TO_READ) {
            return String.format(Locale.ROOT, "%.3g", value);
        }
        BigDecimal rounded = rounded(BigDecimal.valueOf(value)).stripTrailingZeros();
        if (rounded.abs().compareTo(BigDecimal.ONE) < 0) {
            return rounded.toString();
        }
        return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
    }

    /** As many digits as matter: two decimals, fewer of a large number, three digits of one below 1. */
    private static BigDecimal rounded(BigDecimal value) {
        double size = Math.abs(value.doubleValue());
        if (size < 1) {
            return value.round(new MathContext(3, RoundingMode.HALF_UP));
        }
        int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : 2;
        return value.setScale(decimals, RoundingMode.HALF_UP);
    }

    private String bytes(double value) {
        double scaled = value;
        int prefix = 0;
        while (Math.abs(scaled) >= ROUNDS_TO_1000 && prefix < BYTE_PREFIXES.length - 1) {
            scaled /= 1000;
            prefix++;
        }
        return number(scaled) + " " + BYTE_PREFIXES[prefix] + symbol;
    }

    private static String seconds(double value) {
        long seconds = Math.round(Math.abs(value));
        if (seconds < 60 || Math.abs(value) >= HARD_TO_READ || !Double.isFinite(value)) {
            return number(value) + " s";
        }
        String sign = value < 0 ? "-" : "";
        if (seconds < Duration.ofHours(1).toSeconds()) {
            return sign + twoParts(seconds / 60, "min", seconds % 60, "s");
        }
        long minutes = seconds / 60;
        if (minutes < Duration.ofDays(1).toMinutes()) {
            return sign + twoParts(minutes / 60, "h", minutes % 60, "min");
        }
        return sign + twoParts(minutes / 1440, "d", minutes / 60 % 24, "h");
    }

    private static String twoParts(long large, String largeUnit, long small, String smallUnit) {
        return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Unit unit && unit.symbol.equals(symbol);
    }

    @Override
    public int hashCode() {
        return symbol.hashCode();
    }

    @Override
    public String toString() {
        return symbol;
    }

    private enum Style {
        PLAIN,
        BYTES,
        RATIO,
        SECONDS,
        YES_NO
    }
}

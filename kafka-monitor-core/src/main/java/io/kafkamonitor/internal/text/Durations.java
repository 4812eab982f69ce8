package io.kafkamonitor.internal.text;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Durations in words, {@code 1 h 30 min}, to be read back just as they were. */
public final class Durations {

    static final Map<String, Duration> UNITS = units();
    private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000);

    private Durations() {}

    private static Map<String, Duration> units() {
        var units = new LinkedHashMap<String, Duration>();
        units.put("d", Duration.ofDays(1));
        units.put("h", Duration.ofHours(1));
        units.put("min", Duration.ofMinutes(1));
        units.put("s", Duration.ofSeconds(1));
        units.put("ms", Duration.ofMillis(1));
        units.put("ns", Duration.ofNanos(1));
        return units;
    }

    /** {@code 30 s}, {@code 1 h 30 min}, {@code 7 d 2 h}. */
    public static String text(Duration duration) {
        long days = duration.toNanosPart() == 0 ? duration.toDays() : 0;
        if (days <= 0) {
            return inHours(duration);
        }
        Duration rest = duration.minusDays(days);
        return days + " d" + (rest.isZero() ? "" : " " + inHours(rest));
    }

    /** {@code 30 s}, {@code 5 min}, {@code 1 h 30 min}, {@code 36 h}. */
    public static String inHours(Duration duration) {
        if (duration.toNanosPart() % 1_000_000 != 0) {
            return nanos(duration) + " ns";
        }
        if (duration.toNanosPart() != 0) {
            return nanos(duration).divide(BigInteger.valueOf(1_000_000)) + " ms";
        }
        var text = new StringBuilder();
        append(text, duration.toHours(), "h");
        append(text, duration.toMinutesPart(), "min");
        append(text, duration.toSecondsPart(), "s");
        return text.length() == 0 ? "0 s" : text.toString();
    }

    private static BigInteger nanos(Duration duration) {
        return BigInteger.valueOf(duration.toSeconds())
                .multiply(NANOS_PER_SECOND)
                .add(BigInteger.valueOf(duration.toNanosPart()));
    }

    static BigDecimal seconds(Duration duration) {
        return new BigDecimal(nanos(duration)).movePointLeft(9);
    }

    private static void append(StringBuilder text, long amount, String unit) {
        if (amount != 0) {
            text.append(text.length() == 0 ? "" : " ")
                    .append(amount)
                    .append(' ')
                    .append(unit);
        }
    }

    /** Whether a duration begins at a place: a number with a unit of time. */
    public static boolean isAt(TextCursor cursor) {
        int begin = cursor.mark();
        boolean isDuration = cursor.isAtNumber() && part(cursor) != null;
        cursor.reset(begin);
        return isDuration;
    }

    /** Reads a duration, as far as there are numbers with units of time. */
    public static Duration read(TextCursor cursor) {
        int begin = cursor.mark();
        Duration sum = cursor.isAtNumber() ? part(cursor) : null;
        if (sum == null) {
            throw cursor.mistake(begin, "a time is expected, such as '30 s', '5 min', '1 h 30 min' or '7 d'");
        }
        while (isAt(cursor)) {
            sum = sum.plus(requireNonNull(part(cursor)));
        }
        return sum;
    }

    /** A number and its unit; null if there is no unit of time, or no such number of them. */
    private static @Nullable Duration part(TextCursor cursor) {
        BigDecimal number = cursor.number();
        for (Map.Entry<String, Duration> unit : UNITS.entrySet()) {
            if (cursor.takes(unit.getKey())) {
                return times(unit.getValue(), number);
            }
        }
        return null;
    }

    private static @Nullable Duration times(Duration unit, BigDecimal number) {
        BigDecimal nanos = number.multiply(new BigDecimal(nanos(unit)));
        try {
            BigInteger[] parts = nanos.toBigIntegerExact().divideAndRemainder(NANOS_PER_SECOND);
            return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
        } catch (ArithmeticException e) {
            return null;
        }
    }
}

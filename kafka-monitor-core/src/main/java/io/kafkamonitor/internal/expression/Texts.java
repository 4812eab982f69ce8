package io.kafkamonitor.internal.expression;

import io.kafkamonitor.bounds.Bounded;
import java.math.BigDecimal;
import java.time.Duration;

/** How expressions are written, so that they can be read back. */
public final class Texts {

    private Texts() {}

    /** An expression of which something is made: what is joined stands in brackets, or it would end at the sign. */
    public static String inner(Node node) {
        return node instanceof Join ? "(" + node + ")" : node.toString();
    }

    /** A number with all its digits. */
    public static String number(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    /** {@code 30 s}, {@code 1 h 30 min}, {@code 7 d 2 h}. */
    public static String duration(Duration duration) {
        long days = duration.toMillisPart() == 0 ? duration.toDays() : 0;
        if (days <= 0) {
            return inHours(duration);
        }
        Duration rest = duration.minusDays(days);
        return days + " d" + (rest.toSeconds() == 0 ? "" : " " + inHours(rest));
    }

    /** {@code 30 s}, {@code 5 min}, {@code 1 h 30 min}, {@code 36 h}. */
    public static String inHours(Duration duration) {
        if (duration.toMillisPart() != 0 && duration.compareTo(Bounded.LONGEST) <= 0) {
            return duration.toMillis() + " ms";
        }
        var text = new StringBuilder();
        append(text, duration.toHours(), "h");
        append(text, duration.toMinutesPart(), "min");
        append(text, duration.toSecondsPart(), "s");
        return text.length() == 0 ? "0 s" : text.toString();
    }

    private static void append(StringBuilder text, long amount, String unit) {
        if (amount > 0) {
            text.append(text.length() == 0 ? "" : " ")
                    .append(amount)
                    .append(' ')
                    .append(unit);
        }
    }
}

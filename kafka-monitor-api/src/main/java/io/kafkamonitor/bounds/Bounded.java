package io.kafkamonitor.bounds;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How much of anything the monitor takes from a host or a plug-in: checked where it is given, so that nothing overflows
 * or floods others later. What is wrong in a composition is refused with a sentence; what is too much while the monitor
 * runs is shortened, for a long text must not silence an alert.
 */
public final class Bounded {

    /** The longest duration: a year, which can be multiplied and turned into nanoseconds. */
    public static final Duration LONGEST = Duration.ofDays(365);

    /** The most characters of a name. */
    public static final int LONGEST_NAME = 200;

    /** The most characters of a text for people. */
    public static final int LONGEST_TEXT = 2_000;

    /** The most parts of one thing that are kept, such as the evidence of an alert. */
    public static final int MOST_PARTS = 100;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Bounded() {}

    /**
     * A duration that is positive and not longer than {@link #LONGEST}.
     *
     * @param what begins the message, such as {@code interval}
     * @throws IllegalArgumentException if it is another one
     */
    public static Duration positive(Duration duration, String what) {
        return positive(duration, LONGEST, what);
    }

    /** A duration that is positive and not longer than another one; otherwise as {@link #positive(Duration, String)}. */
    public static Duration positive(Duration duration, Duration longest, String what) {
        if (notNegative(duration, longest, what).isZero()) {
            throw new IllegalArgumentException(what + " is '" + duration + "'; give a positive duration");
        }
        return duration;
    }

    /**
     * A duration that is not negative and not longer than {@link #LONGEST}.
     *
     * @throws IllegalArgumentException if it is another one
     */
    public static Duration notNegative(Duration duration, String what) {
        return notNegative(duration, LONGEST, what);
    }

    private static Duration notNegative(Duration duration, Duration longest, String what) {
        if (requireNonNull(duration, what).isNegative()) {
            throw new IllegalArgumentException(what + " is '" + duration + "'; give a duration that is not negative");
        }
        if (duration.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    what + " is '" + duration + "'; give a duration of at most " + words(longest));
        }
        return duration;
    }

    private static String words(Duration duration) {
        long hours = duration.toHours();
        return hours > 48 ? duration.toDays() + " days" : hours > 0 ? hours + " h" : duration.toMinutes() + " min";
    }

    /**
     * A whole number from a range.
     *
     * @throws IllegalArgumentException if it is outside
     */
    public static int within(int number, int least, int most, String what) {
        if (number < least || number > most) {
            throw new IllegalArgumentException(
                    what + " is '" + number + "'; give a whole number from " + least + " to " + most);
        }
        return number;
    }

    /**
     * A name of at most {@link #LONGEST_NAME} characters.
     *
     * @throws IllegalArgumentException if it is longer
     */
    public static String name(String name, String what) {
        return atMost(LONGEST_NAME, name, what);
    }

    /**
     * A text of at most {@link #LONGEST_TEXT} characters that somebody wrote down.
     *
     * @throws IllegalArgumentException if it is longer
     */
    public static String text(String text, String what) {
        return atMost(LONGEST_TEXT, text, what);
    }

    private static String atMost(int most, String text, String what) {
        if (requireNonNull(text, what).length() > most) {
            throw new IllegalArgumentException(what + " has " + text.length() + " characters, '" + shortened(text, 40)
                    + "'; give at most " + most);
        }
        return text;
    }

    /**
     * A text that comes up while the monitor runs, as one {@linkplain Printable#line printable line}, or the first {@link
     * #LONGEST_TEXT} characters of it.
     */
    public static String shortened(String text) {
        return Printable.line(shortened(text, LONGEST_TEXT));
    }

    /** A text, or as much of it as fits with an ellipsis; never half a character. */
    public static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /** A copy of parts of which the first matter most, with no more than {@link #MOST_PARTS}. */
    public static <T> List<T> first(List<T> parts) {
        return List.copyOf(parts.size() > MOST_PARTS ? parts.subList(0, MOST_PARTS) : parts);
    }

    /** A moment between 1970 and the year 9999; an earlier or later one is taken for the first or the last. */
    public static Instant moment(Instant instant) {
        if (instant.isBefore(Instant.EPOCH)) {
            return Instant.EPOCH;
        }
        return instant.isAfter(LATEST) ? LATEST : instant;
    }
}

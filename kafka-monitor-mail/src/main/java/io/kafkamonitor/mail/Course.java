package io.kafkamonitor.mail;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.TrailPoint;
import io.kafkamonitor.history.Readings;
import io.kafkamonitor.metric.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How an alert's value went, in a line of bars, and how fast it goes. */
final class Course {

    /** Of fewer nothing can be seen. */
    private static final int LEAST_POINTS = 3;

    private static final int MOST_BARS = 16;
    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final char GAP = '·';

    private static final Duration LATELY = Duration.ofMinutes(5);
    /** Where they are farther apart, as of what lasts for hours. */
    private static final int FEWEST_LATELY = 5;

    private static final Duration LEAST_SPAN = Duration.ofMinutes(1);
    private static final double SECONDS_PER_MINUTE = 60;
    /** A smaller part of the value in a minute is no change to speak of. */
    private static final double WORTH_SAYING = 0.001;

    private static final Duration LONGEST_OUTLOOK = Duration.ofDays(2);

    private final List<TrailPoint> trail;
    private final Unit unit;
    private final Texts texts;

    private Course(List<TrailPoint> trail, Unit unit, Texts texts) {
        this.trail = trail;
        this.unit = unit;
        this.texts = texts;
    }

    /** Empty where there is nothing to be seen: too few values, all the same, or none that is a number. */
    static Optional<Course> of(Alert alert, Texts texts) {
        List<TrailPoint> trail = alert.trail();
        boolean isNumber = !alert.unit().equals(Unit.YES_NO) && trail.size() >= LEAST_POINTS;
        boolean changes =
                trail.stream().mapToDouble(TrailPoint::value).distinct().count() > 1;
        boolean takesTime = isNumber && first(trail).isBefore(last(trail));
        return takesTime && changes ? Optional.of(new Course(trail, alert.unit(), texts)) : Optional.empty();
    }

    private static Instant first(List<TrailPoint> trail) {
        return trail.get(0).time();
    }

    private static Instant last(List<TrailPoint> trail) {
        return trail.get(trail.size() - 1).time();
    }

    /** The values from the first to the last: {@code ▁▂▄▅▇█ from 1,204 records in 47 min}. */
    String line() {
        String span = texts.duration(Duration.between(first(trail), last(trail)));
        return texts.of(Phrase.FROM_IN, bars(), texts.value(unit, trail.get(0).value()), span);
    }

    /** What the lines in a picture of it mean. */
    String caption(Alert alert, Moments moments) {
        String end = moments.at(last(trail));
        Optional<String> fired = alert.firedAt()
                .filter(at -> at.isAfter(first(trail)) && at.isBefore(last(trail)))
                .map(moments::at);
        if (alert.threshold().isEmpty()) {
            return fired.map(at -> texts.of(Phrase.UNTIL_FIRED, end, at)).orElse(texts.of(Phrase.UNTIL, end));
        }
        String threshold = texts.value(unit, alert.threshold().getAsDouble());
        return fired.map(at -> texts.of(Phrase.UNTIL_BOTH, end, threshold, at))
                .orElse(texts.of(Phrase.UNTIL_THRESHOLD, end, threshold));
    }

    /** What is to be drawn of it. */
    CoursePicture picture(Alert alert, String colour, ZoneId zone) {
        return new CoursePicture(
                trail.stream().map(TrailPoint::time).toList(),
                trail.stream().map(TrailPoint::value).toList(),
                alert.threshold().isPresent() ? (Double) alert.threshold().getAsDouble() : null,
                alert.firedAt().orElse(null),
                this::number,
                colour,
                zone,
                texts.locale());
    }

    /** Without the unit, which stands beside the picture. */
    private String number(double value) {
        return number(unit, value);
    }

    static String number(Unit unit, double value) {
        String text = unit.format(value);
        String end = " " + unit.symbol();
        return !unit.symbol().isEmpty() && text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
    }

    /** A bar for each of equal times, of its last value; a dot where there is none. */
    private String bars() {
        double whole = millisUntil(last(trail));
        var bars = new double[(int) Math.min(MOST_BARS, Math.round(whole / shortestStep()) + 1)];
        Arrays.fill(bars, Double.NaN);
        for (TrailPoint point : trail) {
            long bar = Math.round(millisUntil(point.time()) / whole * (bars.length - 1));
            bars[(int) Math.max(0, Math.min(bars.length - 1, bar))] = point.value();
        }
        double most = trail.stream().mapToDouble(TrailPoint::value).max().orElse(0);
        double least = trail.stream().mapToDouble(TrailPoint::value).min().orElse(0);
        double floor = least >= 0 && least <= most / 2 ? 0 : least;
        var line = new StringBuilder();
        for (double bar : bars) {
            line.append(Double.isNaN(bar) ? GAP : BARS.charAt(height(bar, floor, most)));
        }
        return line.toString();
    }

    /** From one value to the next where none is missing, in milliseconds. */
    private double shortestStep() {
        double shortest = millisUntil(last(trail));
        for (int i = 1; i < trail.size(); i++) {
            double step = millisUntil(trail.get(i).time())
                    - millisUntil(trail.get(i - 1).time());
            shortest = step > 0 ? Math.min(shortest, step) : shortest;
        }
        return shortest;
    }

    private double millisUntil(Instant time) {
        return Duration.between(first(trail), time).toMillis();
    }

    private static int height(double value, double floor, double most) {
        double part = (value - floor) / (most - floor);
        return Math.max(0, Math.min(BARS.length() - 1, (int) Math.round(part * (BARS.length() - 1))));
    }

    /**
     * How much it changed in a minute lately, and when nothing is left if it falls: {@code -2,100 records, none left in 18
     * min}. Empty if it hardly changed.
     */
    Optional<String> pace() {
        Instant end = last(trail);
        int first = trail.size() - 1;
        while (first > 0 && (trail.size() - first < FEWEST_LATELY || isLately(trail.get(first - 1), end))) {
            first--;
        }
        Readings lately =
                Readings.over(Duration.between(trail.get(first).time(), end).plusMillis(1));
        for (TrailPoint point : trail.subList(first, trail.size())) {
            lately.add(Duration.between(point.time(), end).toNanos(), point.value());
        }
        boolean isShort = lately.size() < LEAST_POINTS
                || lately.ageNanos(0) - lately.ageNanos(lately.size() - 1) < LEAST_SPAN.toNanos();
        return isShort ? Optional.empty() : pace(lately.slope() * SECONDS_PER_MINUTE, lately.last());
    }

    private static boolean isLately(TrailPoint point, Instant end) {
        return Duration.between(point.time(), end).compareTo(LATELY) <= 0;
    }

    private Optional<String> pace(double perMinute, double now) {
        if (Math.abs(perMinute) < Math.abs(now) * WORTH_SAYING || perMinute == 0) {
            return Optional.empty();
        }
        double size = Math.abs(perMinute);
        String change = (perMinute > 0 ? "+" : "\u2212") + texts.value(unit, size < 10 ? size : Math.rint(size));
        double minutesLeft = -now / perMinute;
        boolean drains = now > 0 && perMinute < 0 && minutesLeft < LONGEST_OUTLOOK.toMinutes();
        return Optional.of(
                drains
                        ? texts.of(
                                Phrase.NONE_LEFT,
                                change,
                                texts.duration(Duration.ofSeconds(Math.round(minutesLeft * SECONDS_PER_MINUTE))))
                        : change);
    }
}

package io.kafkamonitor.hours;

import io.kafkamonitor.bounds.Bounded;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Reads hours from their text. */
final class HoursText {

    private HoursText() {}

    static Hours parse(String text) {
        String[] words = text.strip().split("\\s+");
        try {
            if (words.length == 3 && words[1].equals("to")) {
                return new OnceHours(Instant.parse(words[0]), Instant.parse(words[2]));
            }
            if (words.length == 5 && words[2].equals("to")) {
                return weekly(words);
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(problem(text) + " (" + e.getMessage() + ")", e);
        }
        throw new IllegalArgumentException(problem(text));
    }

    private static Hours weekly(String[] words) {
        var days = Arrays.stream(words[0].split("\\|")).map(HoursText::day).collect(Collectors.toSet());
        return WeeklyHours.of(days, LocalTime.parse(words[1]), LocalTime.parse(words[3]), ZoneId.of(words[4]));
    }

    private static DayOfWeek day(String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DateTimeException("'" + name + "' is no day of the week"));
    }

    private static String problem(String text) {
        return "The hours are '" + Bounded.shortened(Bounded.shortened(text, 200))
                + "'; write them like 'SATURDAY|SUNDAY 22:00 to 04:00 Europe/Berlin' or "
                + "'2026-03-01T20:00:00Z to 2026-03-02T04:00:00Z'";
    }
}

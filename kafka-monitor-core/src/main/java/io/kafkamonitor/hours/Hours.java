package io.kafkamonitor.hours;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/** Hours of each week, or from a moment to another. Immutable; the text of hours is one that {@link #parse} reads. */
public sealed interface Hours permits WeeklyHours, OnceHours {

    /**
     * Hours of each week: they begin on each of these days when clocks of the zone first show a time, and end when they show
     * another for the last time, on the day after if that is not later. The same time twice is a whole day.
     *
     * <p>Where clocks are put forward, a time that they skip is the moment at which they do: hours between two such times
     * are none on that day. Where they are put back, a time that they show twice begins hours when it comes first and ends
     * them when it comes again.
     *
     * @throws IllegalArgumentException if no day is named, or if they would never end
     */
    static Hours weekly(ZoneId zone, LocalTime from, LocalTime until, DayOfWeek... days) {
        Set<DayOfWeek> named = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : days) {
            named.add(requireNonNull(day, "day"));
        }
        return WeeklyHours.of(named, from, until, zone);
    }

    /** Hours of each day; otherwise as {@link #weekly}. */
    static Hours daily(ZoneId zone, LocalTime from, LocalTime until) {
        return weekly(zone, from, until, DayOfWeek.values());
    }

    /**
     * Hours from a moment to another.
     *
     * @throws IllegalArgumentException if they end before they begin
     */
    static Hours once(Instant from, Instant until) {
        return new OnceHours(from, until);
    }

    /**
     * Hours from their text, such as {@code SATURDAY|SUNDAY 22:00 to 04:00 Europe/Berlin}.
     *
     * @throws IllegalArgumentException for another text
     */
    static Hours parse(String text) {
        return HoursText.parse(text);
    }

    /** Whether a moment is in them: their first one is, their end is not. */
    boolean contains(Instant instant);

    /** When the hours around a moment end, which is in them; where the next follow at once, when those end. */
    Instant endOf(Instant instant);
}

package io.kafkamonitor.hours;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The same hours of some days of each week. */
record WeeklyHours(List<DayOfWeek> days, LocalTime from, LocalTime until, ZoneId zone) implements Hours {

    /** Hours that meet are fewer than there are days in two weeks. */
    private static final int MOST_THAT_MEET = 14;

    static WeeklyHours of(Set<DayOfWeek> days, LocalTime from, LocalTime until, ZoneId zone) {
        requireNonNull(from, "from");
        requireNonNull(until, "until");
        requireNonNull(zone, "zone");
        if (days.isEmpty()) {
            throw new IllegalArgumentException("The hours are on no day; name the days of the week");
        }
        if (days.size() == DayOfWeek.values().length && from.equals(until)) {
            throw new IllegalArgumentException("The hours are from '" + from + "' to '" + until
                    + "' each day, so that they never end; let them end");
        }
        return new WeeklyHours(List.copyOf(new TreeSet<>(days)), from, until, zone);
    }

    @Override
    public boolean contains(Instant instant) {
        return endAround(instant) != null;
    }

    @Override
    public Instant endOf(Instant instant) {
        Instant end = instant;
        for (int i = 0; i < MOST_THAT_MEET; i++) {
            @Nullable Instant next = endAround(end);
            if (next == null) {
                break;
            }
            end = next;
        }
        return end;
    }

    /** The end of hours around a moment, or null if it is in none. Clocks may be put back over midnight. */
    private @Nullable Instant endAround(Instant instant) {
        LocalDate today = LocalDate.ofInstant(instant, zone);
        for (int day = -2; day <= 1; day++) {
            LocalDate date = today.plusDays(day);
            @Nullable Instant end = days.contains(date.getDayOfWeek()) ? endIfAround(instant, date) : null;
            if (end != null) {
                return end;
            }
        }
        return null;
    }

    private @Nullable Instant endIfAround(Instant instant, LocalDate date) {
        LocalDateTime begin = date.atTime(from);
        LocalDateTime end = (until.isAfter(from) ? date : date.plusDays(1)).atTime(until);
        Instant last = last(end);
        return !instant.isBefore(first(begin)) && instant.isBefore(last) ? last : null;
    }

    /** When clocks first show a time, or skip it. */
    private Instant first(LocalDateTime time) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
        return offsets.isEmpty() ? skipped(time) : time.toInstant(offsets.get(0));
    }

    /** When clocks show a time for the last time, or skip it. */
    private Instant last(LocalDateTime time) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
        return offsets.isEmpty() ? skipped(time) : time.toInstant(offsets.get(offsets.size() - 1));
    }

    private Instant skipped(LocalDateTime time) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(time);
        return transition.getInstant();
    }

    @Override
    public String toString() {
        return days.stream().map(DayOfWeek::name).collect(Collectors.joining("|")) + " " + from + " to " + until + " "
                + zone.getId();
    }
}

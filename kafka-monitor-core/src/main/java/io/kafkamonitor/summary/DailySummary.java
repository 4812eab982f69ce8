package io.kafkamonitor.summary;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When and to whom the cluster is told at a glance: how loaded it was, who is behind, how partitions are distributed, what fired, and
 * what is silenced. Immutable; each method returns another one.
 *
 * <pre>{@code
 * DailySummary.at(LocalTime.of(8, 0)).in(ZoneId.of("Europe/Berlin")).on(MONDAY, FRIDAY).to("mail")
 * }</pre>
 *
 * <p>It looks back to the time of the one before. One that cannot be told at its time, because no mail server answers or the monitor
 * is down, is told within the next twelve hours or not at all, and so is none that may have arrived already.
 */
public final class DailySummary {

    private static final int DAYS_OF_A_WEEK = 7;

    private final LocalTime time;
    private final ZoneId zone;
    private final Set<DayOfWeek> days;
    private final Map<String, Set<String>> recipients;
    private final List<Glance> glances;

    private DailySummary(
            LocalTime time,
            ZoneId zone,
            Set<DayOfWeek> days,
            Map<String, Set<String>> recipients,
            List<Glance> glances) {
        this.time = requireNonNull(time, "time");
        this.zone = requireNonNull(zone, "zone");
        this.days = days;
        this.recipients = recipients;
        this.glances = glances;
    }

    /** Each day at a time of the JVM's zone, to every recipient of every notifier that tells summaries. */
    public static DailySummary at(LocalTime time) {
        return new DailySummary(
                time, ZoneId.systemDefault(), EnumSet.allOf(DayOfWeek.class), Map.of(), Glance.ofCluster());
    }

    /**
     * At the time in another zone. Where clocks skip it, it is as much later; where they show it twice, it is the first time.
     */
    public DailySummary in(ZoneId newZone) {
        return new DailySummary(time, newZone, days, recipients, glances);
    }

    /**
     * Only on some days of the week.
     *
     * @throws IllegalArgumentException if none is named
     */
    public DailySummary on(DayOfWeek... newDays) {
        if (newDays.length == 0) {
            throw new IllegalArgumentException("A daily summary is on no day; name one, or leave on() out for each");
        }
        return new DailySummary(time, zone, EnumSet.copyOf(List.of(newDays)), recipients, glances);
    }

    /**
     * Only to the recipients of a notifier, or to some of these; call it again for another notifier.
     *
     * @throws IllegalArgumentException if the notifier was named before
     */
    public DailySummary to(String notifier, String... names) {
        var all = new LinkedHashMap<>(recipients);
        if (all.put(requireNonNull(notifier, "notifier"), new LinkedHashSet<>(List.of(names))) != null) {
            throw new IllegalArgumentException(
                    "A daily summary is to notifier '" + notifier + "' twice; name all of its recipients at once");
        }
        return new DailySummary(time, zone, days, Collections.unmodifiableMap(all), glances);
    }

    /** With more tables. */
    public DailySummary showing(Glance... more) {
        var all = new ArrayList<>(glances);
        all.addAll(List.of(more));
        return new DailySummary(time, zone, days, recipients, List.copyOf(all));
    }

    /** The recipients by notifier, none for all of it; empty for every notifier that tells summaries. */
    public Map<String, Set<String>> recipients() {
        return recipients;
    }

    /** The tables. */
    public List<Glance> glances() {
        return glances;
    }

    /** The last time before a moment, or at it, at which it is due. */
    public Instant lastDue(Instant now) {
        LocalDate day = now.atZone(zone).toLocalDate();
        for (int i = 0; i <= DAYS_OF_A_WEEK; i++) {
            LocalDate earlier = day.minusDays(i);
            Instant due = earlier.atTime(time).atZone(zone).toInstant();
            if (days.contains(earlier.getDayOfWeek()) && !due.isAfter(now)) {
                return due;
            }
        }
        throw new IllegalStateException("No day of a week is one of " + days);
    }

    /** The time before that at which it was due. */
    public Instant dueBefore(Instant due) {
        return lastDue(due.minusMillis(1));
    }

    @Override
    public String toString() {
        return "daily summary at " + time + " " + zone + " on " + days
                + (recipients.isEmpty() ? "" : " to " + String.join(", ", recipients.keySet()));
    }
}

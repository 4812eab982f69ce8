package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Earlier;
import io.kafkamonitor.metric.Labels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When an alert fired lately, by the wall clock: for people, who compare it with their calendars. It decides nothing.
 *
 * @param rule of the alert; empty if it was kept by a version that did not say so
 * @param subject of the alert
 * @param stretches that are over, oldest first
 */
public record Past(String rule, Labels subject, List<Stretch> stretches) {

    static final Past NONE = new Past("", Labels.EMPTY, List.of());

    private static final int MOST = 20;

    public Past {
        stretches = List.copyOf(stretches);
    }

    /** What is known of an alert, perhaps without its name. */
    static Past of(Alert alert, @Nullable Past known) {
        return new Past(alert.rule(), alert.subject(), known == null ? List.of() : known.stretches());
    }

    /** When it fired in a time, as far as it is over. */
    List<Stretch> between(Instant begin, Instant end) {
        return stretches.stream()
                .filter(stretch ->
                        stretch.ended().isAfter(begin) && stretch.fired().isBefore(end))
                .toList();
    }

    /** With an incident that is over; one that was over before and went on counts once. */
    Past with(Alert over, Instant now) {
        var stretch = new Stretch(
                over.since(),
                over.firedAt().orElse(over.since()),
                over.resolvedAt().orElse(now));
        var all = new ArrayList<Stretch>();
        for (Stretch other : stretches) {
            if (!other.since().equals(stretch.since()) && !other.isOutdated(now)) {
                all.add(other);
            }
        }
        all.add(stretch);
        return new Past(rule, subject, all.subList(Math.max(0, all.size() - MOST), all.size()));
    }

    /** What people are told of it; from when on it would be remembered. */
    Earlier seen(Instant begun, Instant now) {
        Instant reach = now.minus(Earlier.REACH);
        Instant from = begun.isAfter(reach) ? begun : reach;
        List<Stretch> counted =
                stretches.stream().filter(stretch -> !stretch.isOutdated(now)).toList();
        if (counted.isEmpty()) {
            return Earlier.never(from);
        }
        Stretch last = counted.get(counted.size() - 1);
        return Earlier.fired(from, counted.size(), last.fired(), last.ended());
    }

    /** Whether all of it was before a moment. */
    boolean isBefore(Instant moment) {
        return stretches.isEmpty()
                || stretches.get(stretches.size() - 1).fired().isBefore(moment);
    }

    /**
     * One time that it fired.
     *
     * @param since when it was first breached
     * @param fired when it began to fire
     * @param ended when it was over
     */
    public record Stretch(Instant since, Instant fired, Instant ended) {

        private boolean isOutdated(Instant now) {
            return fired.isBefore(now.minus(Earlier.REACH));
        }
    }
}

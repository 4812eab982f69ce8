package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Earlier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * When an alert fired lately, by the wall clock: for people, who compare it with their calendars. It decides nothing.
 *
 * @param stretches that are over, oldest first
 */
public record Past(List<Stretch> stretches) {

    static final Past NONE = new Past(List.of());

    private static final int MOST = 20;

    public Past {
        stretches = List.copyOf(stretches);
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
        return new Past(all.subList(Math.max(0, all.size() - MOST), all.size()));
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

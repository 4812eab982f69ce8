package io.kafkamonitor.internal.deciding;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often an alert has begun to fire within the last hour. One that did so four times flaps, until nothing has changed
 * for half an hour.
 *
 * @param firings when it began to fire, oldest first
 * @param changed when it last began to fire or ended; null if never
 * @param isFlapping whether it flaps
 */
public record Flaps(List<Instant> firings, @Nullable Instant changed, boolean isFlapping) {

    /** Never fired. */
    public static final Flaps NONE = new Flaps(List.of(), null, false);

    /** How long a firing counts. */
    static final Duration WINDOW = Duration.ofHours(1);
    /** How long nothing changes before it has settled. */
    static final Duration QUIET = Duration.ofMinutes(30);

    /** How long something that has fired before within the window is over before that is told. */
    private static final Duration CALM = Duration.ofMinutes(10);

    private static final int ENTER = 4;
    private static final int MOST = 100;

    public Flaps {
        firings = List.copyOf(firings);
    }

    Flaps fired(Instant now) {
        var all = new ArrayList<>(recent(now));
        all.add(now);
        List<Instant> kept = all.subList(Math.max(0, all.size() - MOST), all.size());
        return new Flaps(kept, now, isFlapping || kept.size() >= ENTER);
    }

    Flaps ended(Instant now) {
        return firings.isEmpty() ? this : new Flaps(firings, now, isFlapping);
    }

    /** As it is now, when nothing has happened. */
    Flaps at(Instant now) {
        boolean settled = changed == null || !now.isBefore(changed.plus(QUIET));
        if (isFlapping && settled) {
            return new Flaps(firings, changed, false);
        }
        return this;
    }

    /** Whether it has fired before within the window. */
    boolean isRepeated() {
        return firings.size() > 1;
    }

    /** Whether it is not likely to fire again at once. */
    boolean isCalm(Instant now) {
        return !isRepeated() || changed == null || !now.isBefore(changed.plus(CALM));
    }

    /** Whether nothing of it matters any more. */
    boolean isForgotten(Instant now) {
        return !isFlapping && recent(now).isEmpty();
    }

    private List<Instant> recent(Instant now) {
        return firings.stream()
                .filter(firing -> firing.plus(WINDOW).isAfter(now))
                .toList();
    }
}

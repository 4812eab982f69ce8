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

    /** How many intervals of messages something that has fired before is over before that is told. */
    private static final int REPEATED_CALM = 5;
    /** How many half intervals everything else is, at most. */
    private static final int MOST_CALM_HALVES = 5;

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
        if (isFlapping && (changed == null || Moment.hasPassed(QUIET, changed, now))) {
            return new Flaps(firings, changed, false);
        }
        return this;
    }

    /** Whether it has fired before within the window. */
    boolean isRepeated() {
        return firings.size() > 1;
    }

    /**
     * When what is over will have been so for as long as it fired, some minutes at most, or for longer if it has fired before
     * within the window: until then it may only flap. Null if it never fired.
     */
    @Nullable
    Instant calmAt(Duration interval) {
        return changed == null || firings.isEmpty() ? null : changed.plus(calm(changed, interval));
    }

    private Duration calm(Instant ended, Duration interval) {
        if (isRepeated()) {
            return Duration.ofMillis(interval.toMillis() * REPEATED_CALM);
        }
        Duration fired = Duration.between(firings.get(0), ended);
        Duration most = Duration.ofMillis(interval.toMillis() * MOST_CALM_HALVES / 2);
        return fired.compareTo(most) < 0 ? fired : most;
    }

    /** Whether what is over is not likely to fire again at once. */
    boolean isCalm(Instant now, Duration interval) {
        @Nullable Instant calmAt = calmAt(interval);
        return calmAt == null || !now.isBefore(calmAt);
    }

    /** Whether nothing of it matters any more. */
    boolean isForgotten(Instant now) {
        return !isFlapping && (firings.isEmpty() || Moment.hasPassed(WINDOW, firings.get(firings.size() - 1), now));
    }

    private List<Instant> recent(Instant now) {
        return firings.stream()
                .filter(firing -> !Moment.hasPassed(WINDOW, firing, now))
                .toList();
    }
}

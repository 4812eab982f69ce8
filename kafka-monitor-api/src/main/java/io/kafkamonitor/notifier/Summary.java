package io.kafkamonitor.notifier;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.metric.Labels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cluster at a glance, as a {@link Notification} tells it at set times; what fires then is {@linkplain Notification#ongoing
 * ongoing} in it. Immutable.
 *
 * @param since from when on it looks back
 * @param fired what fired since then, over or not: what fired longest first
 * @param otherFired how many alerts fired besides
 * @param silenced what is kept from being told now
 * @param tables how the cluster was
 */
public record Summary(
        Instant since, List<Fired> fired, int otherFired, List<Silenced> silenced, List<SummaryTable> tables) {

    /** Copies the lists. */
    public Summary {
        Bounded.moment(since);
        fired = List.copyOf(fired);
        silenced = List.copyOf(silenced);
        tables = List.copyOf(tables);
    }

    /** This with other tables. */
    public Summary withTables(List<SummaryTable> others) {
        return new Summary(since, fired, otherFired, silenced, others);
    }

    /**
     * An alert that fired.
     *
     * @param rule its rule
     * @param subject what it is about
     * @param times how often it fired in the time
     * @param duration for how long in all
     * @param last when it fired last
     * @param isOver whether it fires no more
     */
    public record Fired(String rule, Labels subject, int times, Duration duration, Instant last, boolean isOver) {}

    /**
     * A silence or a time of maintenance.
     *
     * @param what of which alerts, as in a sentence: {@code rule broker-down and broker 2}
     * @param by who has silenced them; empty where that is not said
     * @param because why; empty where that is not said
     * @param until when it ends by the wall clock; null where that is when the alerts do
     * @param firing how many alerts fire that it keeps from being told
     */
    public record Silenced(
            String what,
            String by,
            String because,
            @Nullable Instant until,
            int firing) {

        /** When it ends; empty where that is when the alerts do. */
        public Optional<Instant> end() {
            return Optional.ofNullable(until);
        }
    }
}

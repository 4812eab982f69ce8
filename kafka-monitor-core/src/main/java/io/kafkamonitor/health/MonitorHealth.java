package io.kafkamonitor.health;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a monitor is doing, for the host's own health endpoint.
 *
 * @param status the whole in a word
 * @param cycles how many cycles were completed
 * @param missedCycles how many were skipped because the one before was not over
 * @param lastCycle when the last cycle ended, by the wall clock; null before the first
 * @param lastCycleTime how long the last cycle took
 * @param parts collectors, rules and notifiers that have run, and recipients that were not told when others were
 * @param rulesWithoutData rules that cannot fire: those that read a metric which no collector writes, and those for which
 *     nothing has matched in the last ten cycles, most likely since a name or a pattern is wrong
 */
public record MonitorHealth(
        Status status,
        long cycles,
        long missedCycles,
        @Nullable Instant lastCycle,
        Duration lastCycleTime,
        List<PartHealth> parts,
        List<String> rulesWithoutData) {

    public MonitorHealth {
        requireNonNull(status, "status");
        requireNonNull(lastCycleTime, "lastCycleTime");
        parts = List.copyOf(parts);
        rulesWithoutData = List.copyOf(rulesWithoutData);
    }

    /** The whole in a word. */
    public enum Status {
        /** Not started, or the first cycle is not over. */
        STARTING,
        /** Everything works. */
        UP,
        /**
         * The monitor works, but a part of it fails, series are left out because they are too many, or the cluster has no
         * controller, so that not all it tells is true.
         */
        DEGRADED,
        /**
         * No cycle has ended for three intervals, or the monitor is closed, so that nobody will be told anything; or
         * nothing of the cluster can be read.
         */
        DOWN
    }
}

package io.kafkamonitor.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a monitor is doing, for the host's own health endpoint. Immutable. */
public final class MonitorHealth {

    private final Status status;
    private final long cycles;
    private final long missedCycles;
    private final @Nullable Instant lastCycle;
    private final Duration lastCycleTime;
    private final List<PartHealth> parts;
    private final List<String> rulesWithoutData;

    MonitorHealth(MonitorHealthBuilder builder) {
        this.status = builder.status;
        this.cycles = builder.cycles;
        this.missedCycles = builder.missedCycles;
        this.lastCycle = builder.lastCycle;
        this.lastCycleTime = builder.lastCycleTime;
        this.parts = builder.parts;
        this.rulesWithoutData = builder.rulesWithoutData;
    }

    /** A builder of the health of a monitor that has done nothing yet. */
    public static MonitorHealthBuilder builder(Status status) {
        return new MonitorHealthBuilder(status);
    }

    /** The whole in a word. */
    public Status status() {
        return status;
    }

    /** How many cycles were completed. */
    public long cycles() {
        return cycles;
    }

    /** How many were skipped because the one before was not over. */
    public long missedCycles() {
        return missedCycles;
    }

    /** When the last cycle ended, by the wall clock; null before the first. */
    public @Nullable Instant lastCycle() {
        return lastCycle;
    }

    /** How long the last cycle took. */
    public Duration lastCycleTime() {
        return lastCycleTime;
    }

    /**
     * Collectors, rules, notifiers and the state store that have run, and recipients that were not told when others were.
     */
    public List<PartHealth> parts() {
        return parts;
    }

    /**
     * Rules that cannot fire: those that read a metric which no collector writes, and those for which nothing has matched
     * in the last ten cycles, most likely since a name or a pattern is wrong.
     */
    public List<String> rulesWithoutData() {
        return rulesWithoutData;
    }

    @Override
    public String toString() {
        return status + " after " + cycles + " cycles, " + missedCycles + " missed, " + parts + ", without data "
                + rulesWithoutData;
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

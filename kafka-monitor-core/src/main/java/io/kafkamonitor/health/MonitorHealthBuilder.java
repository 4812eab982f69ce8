package io.kafkamonitor.health;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a {@link MonitorHealth}; what is not given is zero or empty. Not safe for use by several threads. */
public final class MonitorHealthBuilder {

    final MonitorHealth.Status status;
    long cycles;
    long missedCycles;

    @Nullable
    Instant lastCycle;

    Duration lastCycleTime = Duration.ZERO;
    List<PartHealth> parts = List.of();
    List<String> rulesWithoutData = List.of();

    MonitorHealthBuilder(MonitorHealth.Status status) {
        this.status = requireNonNull(status, "status");
    }

    /** How many cycles were completed, and how many skipped because the one before was not over. */
    public MonitorHealthBuilder cycles(long completed, long missed) {
        cycles = completed;
        missedCycles = missed;
        return this;
    }

    /** When the last cycle ended, null before the first, and how long it took. */
    public MonitorHealthBuilder lastCycle(@Nullable Instant end, Duration time) {
        lastCycle = end;
        lastCycleTime = requireNonNull(time, "time");
        return this;
    }

    /** The parts of the monitor. */
    public MonitorHealthBuilder parts(List<PartHealth> newParts) {
        parts = List.copyOf(newParts);
        return this;
    }

    /** The names of rules that cannot fire. */
    public MonitorHealthBuilder rulesWithoutData(List<String> rules) {
        rulesWithoutData = List.copyOf(rules);
        return this;
    }

    /** The health. */
    public MonitorHealth build() {
        return new MonitorHealth(this);
    }
}

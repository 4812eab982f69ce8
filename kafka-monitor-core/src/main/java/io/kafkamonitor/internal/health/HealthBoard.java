package io.kafkamonitor.internal.health;

import io.kafkamonitor.health.PartHealth;
import io.kafkamonitor.health.PartKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLogger;

/**
 * Where every part's successes and failures are written down. The first failure in a row is logged as a warning, and so
 * is each that has another cause than those before; the rest at debug level, all with the stack trace of what was thrown.
 * Safe for use by several threads.
 */
public final class HealthBoard {

    private static final Logger logger = LoggerFactory.getLogger(HealthBoard.class);

    private final Map<Key, PartHealth> parts = new ConcurrentHashMap<>();
    private final Map<Key, FailureCauses> causes = new ConcurrentHashMap<>();
    private final Map<String, Long> dropped = new ConcurrentHashMap<>();
    private final Logger log;

    /** A board that logs what fails and what works again. */
    public HealthBoard() {
        this(logger);
    }

    private HealthBoard(Logger log) {
        this.log = log;
    }

    /** A board that logs nothing, as what is noted on it was long ago. */
    public static HealthBoard silent() {
        return new HealthBoard(NOPLogger.NOP_LOGGER);
    }

    /** Notes that a part went well. */
    public void succeeded(PartKind kind, String name, Instant now) {
        var key = new Key(kind, name);
        PartHealth before = parts.get(key);
        parts.put(key, (before == null ? PartHealth.of(kind, name) : before).succeeded(now));
        causes.remove(key);
        if (before != null && before.isFailing()) {
            log.info("The {} '{}' works again", kind.word(), name);
        }
    }

    /** Notes that a part failed, and why. */
    public void failed(PartKind kind, String name, String why) {
        logFailure(note(kind, name, why, 1), "passing " + why, null);
    }

    /** Notes that a part threw. */
    public void failed(PartKind kind, String name, Throwable thrown) {
        String why = Failures.describe(thrown);
        logFailure(note(kind, name, why, 1), "passing " + why, Failures.printable(thrown));
    }

    /** Notes that a part failed for a reason that only a person can mend: enough for an alert at once. */
    public void broken(PartKind kind, String name, String why) {
        logFailure(note(kind, name, why, FailingPartRule.alerted(kind)), "lasting " + why, null);
    }

    private PartHealth note(PartKind kind, String name, String why, int atLeast) {
        return parts.merge(
                new Key(kind, name),
                PartHealth.of(kind, name).failed(atLeast, why),
                (before, first) -> before.failed(Math.max(atLeast, before.consecutiveFailures() + 1), why));
    }

    private void logFailure(PartHealth part, String cause, @Nullable Throwable thrown) {
        String kind = part.kind().word();
        int failures = part.consecutiveFailures();
        boolean isNew = causes.computeIfAbsent(new Key(part.kind(), part.name()), any -> new FailureCauses())
                .isNew(cause);
        if (isNew) {
            log.warn("The {} '{}' failed: {}", kind, part.name(), part.lastFailure(), thrown);
        } else {
            log.debug("The {} '{}' failed {} times: {}", kind, part.name(), failures, part.lastFailure(), thrown);
        }
    }

    /** Notes how many series of a collector were left out because they were too many. */
    public void dropped(String collector, long series) {
        Long before = series == 0 ? dropped.remove(collector) : dropped.put(collector, series);
        if (series > 0 && before == null) {
            log.warn("The collector '{}' has more series than it may: {} are left out", collector, series);
        } else if (series == 0 && before != null) {
            log.info("The collector '{}' has no more series than it may again", collector);
        }
    }

    /** How many series were left out of each collector that has too many, by name. */
    public Map<String, Long> dropped() {
        return new TreeMap<>(dropped);
    }

    /** Every part that was ever noted, by kind and name. */
    public List<PartHealth> parts() {
        return parts.values().stream()
                .sorted(Comparator.comparing(PartHealth::kind).thenComparing(PartHealth::name))
                .toList();
    }

    private record Key(PartKind kind, String name) {}
}

package io.kafkamonitor.internal.judging;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.rule.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What rules judged of active subjects, to be shown with their alerts. It decides nothing, so it is not in the state and does not
 * outlive the process. Safe for use by several threads.
 */
public final class Trails {

    private static final int MOST = 10_000;

    /** After the end of an alert: as long as people may still be told of it. */
    private static final long KEPT_MILLIS = Duration.ofDays(1).toMillis();

    private final Object lock = new Object();
    private final Map<String, Map<Labels, Trail>> byRule = new HashMap<>(); // guarded by lock
    private int size; // guarded by lock

    /** Takes in what was found in a pass. */
    public void note(List<RuleResult> results, Instant now) {
        long time = now.toEpochMilli();
        synchronized (lock) {
            for (RuleResult result : results) {
                result.findings().forEach(finding -> note(result.rule().name(), finding, time));
            }
            forgetBefore(size < MOST ? time - KEPT_MILLIS : time);
        }
    }

    private void note(String rule, Finding finding, long time) {
        if (finding.value().isEmpty()) {
            return;
        }
        Map<Labels, Trail> trails = byRule.computeIfAbsent(rule, any -> new HashMap<>());
        Trail trail = trails.get(finding.subject());
        if (trail == null && size < MOST) {
            trail = new Trail();
            trails.put(finding.subject(), trail);
            size++;
        }
        if (trail != null) {
            trail.add(time, finding.value().getAsDouble());
            finding.threshold().ifPresent(trail::passed);
        }
    }

    private void forgetBefore(long time) {
        byRule.values().removeIf(trails -> {
            trails.values().removeIf(trail -> trail.newest() < time);
            return trails.isEmpty();
        });
        size = byRule.values().stream().mapToInt(Map::size).sum();
    }

    /** An alert with what its rule judged since its beginning. */
    public Alert with(Alert alert) {
        synchronized (lock) {
            Map<Labels, Trail> trails = byRule.get(alert.rule());
            @Nullable Trail trail = trails == null ? null : trails.get(alert.subject());
            return trail == null
                    ? alert
                    : alert.toBuilder()
                            .trail(trail.since(alert.since().toEpochMilli()))
                            .threshold(trail.threshold())
                            .build();
        }
    }

    /** A notification whose alerts have what their rules judged. */
    public Notification with(Notification notification) {
        return notification.withAlerts(this::with);
    }
}

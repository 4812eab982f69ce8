package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.internal.judging.RuleResult;
import io.kafkamonitor.internal.judging.RuleTerms;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All alerts of a monitor: a function of rule results and time, without I/O, threads or a clock. Used by one thread at
 * a time.
 */
public final class AlertTracker {

    private final String monitor;
    private final Map<String, Map<Labels, TrackedAlert>> byRule = new LinkedHashMap<>();
    private final List<Transition> transitions = new ArrayList<>();

    /** The alerts of the monitor of a name; none yet. */
    public AlertTracker(String monitor) {
        this.monitor = monitor;
    }

    /** Takes the results of one evaluation of all rules and returns the transitions they cause, in order. */
    public List<Transition> apply(List<RuleResult> results, Tick tick) {
        transitions.clear();
        for (RuleResult result : results) {
            Map<Labels, TrackedAlert> alerts =
                    byRule.computeIfAbsent(result.rule().name(), any -> new LinkedHashMap<>());
            if (result.failure() == null) {
                judge(result, alerts, tick);
            } else {
                freeze(alerts, result.failure(), tick);
            }
            alerts.values().removeIf(TrackedAlert::isOver);
        }
        return List.copyOf(transitions);
    }

    private void judge(RuleResult result, Map<Labels, TrackedAlert> alerts, Tick tick) {
        var told = new HashSet<Labels>();
        for (Finding finding : result.findings()) {
            told.add(finding.subject());
            TrackedAlert tracked = alerts.get(finding.subject());
            if (tracked != null) {
                tracked.apply(finding, tick);
            } else if (finding.outcome() == Outcome.BREACHED) {
                alerts.put(finding.subject(), begin(result.rule(), finding, tick));
            }
        }
        alerts.forEach((subject, tracked) -> {
            if (!told.contains(subject)) {
                tracked.silent(tick);
            }
        });
    }

    private TrackedAlert begin(RuleTerms rule, Finding finding, Tick tick) {
        String id = Fingerprint.of(monitor, rule.name(), finding.subject());
        return TrackedAlert.begin(rule, id, finding, tick, transitions::add);
    }

    private static void freeze(Map<Labels, TrackedAlert> alerts, Unknown why, Tick tick) {
        alerts.values().forEach(tracked -> tracked.unknown(why, tick));
    }

    /** The subjects of the rule of a name that are pending, firing or recovering. */
    public Set<Labels> active(String rule) {
        return byRule.getOrDefault(rule, Map.of()).keySet();
    }

    /** All alerts that are not over, by rule. */
    public List<Alert> alerts() {
        return byRule.values().stream()
                .flatMap(alerts -> alerts.values().stream())
                .map(TrackedAlert::alert)
                .toList();
    }

    /** An alert as it stands now; empty if it is over or was never there. */
    public Optional<Alert> current(Alert alert) {
        return tracked(alert).map(TrackedAlert::alert);
    }

    /** Why an alert stands where it stands, in a sentence; empty if it is over or was never there. */
    public Optional<String> explain(Alert alert) {
        return tracked(alert).map(TrackedAlert::explanation);
    }

    private Optional<TrackedAlert> tracked(Alert alert) {
        return Optional.ofNullable(byRule.getOrDefault(alert.rule(), Map.of()).get(alert.subject()));
    }
}

package io.kafkamonitor;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.internal.deciding.Causes;
import io.kafkamonitor.internal.deciding.GroupTiming;
import io.kafkamonitor.internal.deciding.Policy;
import io.kafkamonitor.internal.deciding.RoutedAddressing;
import io.kafkamonitor.internal.deciding.SummaryPlan;
import io.kafkamonitor.internal.discovery.Parts;
import io.kafkamonitor.internal.health.Failures;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.Cause;
import io.kafkamonitor.rules.recommended.KafkaRules;
import io.kafkamonitor.summary.DailySummary;
import io.kafkamonitor.telling.MaintenanceWindow;
import io.kafkamonitor.telling.Route;
import io.kafkamonitor.telling.Routes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is told what and when, as the host wants it. Not safe for use by several threads. */
final class TellingSettings {

    private static final Logger logger = LoggerFactory.getLogger(TellingSettings.class);

    private static final int MOST_RECIPIENTS = 1_000;

    private final Map<String, List<String>> audiences = new LinkedHashMap<>();
    private final Set<String> summarizing = new LinkedHashSet<>();
    private final List<Route> routes = new ArrayList<>();
    private final List<MaintenanceWindow> windows = new ArrayList<>();
    private final List<Cause> causes = new ArrayList<>(KafkaRules.causes());
    private Function<Alert, Labels> hostLabels = alert -> Labels.EMPTY;
    private @Nullable DailySummary summary;
    private Duration groupWait = Duration.ofSeconds(15);
    private Duration groupInterval = Duration.ofMinutes(2);

    void route(Route route) {
        routes.add(route);
    }

    void window(MaintenanceWindow window) {
        windows.add(window);
    }

    void cause(Cause cause) {
        causes.add(cause);
    }

    void hostLabels(Function<Alert, Labels> function) {
        hostLabels = function;
    }

    void groupWait(Duration wait) {
        groupWait = wait;
    }

    void groupInterval(Duration interval) {
        groupInterval = interval;
    }

    void summary(@Nullable DailySummary newSummary) {
        summary = newSummary;
    }

    /** What is wrong, in sentences; asks each notifier whom it tells, once. */
    List<String> problems(Parts parts) {
        var problems = new ArrayList<String>();
        audiences.clear();
        summarizing.clear();
        for (Notifier notifier : parts.notifiers()) {
            try {
                audiences.put(notifier.name(), audience(notifier));
                if (notifier.tellsSummaries()) {
                    summarizing.add(notifier.name());
                }
            } catch (RuntimeException e) {
                problems.add(
                        "The notifier '" + notifier.name() + "' does not say whom it tells: " + Failures.describe(e));
            }
        }
        if (!problems.isEmpty()) {
            return problems;
        }
        List<String> rules = parts.rules().stream().map(Rule::name).toList();
        problems.addAll(Routes.of(routes, audiences).problems(rules));
        if (summary != null) {
            problems.addAll(new SummaryRecipients(summary, audiences, summarizing).problems());
        }
        try {
            new Causes(causes);
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
        return problems;
    }

    private static List<String> audience(Notifier notifier) {
        List<String> names = List.copyOf(notifier.audience());
        if (names.isEmpty() || names.size() > MOST_RECIPIENTS) {
            throw new IllegalArgumentException(
                    "audience() returns " + names.size() + " names; return one to " + MOST_RECIPIENTS);
        }
        names.forEach(name -> Bounded.name(name, "The name of a recipient"));
        if (Set.copyOf(names).size() < names.size()) {
            throw new IllegalArgumentException(
                    "audience() returns the same name twice: " + names + "; return each once");
        }
        return names;
    }

    Policy policy(String monitor, String bootstrapServers, List<Notifier> notifiers) {
        var told = new LinkedHashMap<String, List<String>>();
        notifiers.forEach(notifier -> told.put(notifier.name(), audiences.getOrDefault(notifier.name(), List.of())));
        return new Policy(
                monitor,
                bootstrapServers,
                new RoutedAddressing(Routes.of(routes, told), told),
                new Causes(causes),
                windows,
                new GroupTiming(groupWait, groupInterval),
                summary == null
                        ? null
                        : new SummaryPlan(summary, new SummaryRecipients(summary, told, summarizing).all()),
                this::labelsOf);
    }

    /** What the host's function throws costs its labels, not the alert. */
    private Labels labelsOf(Alert alert) {
        try {
            Labels labels = hostLabels.apply(alert);
            return labels == null ? Labels.EMPTY : labels;
        } catch (Throwable e) {
            logger.warn("The host's labels of {} could not be found", alert, Failures.printable(e));
            return Labels.EMPTY;
        }
    }
}

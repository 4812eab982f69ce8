package io.kafkamonitor;

import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.internal.discovery.Parts;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.rule.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Checks whether parts go together, and finds every problem rather than the first. */
final class CompositionCheck {

    private final Parts parts;
    private final List<String> problems = new ArrayList<>();

    CompositionCheck(Parts parts) {
        this.parts = parts;
    }

    /** What is wrong, each a sentence that says what to do. */
    List<String> problems() {
        names("Collector", parts.collectors(), MetricCollector::name);
        names("Rule", parts.rules(), Rule::name);
        names("Notifier", parts.notifiers(), Notifier::name);
        metrics();
        return problems;
    }

    private <T> void names(String kind, List<T> named, Function<T, String> name) {
        var seen = new HashSet<String>();
        for (T part : named) {
            String own = name.apply(part);
            if (own == null || own.isBlank()) {
                problems.add(kind + " " + part.getClass().getName() + " has no name; let name() return one");
            } else if (!seen.add(own)) {
                problems.add(kind + " '" + own + "' is registered twice; give each " + kind.toLowerCase(Locale.ROOT)
                        + " its own name");
            }
        }
    }

    private void metrics() {
        Map<Metric, String> writers = new HashMap<>();
        for (MetricCollector collector : parts.collectors()) {
            for (Metric metric : collector.metrics()) {
                String other = writers.put(metric, collector.name());
                if (other != null) {
                    problems.add("Metric '" + metric + "' is written by the collectors '" + other + "' and '"
                            + collector.name() + "'; give one of them another metric");
                }
            }
        }
    }

    /** Rules that read a metric which no collector writes; known only when there are no problems. */
    List<String> rulesWithoutData() {
        Set<Metric> written = new LinkedHashSet<>();
        parts.collectors().forEach(collector -> written.addAll(collector.metrics()));
        return parts.rules().stream()
                .filter(rule -> !written.containsAll(rule.metrics()))
                .map(Rule::name)
                .toList();
    }
}

package io.kafkamonitor;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.internal.discovery.Loaded;
import io.kafkamonitor.internal.discovery.Parts;
import io.kafkamonitor.internal.health.Failures;
import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.internal.health.SelfCollector;
import io.kafkamonitor.internal.judging.RuleTerms;
import io.kafkamonitor.internal.replaying.RecordedCollector;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.rule.Rule;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether parts go together with each other and with what every monitor has, and finds every problem rather than
 * the first. A part that throws when it is asked about itself is one of the problems.
 */
final class CompositionCheck {

    private final Parts parts;
    private final Parts builtIn;
    private final Set<String> problems = new LinkedHashSet<>();

    private CompositionCheck(Parts parts) {
        this.parts = parts;
        this.builtIn = builtIn();
    }

    /** What every monitor has, to be asked what it is. */
    private static Parts builtIn() {
        var board = new HealthBoard();
        return BuiltInParts.of(new SelfCollector(board), board);
    }

    /** What is wrong with parts, each a sentence that says what to do. */
    static List<String> problems(Parts parts) {
        var check = new CompositionCheck(parts);
        check.names("Collector", parts.collectors(), check.builtIn.collectors(), MetricCollector::name);
        check.names("Rule", parts.rules(), check.builtIn.rules(), Rule::name);
        check.names("Notifier", parts.notifiers(), List.of(), Notifier::name);
        parts.collectors().forEach(check::collector);
        parts.rules().forEach(check::rule);
        if (check.problems.isEmpty()) {
            check.writers();
            check.required();
            check.otherRules();
        }
        return List.copyOf(check.problems);
    }

    /** The collectors and rules that can be used, whatever is wrong with the others. */
    static Parts sound(Parts parts) {
        var sound = new Parts();
        var check = new CompositionCheck(parts);
        parts.collectors().stream().filter(check::isSound).forEach(sound::collector);
        parts.rules().stream().filter(check::isSound).forEach(sound::rule);
        return sound;
    }

    /** Stands for the collectors that wrote these metrics, but for what every monitor has. */
    static MetricCollector recorded(Collection<Metric> metrics) {
        Set<Metric> own = new HashSet<>();
        builtIn().collectors().forEach(part -> own.addAll(part.metrics()));
        return new RecordedCollector(
                metrics.stream().filter(metric -> !own.contains(metric)).toList());
    }

    private boolean isSound(MetricCollector collector) {
        int before = problems.size();
        collector(collector);
        return problems.size() == before;
    }

    private boolean isSound(Rule rule) {
        int before = problems.size();
        rule(rule);
        return problems.size() == before;
    }

    private <T> void names(String kind, List<T> named, List<T> builtInOnes, Function<T, String> name) {
        Set<String> reserved = builtInOnes.stream().map(name).collect(Collectors.toSet());
        var seen = new HashSet<String>();
        for (T part : named) {
            ask(kind, part, () -> name(kind, part, name.apply(part), reserved, seen));
        }
    }

    private void name(String kind, Object part, @Nullable String name, Set<String> reserved, Set<String> seen) {
        String word = kind.toLowerCase(Locale.ROOT);
        if (name == null || name.isBlank()) {
            problems.add(kind + " " + Loaded.type(part) + " has no name; let name() return one");
        } else if (name.chars().anyMatch(Character::isISOControl)) {
            problems.add(kind + " " + Loaded.type(part)
                    + " has a line break or another control character in its name; let name() return one without");
        } else if (name.length() > Bounded.LONGEST_NAME) {
            problems.add(kind + " " + part.getClass().getName() + " has a name of " + name.length()
                    + " characters; let name() return one of at most " + Bounded.LONGEST_NAME);
        } else if (reserved.contains(name)) {
            problems.add(kind + " '" + name + "' has the name of a built-in " + word + "; give it another one");
        } else if (!seen.add(name)) {
            problems.add(kind + " '" + name + "' is registered twice; give each " + word + " its own name");
        }
    }

    private void collector(MetricCollector collector) {
        ask("Collector", collector, () -> {
            Duration interval = collector.interval();
            if (interval == null || interval.isNegative() || interval.compareTo(Bounded.LONGEST) > 0) {
                throw new IllegalArgumentException("interval() returns '" + interval + "'");
            }
            List.copyOf(collector.metrics());
        });
    }

    private void rule(Rule rule) {
        ask("Rule", rule, () -> {
            RuleTerms.of(rule);
            Set.copyOf(rule.metrics());
            Set.copyOf(rule.requiredMetrics());
            Set.copyOf(rule.otherRules());
        });
    }

    private void ask(String kind, Object part, Runnable question) {
        try {
            question.run();
        } catch (Throwable e) { // so that the problems of all parts are reported together
            problems.add(kind + " " + Loaded.type(part) + " cannot be used: " + Failures.describe(e)
                    + "; mend it or leave it out");
        }
    }

    private void writers() {
        Map<Metric, MetricCollector> writers = new HashMap<>();
        for (MetricCollector collector : withBuiltIn()) {
            for (Metric metric : collector.metrics()) {
                MetricCollector other = writers.put(metric, collector);
                if (other != null && !other.equals(collector)) {
                    problems.add("Metric '" + metric + "' is written by the collectors '" + other.name() + "' and '"
                            + collector.name() + "'; give one of them another metric");
                }
            }
        }
    }

    private void required() {
        Set<Metric> written = written();
        for (Rule rule : parts.rules()) {
            for (Metric metric : rule.requiredMetrics()) {
                if (!written.contains(metric)) {
                    problems.add("Rule '" + rule.name() + "' looks for what is missing of '" + metric
                            + "', which no collector writes, and so would always fire; add the collector or leave the"
                            + " rule out");
                }
            }
        }
    }

    private void otherRules() {
        Set<String> names = Stream.concat(builtIn.rules().stream(), parts.rules().stream())
                .map(Rule::name)
                .collect(Collectors.toCollection(TreeSet::new));
        for (Rule rule : parts.rules()) {
            for (String other : new TreeSet<>(rule.otherRules())) {
                if (!names.contains(other)) {
                    problems.add("Rule '" + rule.name() + "' asks whether the rule '"
                            + Bounded.shortened(other, Bounded.LONGEST_NAME)
                            + "' fires, which the monitor does not have; it has " + names);
                }
            }
        }
    }

    private Set<Metric> written() {
        return withBuiltIn().stream()
                .flatMap(collector -> collector.metrics().stream())
                .collect(Collectors.toSet());
    }

    /** A problem for each name in limits that no collector has. */
    static List<String> limitsOfNobody(Parts parts, Set<String> limited) {
        Set<String> names =
                parts.collectors().stream().map(MetricCollector::name).collect(Collectors.toSet());
        return new TreeSet<>(limited)
                .stream()
                        .filter(name -> !names.contains(name))
                        .map(name -> "maxSeriesOf names the collector '" + name
                                + "', which the monitor does not have; it has " + new TreeSet<>(names))
                        .toList();
    }

    /** The names of rules that read a metric which no collector writes; for parts without problems. */
    static List<String> rulesWithoutData(Parts parts) {
        Set<Metric> written = new CompositionCheck(parts).written();
        return parts.rules().stream()
                .filter(rule -> !written.containsAll(rule.metrics()))
                .map(Rule::name)
                .toList();
    }

    private List<MetricCollector> withBuiltIn() {
        return new Parts().addAll(builtIn).addAll(parts).collectors();
    }
}

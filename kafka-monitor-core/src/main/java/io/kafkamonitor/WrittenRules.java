package io.kafkamonitor;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.internal.discovery.Parts;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.RuleReader;
import io.kafkamonitor.settings.ConfigurationException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Rules that are read when all collectors are known, and so all metrics. */
final class WrittenRules {

    private static final int LONGEST_SHOWN = 60;

    private final List<Function<RuleReader, ? extends Collection<Rule>>> sources = new ArrayList<>();

    void add(Function<RuleReader, ? extends Collection<Rule>> source) {
        sources.add(source);
    }

    void add(String text) {
        sources.add(reader -> List.of(read(text, reader)));
    }

    private static Rule read(String text, RuleReader reader) {
        try {
            return reader.read(text);
        } catch (ConfigurationException e) {
            throw new ConfigurationException(e.problems().stream()
                    .map(problem ->
                            "The rule '" + Bounded.shortened(text, LONGEST_SHOWN) + "' cannot be read: " + problem)
                    .toList());
        }
    }

    /**
     * Adds the rules to the other parts.
     *
     * @param sound gives those of which the metrics are known
     * @return what is wrong with the rules, a sentence each
     */
    List<String> readInto(Parts parts, Supplier<Parts> sound) {
        if (sources.isEmpty()) {
            return List.of();
        }
        List<Metric> metrics = sound.get().collectors().stream()
                .flatMap(collector -> collector.metrics().stream())
                .toList();
        RuleReader reader = RuleReader.ofShippedMetrics().knowing(metrics);
        var problems = new ArrayList<String>();
        for (var source : sources) {
            try {
                source.apply(reader).forEach(parts::rule);
            } catch (ConfigurationException e) {
                problems.addAll(e.problems());
            }
        }
        return problems;
    }
}

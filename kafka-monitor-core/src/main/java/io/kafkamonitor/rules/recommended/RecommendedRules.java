package io.kafkamonitor.rules.recommended;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.rule.Rule;
import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules to begin with, to be thinned out, replaced and added to. Immutable: each method returns other rules.
 *
 * <pre>{@code
 * KafkaRules.recommended()
 *         .without("replica-skew")
 *         .with(BrokerRules.cpu(0.95))
 *         .with(KafkaRules.consumerLag(50_000))
 * }</pre>
 */
public final class RecommendedRules extends AbstractCollection<Rule> {

    private final Map<String, Rule> byName;

    private RecommendedRules(Map<String, Rule> byName) {
        this.byName = byName;
    }

    static RecommendedRules of(List<Rule> rules) {
        var byName = new LinkedHashMap<String, Rule>();
        rules.forEach(rule -> byName.put(rule.name(), rule));
        return new RecommendedRules(byName);
    }

    /** These rules and one more; it takes the place of one with the same name. */
    public RecommendedRules with(Rule rule) {
        var more = new LinkedHashMap<>(byName);
        more.put(rule.name(), rule);
        return new RecommendedRules(more);
    }

    /** These rules and others; each takes the place of one with the same name. */
    public RecommendedRules with(Iterable<? extends Rule> rules) {
        var more = new LinkedHashMap<>(byName);
        rules.forEach(rule -> more.put(rule.name(), rule));
        return new RecommendedRules(more);
    }

    /**
     * These rules but for some.
     *
     * @throws IllegalArgumentException if there is no rule of a name
     */
    public RecommendedRules without(String... names) {
        var fewer = new LinkedHashMap<>(byName);
        for (String name : names) {
            if (fewer.remove(requireNonNull(name, "name")) == null) {
                throw new IllegalArgumentException("There is no rule '" + Bounded.shortened(name, Bounded.LONGEST_NAME)
                        + "' to leave out; there are " + fewer.keySet());
            }
        }
        return new RecommendedRules(fewer);
    }

    @Override
    public Iterator<Rule> iterator() {
        return List.copyOf(byName.values()).iterator();
    }

    @Override
    public int size() {
        return byName.size();
    }

    /** The rules as sentences, one a line. */
    @Override
    public String toString() {
        return String.join("\n", byName.values().stream().map(Rule::toString).toList());
    }
}

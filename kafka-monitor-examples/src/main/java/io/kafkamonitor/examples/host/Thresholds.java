package io.kafkamonitor.examples.host;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;

import io.kafkamonitor.jmx.JmxMetrics;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.recommended.BacklogRules;
import io.kafkamonitor.rules.recommended.BrokerRules;
import io.kafkamonitor.rules.recommended.KafkaRules;
import io.kafkamonitor.rules.recommended.PartitionRules;
import io.kafkamonitor.rules.recommended.RecommendedRules;
import io.kafkamonitor.settings.ConfigurationException;
import io.kafkamonitor.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** The rules that the settings ask for: the recommended ones, less some, with other thresholds, and a few more. */
final class Thresholds {

    private final Settings settings;
    private RecommendedRules rules = KafkaRules.recommended();

    private Thresholds(Settings settings) {
        this.settings = settings;
    }

    /** All of them but for those that are replaced by rules of another kind. */
    static RecommendedRules rules(Settings settings, Set<String> replaced) {
        return without(replaced, rules(settings));
    }

    private static RecommendedRules without(Set<String> names, RecommendedRules rules) {
        String[] known = rules.stream().map(Rule::name).filter(names::contains).toArray(String[]::new);
        return rules.without(known);
    }

    static RecommendedRules rules(Settings settings) {
        var thresholds = new Thresholds(settings);
        thresholds.leaveOut();
        thresholds.brokers();
        thresholds.partitions();
        thresholds.backlogs();
        return thresholds.rules;
    }

    private void leaveOut() {
        if (!settings.flag("rules.recommended", true)) {
            rules = rules.without(rules.stream().map(Rule::name).toArray(String[]::new));
        }
        for (String name : settings.list("rules.without")) {
            try {
                rules = rules.without(name);
            } catch (IllegalArgumentException e) {
                settings.problem("Setting 'rules.without': " + e.getMessage());
            }
        }
    }

    private void brokers() {
        duration("threshold.broker-down", BrokerRules::brokerDown);
        number("threshold.broker-cpu", Range.PART, BrokerRules::cpu);
        number("threshold.broker-heap", Range.PART, BrokerRules::heap);
        number("threshold.broker-bytes-in", Range.AMOUNT, Thresholds::bytesIn);
        number("threshold.produce-latency", Range.AMOUNT, BrokerRules::produceLatency);
        pair("threshold.disk-space.warning", 0.8, "threshold.disk-space.critical", 0.9, BrokerRules::diskSpace);
        pair(
                "threshold.request-handlers-busy.warning",
                0.3,
                "threshold.request-handlers-busy.critical",
                0.1,
                BrokerRules::requestHandlers);
        pair(
                "threshold.network-threads-busy.warning",
                0.3,
                "threshold.network-threads-busy.critical",
                0.1,
                BrokerRules::networkThreads);
    }

    private void partitions() {
        duration("threshold.partitions-under-replicated", PartitionRules::underReplicated);
        number("threshold.leader-skew", Range.AMOUNT, PartitionRules::leaderSkew);
        number("threshold.replica-skew", Range.AMOUNT, PartitionRules::replicaSkew);
    }

    private void backlogs() {
        lags();
        if (has("threshold.backlog-growing.records") || has("threshold.backlog-growing.window")) {
            double records = Range.AMOUNT.number(settings, "threshold.backlog-growing.records", 1_000);
            Duration window = settings.duration("threshold.backlog-growing.window", Duration.ofMinutes(30));
            addOne("threshold.backlog-growing.records", () -> BacklogRules.backlogGrowing(records, window));
        }
        except("rules.topic-not-read.except", BacklogRules::topicNotReadExcept);
        except("rules.nothing-committed.except", BacklogRules::nothingCommittedExcept);
    }

    private void except(String key, Function<String[], Rule> maker) {
        List<String> groups = settings.list(key);
        if (!groups.isEmpty()) {
            addOne(key, () -> maker.apply(groups.toArray(String[]::new)));
        }
    }

    /** What follows the dot is a pattern of group names; without one it is all groups that no pattern fits. */
    private void lags() {
        var recordsByGroup = new TreeMap<String, Double>();
        duration("threshold.records-late", KafkaRules::recordsLate);
        lag("threshold.consumer-lag", "*", recordsByGroup);
        for (String group : settings.section("threshold.consumer-lag").keys()) {
            lag("threshold.consumer-lag." + group, group, recordsByGroup);
        }
        add("threshold.consumer-lag", () -> KafkaRules.consumerLag(recordsByGroup));
    }

    private void lag(String key, String group, Map<String, Double> recordsByGroup) {
        if (has(key) && recordsByGroup.put(group, Range.AMOUNT.number(settings, key, 1)) != null) {
            settings.problem("Settings 'threshold.consumer-lag' and '" + key + "' are for the same groups; leave one");
        }
    }

    private static Rule bytesIn(double bytesPerSecond) {
        return rule("broker-bytes-in")
                .when(metric(JmxMetrics.BYTES_IN))
                .isAbove(bytesPerSecond)
                .forAtLeast(Duration.ofMinutes(5))
                .describedAs("Producers send {value} to broker {broker}")
                .advisedTo("See which topic it is, and whether its leaders can be spread over more brokers.")
                .build();
    }

    private boolean has(String key) {
        return settings.text(key).isPresent();
    }

    private void duration(String key, Function<Duration, Rule> maker) {
        if (has(key)) {
            Duration value = settings.duration(key, Duration.ofMinutes(1));
            addOne(key, () -> maker.apply(value));
        }
    }

    private void number(String key, Range range, DoubleFunction<Rule> maker) {
        if (has(key)) {
            double value = range.number(settings, key, 0.5);
            addOne(key, () -> maker.apply(value));
        }
    }

    /** Two parts of a whole. */
    private void pair(String warningKey, double warning, String criticalKey, double critical, TwoNumbers maker) {
        if (has(warningKey) || has(criticalKey)) {
            double first = Range.PART.number(settings, warningKey, warning);
            double second = Range.PART.number(settings, criticalKey, critical);
            addOne(warningKey, () -> maker.apply(first, second));
        }
    }

    private void addOne(String key, Supplier<Rule> maker) {
        add(key, () -> List.of(maker.get()));
    }

    private void add(String key, Supplier<List<Rule>> maker) {
        try {
            rules = rules.with(maker.get());
        } catch (ConfigurationException e) {
            e.problems().forEach(problem -> settings.problem("Setting '" + key + "': " + problem));
        } catch (IllegalArgumentException e) {
            settings.problem("Setting '" + key + "': " + e.getMessage());
        }
    }

    private interface TwoNumbers {
        Rule apply(double warning, double critical);
    }
}

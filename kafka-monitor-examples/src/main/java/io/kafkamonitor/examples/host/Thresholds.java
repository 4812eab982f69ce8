package io.kafkamonitor.examples.host;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;

import io.kafkamonitor.jmx.JmxMetrics;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.BacklogRules;
import io.kafkamonitor.rules.BrokerRules;
import io.kafkamonitor.rules.KafkaRules;
import io.kafkamonitor.rules.PartitionRules;
import io.kafkamonitor.rules.RecommendedRules;
import io.kafkamonitor.settings.ConfigurationException;
import io.kafkamonitor.settings.Settings;
import java.time.Duration;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** The rules that the settings ask for: the recommended ones, less some, with other thresholds, and a few more. */
final class Thresholds {

    private static final String PREFIX = "threshold.";

    private final Settings settings;
    private RecommendedRules rules = KafkaRules.recommended();

    private Thresholds(Settings settings) {
        this.settings = settings;
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
        duration("broker-down", BrokerRules::brokerDown);
        number("broker-cpu", BrokerRules::cpu);
        number("broker-heap", BrokerRules::heap);
        number("produce-latency", BrokerRules::produceLatency);
        number("broker-bytes-in", Thresholds::bytesIn);
        pair("disk-space", 0.8, 0.9, BrokerRules::diskSpace);
        pair("request-handlers-busy", 0.3, 0.1, BrokerRules::requestHandlers);
        pair("network-threads-busy", 0.3, 0.1, BrokerRules::networkThreads);
    }

    private void partitions() {
        duration("partitions-under-replicated", PartitionRules::underReplicated);
        number("leader-skew", PartitionRules::leaderSkew);
        number("replica-skew", PartitionRules::replicaSkew);
    }

    private void backlogs() {
        String growing = PREFIX + "backlog-growing";
        if (has(growing + ".records") || has(growing + ".window")) {
            double records = settings.number(growing + ".records", 1_000);
            Duration window = settings.duration(growing + ".window", Duration.ofMinutes(30));
            add(growing, () -> BacklogRules.backlogGrowing(records, window));
        }
        number("consumer-lag", KafkaRules::consumerLag);
        Settings byGroup = settings.section(PREFIX + "consumer-lag");
        for (String pattern : byGroup.keys()) {
            double records = byGroup.number(pattern, 0);
            add(
                    PREFIX + "consumer-lag." + pattern,
                    () -> KafkaRules.consumerLag("consumer-lag " + pattern, pattern, records));
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

    private void duration(String name, Function<Duration, Rule> maker) {
        if (has(PREFIX + name)) {
            Duration value = settings.duration(PREFIX + name, Duration.ofMinutes(1));
            add(PREFIX + name, () -> maker.apply(value));
        }
    }

    private void number(String name, DoubleFunction<Rule> maker) {
        if (has(PREFIX + name)) {
            double value = settings.number(PREFIX + name, 1);
            add(PREFIX + name, () -> maker.apply(value));
        }
    }

    private void pair(String name, double warning, double critical, Pair maker) {
        String key = PREFIX + name;
        if (has(key + ".warning") || has(key + ".critical")) {
            double first = settings.number(key + ".warning", warning);
            double second = settings.number(key + ".critical", critical);
            add(key, () -> maker.apply(first, second));
        }
    }

    private void add(String key, Supplier<Rule> maker) {
        try {
            rules = rules.with(maker.get());
        } catch (ConfigurationException e) {
            e.problems().forEach(problem -> settings.problem("Setting '" + key + "': " + problem));
        } catch (IllegalArgumentException e) {
            settings.problem("Setting '" + key + "': " + e.getMessage());
        }
    }

    private interface Pair {
        Rule apply(double warning, double critical);
    }
}

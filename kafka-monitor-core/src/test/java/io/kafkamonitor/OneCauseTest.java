package io.kafkamonitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.jmx.JmxMetrics;
import io.kafkamonitor.kafka.BrokerMetrics;
import io.kafkamonitor.kafka.ClusterMetrics;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.kafka.LogDirMetrics;
import io.kafkamonitor.kafka.PartitionMetrics;
import io.kafkamonitor.kafka.PartitionProblem;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rules.recommended.ClusterUnreachable;
import io.kafkamonitor.rules.recommended.KafkaRules;
import io.kafkamonitor.testing.FakeCollector;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which alerts of the recommended rules explain which others, from the series on. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class OneCauseTest {

    private static final int CYCLES = 40;
    private static final String NOTHING = "";
    private static final Pattern EXPLAINED = Pattern.compile("Explained by '([^']+)'");

    private final ManualClock clock = new ManualClock();
    private final FakeCollector brokers = new FakeCollector("brokers", BrokerMetrics.ALL.toArray(Metric[]::new));
    private final FakeCollector others = new FakeCollector(
            "others",
            Stream.of(ClusterMetrics.ALL, PartitionMetrics.ALL, LogDirMetrics.ALL, GroupMetrics.ALL, JmxMetrics.ALL)
                    .flatMap(Collection::stream)
                    .toArray(Metric[]::new));

    private final FakeCollector hostJobs =
            new FakeCollector("host-jobs", Metric.gauge("jobs", Unit.COUNT, "Jobs of the host."));

    private OneCauseTest broker(String id, double live) {
        Labels broker = Labels.of("broker", id, "host", "h", "rack", "");
        brokers.value(BrokerMetrics.BROKER_LIVE, broker, live);
        brokers.value(BrokerMetrics.BROKER_SILENT, broker, 0);
        return this;
    }

    private OneCauseTest silent(String id) {
        brokers.value(BrokerMetrics.BROKER_SILENT, Labels.of("broker", id, "host", "h", "rack", ""), 1);
        return this;
    }

    private OneCauseTest withoutJmx(String... ids) {
        for (String id : ids) {
            others.value(JmxMetrics.JMX_UP, Labels.of("broker", id), 0);
        }
        return this;
    }

    private OneCauseTest partition(String topic, PartitionProblem problem, Metric count, String missing) {
        others.value(count, Labels.of("topic", topic), 1);
        Labels partition = Labels.of("topic", topic, "partition", "0", "problem", problem.label())
                .with("leader", "1")
                .with("missing", missing);
        others.value(PartitionMetrics.PARTITION_PROBLEM, partition, 1);
        return this;
    }

    private OneCauseTest offline(String topic, String missing) {
        return partition(topic, PartitionProblem.OFFLINE, PartitionMetrics.OFFLINE_PARTITIONS, missing);
    }

    private OneCauseTest underMinIsr(String topic, String missing) {
        return partition(topic, PartitionProblem.UNDER_MIN_ISR, PartitionMetrics.UNDER_MIN_ISR_PARTITIONS, missing);
    }

    private OneCauseTest underReplicated(String topic, String missing) {
        return partition(
                topic, PartitionProblem.UNDER_REPLICATED, PartitionMetrics.UNDER_REPLICATED_PARTITIONS, missing);
    }

    /** The rules that explain each alert that fires, by its rule and the first label of its subject. */
    private Map<String, String> explained() throws InterruptedException {
        var explained = new TreeMap<String, String>();
        try (KafkaMonitor monitor = KafkaMonitor.builder("test")
                .timeSource(clock)
                .collector(brokers)
                .collector(others)
                .collector(hostJobs)
                .rules(KafkaRules.recommended())
                .rule(new ClusterUnreachable())
                .build()) {
            for (int i = 0; i < CYCLES; i++) {
                monitor.tick();
                clock.advance(Duration.ofSeconds(30));
            }
            for (Alert alert : monitor.alerts()) {
                if (alert.state() == AlertState.FIRING) {
                    explained.put(
                            name(alert),
                            causes(String.join(" ", monitor.explain(alert).sentences())));
                }
            }
        }
        return explained;
    }

    private static String name(Alert alert) {
        return alert.rule()
                + (alert.subject().size() == 0 ? "" : " " + alert.subject().value(0));
    }

    private static String causes(String sentences) {
        Matcher explained = EXPLAINED.matcher(sentences);
        return explained.find() ? explained.group(1) : NOTHING;
    }

    @Test
    void aDeadBrokerExplainsWhatMissesItAndNothingElse() throws InterruptedException {
        broker("1", 1).broker("2", 0).broker("3", 1).withoutJmx("2", "3");
        offline("solo", "2").offline("half", "2,3").underMinIsr("written", "2").underMinIsr("refusing", "3");
        underReplicated("trio", "2").underReplicated("slow", "3");
        others.value(PartitionMetrics.LEADER_SKEW, Labels.of("broker", "1"), 2);

        assertThat(explained())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("broker-down 2", NOTHING),
                        Map.entry("jmx-unreachable 2", "broker-down"),
                        Map.entry("jmx-unreachable 3", NOTHING),
                        Map.entry("partitions-offline solo", "broker-down"),
                        Map.entry("partitions-offline half", NOTHING),
                        Map.entry("partitions-under-min-isr written", "broker-down"),
                        Map.entry("partitions-under-min-isr refusing", NOTHING),
                        Map.entry("partitions-under-replicated trio", "broker-down"),
                        Map.entry("partitions-under-replicated slow", NOTHING),
                        Map.entry("leader-skew 1", "broker-down")));
    }

    @Test
    void deadBrokersExplainTogetherWhatMissesThemAll() throws InterruptedException {
        broker("1", 1).broker("2", 0).broker("3", 0).offline("half", "2,3").offline("whole", "1,2,3");

        assertThat(explained())
                .containsEntry("partitions-offline half", "broker-down")
                .containsEntry("partitions-offline whole", NOTHING);
    }

    @Test
    void aSilentBrokerExplainsThatItFallsBehindButNotThatWritesAreRefused() throws InterruptedException {
        broker("1", 1).broker("3", 1).silent("3").withoutJmx("3");
        underReplicated("slow", "3").underMinIsr("refusing", "3");

        assertThat(explained())
                .containsEntry("broker-silent 3", NOTHING)
                .containsEntry("jmx-unreachable 3", "broker-silent")
                .containsEntry("partitions-under-replicated slow", "broker-silent")
                .containsEntry("partitions-under-min-isr refusing", NOTHING);
    }

    @Test
    void aDeadBrokerExplainsThatItIsSilent() throws InterruptedException {
        broker("2", 0).silent("2").withoutJmx("2");

        assertThat(explained())
                .containsEntry("broker-silent 2", "broker-down")
                .containsEntry("jmx-unreachable 2", "broker-down");
    }

    @Test
    void aLostDiskExplainsTheReplicasOnItButNotPartitionsWithoutLeader() throws InterruptedException {
        others.value(LogDirMetrics.DIR_OFFLINE, Labels.of("broker", "1", "dir", "/data"), 1);
        underReplicated("trio", "1").offline("solo", "1");

        assertThat(explained())
                .containsEntry("partitions-under-replicated trio", "log-dir-offline")
                .containsEntry("partitions-offline solo", NOTHING)
                .containsEntry("log-dir-offline 1", NOTHING);
    }

    @Test
    void noControllerExplainsASilentJmxPortSinceTheBrokerMayBeDead() throws InterruptedException {
        brokers.value(BrokerMetrics.ACTIVE_CONTROLLER, Labels.EMPTY, 0);
        withoutJmx("2").offline("solo", "2");

        assertThat(explained())
                .containsEntry("jmx-unreachable 2", "no-controller")
                .containsEntry("partitions-offline solo", NOTHING);
    }

    @Test
    void aClusterThatCannotBeReachedExplainsThatItsBrokersCannotBeReadButNoOtherFailure() throws InterruptedException {
        others.value(ClusterMetrics.REACHABLE, Labels.EMPTY, 0);
        brokers.failing(new IllegalStateException("nobody there"));
        hostJobs.failing(new IllegalStateException("no jobs"));

        assertThat(explained())
                .containsEntry("cluster-unreachable", NOTHING)
                .containsEntry("collector-failing brokers", "cluster-unreachable")
                .containsEntry("collector-failing host-jobs", NOTHING);
    }
}

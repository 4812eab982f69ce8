package io.kafkamonitor.rules.recommended;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Evidence;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.jmx.JmxMetrics;
import io.kafkamonitor.kafka.BrokerMetrics;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.kafka.LogDirMetrics;
import io.kafkamonitor.kafka.PartitionMetrics;
import io.kafkamonitor.kafka.PartitionProblem;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.testing.TestSnapshotBuilder;
import io.kafkamonitor.testing.TestSnapshots;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule for Kafka on both sides of its thresholds. */
class KafkaRulesTest {

    private static final Labels BROKER = Labels.of("broker", "2");
    private static final Labels NODE = Labels.of("broker", "2", "host", "10.0.0.5", "rack", "b");
    private static final Labels DIR = Labels.of("broker", "2", "dir", "/data");
    private static final Labels TOPIC = Labels.of("topic", "orders");
    private static final Labels READER = Labels.of("group", "billing", "topic", "orders");
    private static final Labels PARTITION = READER.with("partition", "0");

    /** Each rule on its series, beyond its threshold and well again. */
    static Stream<RuleCase> cases() {
        RuleCase growing = RuleCase.of(BacklogRules.backlogGrowing(), GroupMetrics.GROUP_LAG_BY_TOPIC, READER)
                .risingFromZeroIn(ofMinutes(30))
                .badAt(1_001)
                .goodAt(0);
        return Stream.concat(RecommendedRulesInTimeTest.cases().map(TimedCase::once), Stream.of(growing));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsOnlyMetricsThatAreCollected(RuleCase aCase) {
        Set<Metric> collected = Stream.of(
                        BrokerMetrics.ALL, PartitionMetrics.ALL, GroupMetrics.ALL, LogDirMetrics.ALL, JmxMetrics.ALL)
                .flatMap(List::stream)
                .collect(Collectors.toSet());

        assertThat(aCase.rule().metrics()).isNotEmpty().isSubsetOf(collected);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void advisesWhatToDo(RuleCase aCase) {
        assertThat(aCase.rule().advice()).hasSizeGreaterThan(60).endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhatIsTheMatterNoLonger(RuleCase aCase) {
        assertThat(aCase.rule().ending()).isNotBlank().doesNotEndWith(".");
    }

    @Test
    void becomesCriticalWhereThereIsASecondThreshold() {
        assertThat(severityOf(BrokerRules.diskSpace(), LogDirMetrics.DIR_USED_RATIO, DIR, 0.9))
                .isEqualTo(Severity.WARNING);
        assertThat(severityOf(BrokerRules.diskSpace(), LogDirMetrics.DIR_USED_RATIO, DIR, 0.91))
                .isEqualTo(Severity.CRITICAL);
        assertThat(severityOf(BrokerRules.requestHandlers(), JmxMetrics.REQUEST_HANDLER_IDLE, BROKER, 0.09))
                .isEqualTo(Severity.CRITICAL);
        assertThat(severityOf(BrokerRules.networkThreads(), JmxMetrics.NETWORK_IDLE, BROKER, 0.09))
                .isEqualTo(Severity.CRITICAL);
        assertThat(severityOf(BrokerRules.openFiles(), JmxMetrics.OPEN_FILES_RATIO, BROKER, 0.96))
                .isEqualTo(Severity.CRITICAL);
    }

    private static Severity severityOf(Rule rule, Metric metric, Labels series, double value) {
        Finding finding = rule.evaluate(RuleCase.of(rule, metric, series).at(value))
                .iterator()
                .next();
        return finding.severity().orElse(rule.severity());
    }

    @Test
    void isCriticalAtOnceOnlyWhereWritesFailOrRecordsAreLost() {
        assertThat(KafkaRules.recommended())
                .filteredOn(rule -> rule.severity() == Severity.CRITICAL)
                .extracting(Rule::name)
                .containsExactlyInAnyOrder(
                        "broker-down",
                        "broker-silent",
                        "no-controller",
                        "log-dir-offline",
                        "partitions-offline",
                        "partitions-under-min-isr",
                        "records-lost");
    }

    @Test
    void waitsLongEnoughForARestartWhereARestartDoesIt() {
        Set<String> causedByARestart = Set.of(
                "partitions-under-replicated",
                "partitions-at-min-isr",
                "leader-skew",
                "leaders-not-preferred",
                "jmx-unreachable",
                "request-handlers-busy",
                "network-threads-busy",
                "broker-cpu");

        assertThat(KafkaRules.recommended())
                .filteredOn(rule -> causedByARestart.contains(rule.name()))
                .hasSameSizeAs(causedByARestart)
                .allSatisfy(rule -> assertThat(rule.forAtLeast()).isGreaterThanOrEqualTo(ofMinutes(5)));
    }

    @Test
    void tellsOfABrokerThatFellSilentBeforeItWasTakenForDeadSoonerThanOfOneThatTookLeave() {
        assertThat(forAtLeastOfADeadBroker(BrokerRules.brokerDown(), 0)).isEmpty();
        assertThat(forAtLeastOfADeadBroker(BrokerRules.brokerDown(), 1)).contains(Duration.ofSeconds(5));
        assertThat(forAtLeastOfADeadBroker(BrokerRules.brokerDown(ofMinutes(3)), 1))
                .as("what the host decided")
                .isEmpty();
    }

    private static Optional<Duration> forAtLeastOfADeadBroker(Rule rule, double silent) {
        var snapshot = TestSnapshots.builder()
                .value(BrokerMetrics.BROKER_LIVE, NODE, 0)
                .value(BrokerMetrics.BROKER_SILENT, NODE, silent)
                .build();
        return rule.evaluate(Evaluation.of(snapshot)).iterator().next().forAtLeast();
    }

    @Test
    void letsAHostDecideHowLongARestartTakes() {
        Rule patient = BrokerRules.brokerDown(ofMinutes(3));

        assertThat(patient.forAtLeast()).isEqualTo(ofMinutes(3));
        assertThat(BrokerRules.brokerDown().forAtLeast()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void doesNotTakeAGroupThatKeepsUpForOneThatFallsBehind() {
        RuleCase busy = RuleCase.of(BacklogRules.backlogGrowing(), GroupMetrics.GROUP_LAG_BY_TOPIC, READER)
                .withHistory(1_000, 9_000, 40_000, 39_999, 80_000, 90_000, 100_000);

        assertThat(busy.rule().evaluate(busy.at(100_000))).isEmpty();
    }

    @Test
    void namesThePartitionsWithJustThatProblem() {
        Map<Rule, PartitionProblem> problems = Map.of(
                PartitionRules.offline(), PartitionProblem.OFFLINE,
                PartitionRules.underReplicated(), PartitionProblem.UNDER_REPLICATED,
                PartitionRules.underMinIsr(), PartitionProblem.UNDER_MIN_ISR,
                PartitionRules.atMinIsr(), PartitionProblem.AT_MIN_ISR,
                PartitionRules.oneRack(), PartitionProblem.ONE_RACK);
        TestSnapshotBuilder snapshot = TestSnapshots.builder();
        for (PartitionProblem problem : PartitionProblem.values()) {
            Labels series = TOPIC.with("partition", problem.label())
                    .with("problem", problem.label())
                    .with("leader", "1")
                    .with("missing", problem == PartitionProblem.ONE_RACK ? "" : "2,3");
            snapshot.value(PartitionMetrics.PARTITION_PROBLEM, series, 1);
        }
        problems.keySet()
                .forEach(rule -> snapshot.value(rule.metrics().iterator().next(), TOPIC, 1));
        Evaluation evaluation = Evaluation.of(snapshot.build());

        problems.forEach((rule, problem) -> {
            boolean misses = problem != PartitionProblem.ONE_RACK;
            Labels partition = TOPIC.with("partition", problem.label()).with("leader", "1");
            assertThat(rule.evaluate(evaluation))
                    .as(rule.name())
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.evidence())
                                .containsExactly(Evidence.of(
                                        misses ? partition.with("missing", "2,3") : partition,
                                        1,
                                        Unit.of("replicas in sync")));
                        assertThat(finding.involved()).isEqualTo(misses ? Set.of("2", "3") : Set.of());
                    });
        });
    }

    @Test
    void namesThePartitionsWithTheLongestBacklogWhereItGrows() {
        RuleCase growing = RuleCase.of(BacklogRules.backlogGrowing(), GroupMetrics.GROUP_LAG_BY_TOPIC, READER)
                .risingFromZeroIn(ofMinutes(30));
        Evaluation evaluation = growing.at(5_000);
        var snapshot = TestSnapshots.builder()
                .value(GroupMetrics.GROUP_LAG_BY_TOPIC, READER, 5_000)
                .value(GroupMetrics.GROUP_LAG, READER.with("partition", "0"), 0)
                .value(GroupMetrics.GROUP_LAG, READER.with("partition", "1"), 1_000)
                .value(GroupMetrics.GROUP_LAG, READER.with("partition", "2"), 4_000)
                .value(GroupMetrics.GROUP_LAG, PARTITION.with("group", "audit"), 9_000)
                .build();

        assertThat(growing.rule().evaluate(Evaluation.of(snapshot).withHistory(evaluation.history())))
                .flatExtracting(Finding::evidence)
                .extracting(part -> part.labels().value("partition"))
                .containsExactly("2", "1");
    }

    @Test
    void leavesOutGroupsThatKeepTheirOffsetsElsewhere() {
        Labels spark = READER.with("group", "spark-kafka-source-1b2c-driver-0");
        Rule standard = BacklogRules.nothingCommitted();
        Rule mine = BacklogRules.nothingCommittedExcept("audit", "bill*");
        Rule orphaned = BacklogRules.topicNotReadExcept("audit", "bill*");

        assertThat(standard.evaluate(RuleCase.of(standard, GroupMetrics.GROUP_LAG_IF_LATEST, spark)
                        .at(9)))
                .isEmpty();
        assertThat(mine.evaluate(RuleCase.of(mine, GroupMetrics.GROUP_LAG_IF_LATEST, spark)
                        .at(9)))
                .hasSize(1);
        assertThat(mine.evaluate(RuleCase.of(mine, GroupMetrics.GROUP_LAG_IF_LATEST, READER)
                        .at(9)))
                .isEmpty();
        assertThat(orphaned.evaluate(RuleCase.of(orphaned, GroupMetrics.GROUP_ORPHANED_RECORDS, READER)
                        .at(9)))
                .isEmpty();
    }

    @Test
    void saysHowToEndWhatWasGivenUpOnPurpose() {
        assertThat(BacklogRules.topicNotRead().advice()).contains("--delete-offsets");
        assertThat(BacklogRules.topicNotRead().forAtLeast()).isEqualTo(ofMinutes(15));
        assertThat(BacklogRules.nothingCommitted().forAtLeast()).isEqualTo(ofMinutes(15));
    }

    @Test
    void looksOnlyAtTheNamedGroups() {
        Rule rule = KafkaRules.consumerLag("billing-lag", "bill*", 10);
        RuleCase other = RuleCase.of(rule, GroupMetrics.GROUP_LAG, PARTITION.with("group", "audit"));

        assertThat(rule.name()).isEqualTo("billing-lag");
        assertThat(rule.evaluate(other.at(1_000))).isEmpty();
    }
}

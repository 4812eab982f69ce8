package io.kafkamonitor.rules.recommended;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Outcome;
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

    private static final Unknown SILENT = Unknown.because(UnknownReason.TIMED_OUT);
    private static final Labels BROKER = Labels.of("broker", "2");
    private static final Labels NODE = Labels.of("broker", "2", "host", "10.0.0.5", "rack", "b");
    private static final Labels DIR = Labels.of("broker", "2", "dir", "/data");
    private static final Labels PRODUCE =
            Labels.of("broker", "2", "request", JmxMetrics.PRODUCE, "quantile", JmxMetrics.ONE_IN_A_HUNDRED);
    private static final Labels TOPIC = Labels.of("topic", "orders");
    private static final Labels GROUP = Labels.of("group", "billing");
    private static final Labels READER = Labels.of("group", "billing", "topic", "orders");
    private static final Labels PARTITION = READER.with("partition", "0");

    static Stream<RuleCase> cases() {
        return Stream.of(brokerCases(), loadCases(), partitionCases(), backlogCases())
                .flatMap(List::stream);
    }

    private static List<RuleCase> brokerCases() {
        return List.of(
                RuleCase.of(BrokerRules.brokerDown(), BrokerMetrics.BROKER_LIVE, NODE)
                        .badAt(0, "Broker 2 (10.0.0.5, rack b) is down")
                        .goodAt(1),
                RuleCase.of(BrokerRules.brokerSilent(), BrokerMetrics.BROKER_SILENT, NODE)
                        .badAt(1, "Broker 2 (10.0.0.5, rack b) does not answer")
                        .goodAt(0),
                RuleCase.of(BrokerRules.noController(), BrokerMetrics.ACTIVE_CONTROLLER, Labels.EMPTY)
                        .badAt(0, "The cluster has no active controller, so a broker that dies is not noticed")
                        .goodAt(1),
                RuleCase.of(BrokerRules.jmxUnreachable(), JmxMetrics.JMX_UP, BROKER)
                        .badAt(0, "The load of broker 2 cannot be read over JMX")
                        .goodAt(1),
                RuleCase.of(BrokerRules.diskSpace(), LogDirMetrics.DIR_USED_RATIO, DIR)
                        .badAt(0.81, "81 % of the volume of /data on broker 2 are in use")
                        .goodAt(0.78),
                RuleCase.of(BrokerRules.logDirOffline(), LogDirMetrics.DIR_OFFLINE, DIR)
                        .badAt(1, "Broker 2 has taken /data offline after a disk error")
                        .goodAt(0));
    }

    private static List<RuleCase> loadCases() {
        return List.of(
                RuleCase.of(BrokerRules.requestHandlers(), JmxMetrics.REQUEST_HANDLER_IDLE, BROKER)
                        .badAt(0.29, "The request handlers of broker 2 are idle only 29 % of the time")
                        .goodAt(0.33),
                RuleCase.of(BrokerRules.networkThreads(), JmxMetrics.NETWORK_IDLE, BROKER)
                        .badAt(0.29, "The network threads of broker 2 are idle only 29 % of the time")
                        .goodAt(0.33),
                RuleCase.of(BrokerRules.cpu(), JmxMetrics.CPU, BROKER)
                        .badAt(0.86, "Broker 2 uses 86 % of its processors")
                        .goodAt(0.76),
                RuleCase.of(BrokerRules.heap(), JmxMetrics.HEAP_AFTER_GC, BROKER)
                        .badAt(0.86, "86 % of the heap of broker 2 are in use after garbage collection")
                        .goodAt(0.76),
                RuleCase.of(BrokerRules.garbageCollection(), JmxMetrics.GC_TIME, BROKER)
                        .badAt(0.11, "Broker 2 spends 11 % of the time in garbage collection")
                        .goodAt(0.09),
                RuleCase.of(BrokerRules.openFiles(), JmxMetrics.OPEN_FILES_RATIO, BROKER)
                        .badAt(0.81, "Broker 2 has 81 % of its permitted files open")
                        .goodAt(0.72),
                RuleCase.of(BrokerRules.produceLatency(), JmxMetrics.REQUEST_TIME, PRODUCE)
                        .about(BROKER)
                        .badAt(501, "One produce request in a hundred takes 501 ms on broker 2")
                        .goodAt(450));
    }

    private static List<RuleCase> partitionCases() {
        return List.of(
                RuleCase.of(PartitionRules.offline(), PartitionMetrics.OFFLINE_PARTITIONS, TOPIC)
                        .badAt(1, "Topic orders has partitions without a leader: 1")
                        .goodAt(0),
                RuleCase.of(PartitionRules.underReplicated(), PartitionMetrics.UNDER_REPLICATED_PARTITIONS, TOPIC)
                        .badAt(1, "Topic orders has partitions with replicas out of sync: 1")
                        .goodAt(0),
                RuleCase.of(PartitionRules.underMinIsr(), PartitionMetrics.UNDER_MIN_ISR_PARTITIONS, TOPIC)
                        .badAt(1, "Topic orders has partitions that refuse writes with acks=all: 1")
                        .goodAt(0),
                RuleCase.of(PartitionRules.atMinIsr(), PartitionMetrics.AT_MIN_ISR_PARTITIONS, TOPIC)
                        .badAt(1, "Topic orders has partitions that refuse writes after one more loss: 1")
                        .goodAt(0),
                RuleCase.of(PartitionRules.leaderSkew(), PartitionMetrics.LEADER_SKEW, BROKER)
                        .badAt(0.51, "Broker 2 is 51 % off an even share of leaders")
                        .goodAt(0.45),
                RuleCase.of(PartitionRules.leaderSkew(), PartitionMetrics.LEADER_SKEW, BROKER)
                        .badAt(-1, "Broker 2 is -100 % off an even share of leaders")
                        .goodAt(-0.45),
                RuleCase.of(PartitionRules.replicaSkew(), PartitionMetrics.REPLICA_SKEW, BROKER)
                        .badAt(-0.51, "Broker 2 is -51 % off an even share of replicas")
                        .goodAt(0),
                RuleCase.of(PartitionRules.notPreferredLeaders(), PartitionMetrics.NOT_PREFERRED_RATIO, Labels.EMPTY)
                        .badAt(0.11, "11 % of all partitions are not led by their preferred broker")
                        .goodAt(0.09),
                RuleCase.of(PartitionRules.oneRack(), PartitionMetrics.ONE_RACK_PARTITIONS, TOPIC)
                        .badAt(1, "Topic orders has partitions with all replicas in one rack: 1")
                        .goodAt(0));
    }

    private static List<RuleCase> backlogCases() {
        return List.of(
                RuleCase.of(BacklogRules.lostRecords(), GroupMetrics.GROUP_LOST_RECORDS, PARTITION)
                        .about(READER)
                        .badAt(
                                30,
                                "Group billing lost records of topic orders that were removed before it read them: 30")
                        .goodAt(0),
                RuleCase.of(BacklogRules.topicNotRead(), GroupMetrics.GROUP_ORPHANED_RECORDS, READER)
                        .badAt(
                                1,
                                "Group billing has stopped reading topic orders, which still gets records: 1 came since")
                        .goodAt(0),
                RuleCase.of(BacklogRules.nothingCommitted(), GroupMetrics.GROUP_LAG_IF_LATEST, READER)
                        .badAt(
                                1,
                                "Group billing has committed nothing on partitions of topic orders that it reads: 1"
                                        + " records came since")
                        .goodAt(0),
                RuleCase.of(BacklogRules.backlogGrowing(), GroupMetrics.GROUP_LAG_BY_TOPIC, READER)
                        .risingFromZeroIn(ofMinutes(30))
                        .badAt(
                                1_001,
                                "The backlog of group billing on topic orders grew by 1,001 records in 30 min without"
                                        + " falling once")
                        .goodAt(0),
                RuleCase.of(BacklogRules.beyondEnd(), GroupMetrics.GROUP_BEYOND_END, READER)
                        .badAt(1, "Group billing has committed beyond the end of topic orders; partitions: 1")
                        .goodAt(0),
                RuleCase.of(BacklogRules.unreadable(), GroupMetrics.GROUP_WITHOUT_LEADER, READER)
                        .badAt(
                                1,
                                "The backlog of group billing on topic orders cannot be read; partitions without a"
                                        + " leader: 1")
                        .goodAt(0),
                RuleCase.of(KafkaRules.consumerLag(500), GroupMetrics.GROUP_LAG, PARTITION)
                        .about(READER)
                        .badAt(501, "Group billing is 501 records behind on topic orders")
                        .goodAt(450),
                RuleCase.of(KafkaRules.groupWithoutMembers("b*"), GroupMetrics.GROUP_MEMBERS, GROUP)
                        .badAt(0, "Nobody reads for group billing")
                        .goodAt(1));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsWhatIsBeyondItsThreshold(RuleCase aCase) {
        assertThat(aCase.rule().evaluate(aCase.breached())).singleElement().satisfies(finding -> {
            assertThat(finding.outcome()).isEqualTo(Outcome.BREACHED);
            assertThat(finding.subject()).isEqualTo(aCase.subject());
            assertThat(finding.summary()).isEqualTo(aCase.summary());
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysNothingOfWhatIsWell(RuleCase aCase) {
        assertThat(aCase.rule().evaluate(aCase.at(aCase.good()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void clearsAnAlertThatIsWellAgain(RuleCase aCase) {
        assertThat(aCase.rule().evaluate(aCase.clear()))
                .extracting(Finding::subject, Finding::outcome)
                .containsExactly(tuple(aCase.subject(), Outcome.CLEAR));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void doesNotKnowWhatCannotBeRead(RuleCase aCase) {
        assertThat(aCase.rule().evaluate(aCase.unknown(SILENT)))
                .containsExactly(Finding.unknown(aCase.subject(), SILENT));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsAnAlertOnWhatIsGone(RuleCase aCase) {
        assertThat(aCase.rule().evaluate(aCase.gone())).containsExactly(Finding.gone(aCase.subject()));
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

    @Test
    void everyRecommendedRuleIsTestedHere() {
        assertThat(cases().map(aCase -> aCase.rule().name()))
                .containsAll(KafkaRules.recommended().stream().map(Rule::name).toList());
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
                    .with("missing", problem == PartitionProblem.ONE_RACK ? "" : "2,3");
            snapshot.value(PartitionMetrics.PARTITION_PROBLEM, series, 1);
        }
        problems.keySet()
                .forEach(rule -> snapshot.value(rule.metrics().iterator().next(), TOPIC, 1));
        Evaluation evaluation = Evaluation.of(snapshot.build());

        problems.forEach((rule, problem) -> {
            boolean misses = problem != PartitionProblem.ONE_RACK;
            Labels partition = TOPIC.with("partition", problem.label());
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

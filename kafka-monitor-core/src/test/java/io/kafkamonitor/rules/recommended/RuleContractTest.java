package io.kafkamonitor.rules.recommended;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static java.time.Duration.ofMinutes;

import io.kafkamonitor.jmx.JmxMetrics;
import io.kafkamonitor.kafka.BrokerMetrics;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.kafka.PartitionMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.Expression;
import io.kafkamonitor.testing.RuleContract;
import io.kafkamonitor.testing.TestSnapshotBuilder;
import io.kafkamonitor.testing.TestSnapshots;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/** What every rule keeps to, for each kind of sentence. */
class RuleContractTest {

    private static final Metric SENT = Metric.counter("test.sent", Unit.BYTES, "Sent.", "client");
    private static final Labels READER = Labels.of("group", "billing", "topic", "orders");

    /** A rule on one series. */
    interface CaseContract extends RuleContract {

        RuleCase ruleCase();

        @Override
        default Rule createRule() {
            return ruleCase().rule();
        }

        @Override
        default Evaluation breached() {
            return ruleCase().breached();
        }

        @Override
        default Evaluation clear() {
            return ruleCase().clear();
        }
    }

    @Nested
    class OfASeriesAboveAThreshold implements CaseContract {

        @Override
        public RuleCase ruleCase() {
            return RuleCase.of(BrokerRules.cpu(), JmxMetrics.CPU, Labels.of("broker", "1"))
                    .badAt(0.9)
                    .goodAt(0.1);
        }
    }

    @Nested
    class OfASeriesWithACriticalThreshold implements CaseContract {

        @Override
        public RuleCase ruleCase() {
            return RuleCase.of(
                            rule("ladder")
                                    .when(metric(JmxMetrics.CPU))
                                    .isAbove(0.8)
                                    .criticalAbove(0.9)
                                    .build(),
                            JmxMetrics.CPU,
                            Labels.of("broker", "1"))
                    .badAt(0.95)
                    .goodAt(0.1);
        }
    }

    @Nested
    class OfASeriesBelowARange implements CaseContract {

        @Override
        public RuleCase ruleCase() {
            return ofSkew().badAt(-0.6).goodAt(0);
        }
    }

    @Nested
    class OfASeriesAboveARange implements CaseContract {

        @Override
        public RuleCase ruleCase() {
            return ofSkew().badAt(0.6).goodAt(0);
        }
    }

    private static RuleCase ofSkew() {
        return RuleCase.of(
                rule("skew")
                        .when(metric(PartitionMetrics.LEADER_SKEW))
                        .isOutside(-0.5, 0.5)
                        .build(),
                PartitionMetrics.LEADER_SKEW,
                Labels.of("broker", "1"));
    }

    @Nested
    class OfARate implements CaseContract {

        @Override
        public RuleCase ruleCase() {
            return ofSent(metric(SENT).rateOver(ofMinutes(20)), 1).badAt(1_201).goodAt(0);
        }
    }

    @Nested
    class OfAnIncrease implements CaseContract {

        @Override
        public RuleCase ruleCase() {
            return ofSent(metric(SENT).increaseOver(ofMinutes(20)), 300)
                    .badAt(301)
                    .goodAt(0);
        }
    }

    private static RuleCase ofSent(Expression sent, double threshold) {
        return RuleCase.of(rule("sent").when(sent).isAbove(threshold).build(), SENT, Labels.of("client", "a"))
                .withHistory(0, 0, 0, 0);
    }

    @Nested
    class OfALargest implements CaseContract {

        @Override
        public RuleCase ruleCase() {
            return ofLag(metric(GroupMetrics.GROUP_LAG).maxBy("group", "topic"))
                    .badAt(101)
                    .goodAt(0);
        }
    }

    @Nested
    class OfAMean implements CaseContract {

        @Override
        public RuleCase ruleCase() {
            return ofLag(metric(GroupMetrics.GROUP_LAG).avgBy("group", "topic"))
                    .badAt(101)
                    .goodAt(0);
        }
    }

    private static RuleCase ofLag(Expression lag) {
        return RuleCase.of(
                        rule("lag").when(lag).isAbove(100).build(),
                        GroupMetrics.GROUP_LAG,
                        READER.with("partition", "0"))
                .about(READER);
    }

    @Nested
    class OfASmallest implements CaseContract {

        @Override
        public RuleCase ruleCase() {
            return RuleCase.of(
                            rule("dry")
                                    .when(metric(GroupMetrics.GROUP_MEMBERS).minBy())
                                    .isBelow(1)
                                    .build(),
                            GroupMetrics.GROUP_MEMBERS,
                            Labels.of("group", "billing"))
                    .about(Labels.EMPTY)
                    .badAt(0)
                    .goodAt(2);
        }
    }

    @Nested
    class OfANumberOfSeries implements RuleContract {

        @Override
        public Rule createRule() {
            return rule("few-groups")
                    .when(metric(GroupMetrics.GROUP_MEMBERS).countBy())
                    .isBelow(2)
                    .build();
        }

        @Override
        public Evaluation breached() {
            return Evaluation.of(groups("billing").build());
        }

        @Override
        public Evaluation clear() {
            return Evaluation.of(groups("billing", "audit").build()).withActive(Set.of(Labels.EMPTY));
        }

        private TestSnapshotBuilder groups(String... names) {
            TestSnapshotBuilder snapshot = TestSnapshots.builder();
            for (String name : names) {
                snapshot.value(GroupMetrics.GROUP_MEMBERS, Labels.of("group", name), 0);
            }
            return snapshot;
        }
    }

    @Nested
    class OfASeriesShownByOthers implements RuleContract {

        @Override
        public Rule createRule() {
            return BacklogRules.backlogGrowing();
        }

        @Override
        public Evaluation breached() {
            return evaluation(5_000, Set.of());
        }

        @Override
        public Evaluation clear() {
            return evaluation(0, Set.of(READER));
        }

        private Evaluation evaluation(double lag, Set<Labels> active) {
            Evaluation rise = new OfARise().ruleCase().at(lag);
            return Evaluation.of(TestSnapshots.builder()
                            .value(GroupMetrics.GROUP_LAG_BY_TOPIC, READER, lag)
                            .value(GroupMetrics.GROUP_LAG, READER.with("partition", "0"), lag)
                            .build())
                    .withHistory(rise.history())
                    .withActive(active);
        }
    }

    @Nested
    class OfASeriesBelowAThreshold implements CaseContract {

        @Override
        public RuleCase ruleCase() {
            return RuleCase.of(
                            BrokerRules.brokerDown(),
                            BrokerMetrics.BROKER_LIVE,
                            Labels.of("broker", "1", "host", "h", "rack", ""))
                    .badAt(0)
                    .goodAt(1);
        }
    }

    @Nested
    class OfASum implements CaseContract {

        @Override
        public RuleCase ruleCase() {
            return RuleCase.of(KafkaRules.consumerLag(100), GroupMetrics.GROUP_LAG, READER.with("partition", "0"))
                    .about(READER)
                    .badAt(101)
                    .goodAt(0);
        }
    }

    @Nested
    class OfARise implements CaseContract {

        @Override
        public RuleCase ruleCase() {
            return RuleCase.of(BacklogRules.backlogGrowing(), GroupMetrics.GROUP_LAG_BY_TOPIC, READER)
                    .risingFromZeroIn(ofMinutes(30))
                    .badAt(5_000)
                    .goodAt(0);
        }
    }

    @Nested
    class OfWhatIsMissing implements RuleContract {

        @Override
        public Rule createRule() {
            return rule("missing")
                    .when(metric(GroupMetrics.GROUP_MEMBERS).where("group", "billing"))
                    .isMissing()
                    .build();
        }

        @Override
        public Evaluation breached() {
            return Evaluation.of(TestSnapshots.builder()
                    .value(GroupMetrics.GROUP_MEMBERS, Labels.of("group", "audit"), 1)
                    .build());
        }

        @Override
        public Evaluation clear() {
            Labels billing = Labels.of("group", "billing");
            return Evaluation.of(TestSnapshots.builder()
                            .value(GroupMetrics.GROUP_MEMBERS, billing, 1)
                            .build())
                    .withActive(Set.of(billing));
        }
    }
}

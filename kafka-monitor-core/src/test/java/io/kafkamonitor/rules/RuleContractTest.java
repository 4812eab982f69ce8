package io.kafkamonitor.rules;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static java.time.Duration.ofMinutes;

import io.kafkamonitor.jmx.JmxMetrics;
import io.kafkamonitor.kafka.BrokerMetrics;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.History;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.testing.RuleContract;
import io.kafkamonitor.testing.TestSnapshots;
import java.util.Set;
import org.junit.jupiter.api.Nested;

/** What every rule keeps to, for each kind of sentence. */
class RuleContractTest {

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
                    .badAt(0.9, "")
                    .goodAt(0.1);
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
                    .badAt(0, "")
                    .goodAt(1);
        }
    }

    @Nested
    class OfASum implements CaseContract {

        @Override
        public RuleCase ruleCase() {
            return RuleCase.of(KafkaRules.consumerLag(100), GroupMetrics.GROUP_LAG, READER.with("partition", "0"))
                    .about(READER)
                    .badAt(101, "")
                    .goodAt(0);
        }
    }

    @Nested
    class OfARise implements CaseContract {

        @Override
        public RuleCase ruleCase() {
            return RuleCase.of(BacklogRules.backlogGrowing(), GroupMetrics.GROUP_LAG_BY_TOPIC, READER)
                    .risingFromZeroIn(ofMinutes(30))
                    .badAt(5_000, "")
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
            return new Evaluation(
                    TestSnapshots.builder()
                            .value(GroupMetrics.GROUP_MEMBERS, billing, 1)
                            .build(),
                    History.NONE,
                    Set.of(billing));
        }
    }
}

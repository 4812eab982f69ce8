package io.kafkamonitor.rules.recommended;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.kafkamonitor.alert.Resolution;
import io.kafkamonitor.jmx.JmxMetrics;
import io.kafkamonitor.kafka.BrokerMetrics;
import io.kafkamonitor.kafka.PartitionMetrics;
import io.kafkamonitor.kafka.PartitionProblem;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.rules.testing.RuleTester;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What people hear of one broker by all the recommended rules together. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RecommendedTogetherTest {

    private static final Labels BROKER = Labels.of("broker", "2");
    private static final Labels NODE = Labels.of("broker", "2", "host", "h", "rack", "b");
    private static final Labels TOPIC = Labels.of("topic", "orders");
    private static final Labels MISSING = TOPIC.with("partition", "0")
            .with("problem", PartitionProblem.UNDER_REPLICATED.label())
            .with("leader", "1")
            .with("missing", "2");

    @Test
    void tellsNobodyOfARollingRestart() {
        RuleTester.of(KafkaRules.recommended())
                .series(BrokerMetrics.BROKER_LIVE, NODE, "1x4 0 1x40")
                .series(JmxMetrics.JMX_UP, BROKER, "1x4 0x4 1")
                .series(PartitionMetrics.UNDER_REPLICATED_PARTITIONS, TOPIC, "0x4 12x6 0")
                .series(PartitionMetrics.LEADER_SKEW, BROKER, "0x4 -1x16 0")
                .run()
                .neverFires()
                .tellsNobody();
    }

    @Test
    void tellsOfADeadBrokerOnceWithWhatFollowsFromIt() {
        String down = "Broker 2 (h, rack b) is down";
        String behind = "Topic orders has partitions with replicas out of sync: 12";
        RuleTester.of(KafkaRules.recommended())
                .series(BrokerMetrics.BROKER_LIVE, NODE, "1x4 0x40 1x20")
                .series(PartitionMetrics.UNDER_REPLICATED_PARTITIONS, TOPIC, "0x4 12x40 0")
                .series(PartitionMetrics.PARTITION_PROBLEM, MISSING, "_x4 1x40 gone")
                .run()
                .fires("partitions-under-replicated", TOPIC)
                .at(ofMinutes(7))
                .isOver(Resolution.RECOVERED)
                .at(ofMinutes(24))
                .and()
                .tells(RuleTester.PEOPLE)
                .at(ofMinutes(2).plusSeconds(30))
                .thatFires(down)
                .withConsequences(behind)
                .then()
                .thatIsOver(down)
                .andNothingElse();
    }

    @Test
    void tellsOfABrokerThatFellSilentFirstWithinACycle() {
        RuleTester.of(BrokerRules.brokerDown())
                .every(ofSeconds(5))
                .series(BrokerMetrics.BROKER_LIVE, NODE, "1x4 0x20")
                .series(BrokerMetrics.BROKER_SILENT, NODE, "0x2 1x22")
                .run()
                .fires(NODE)
                .at(ofSeconds(25));
    }
}

package io.kafkamonitor.internal.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.internal.kafka.cluster.KafkaGateway;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.testing.FakeCollector;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WhileReachableTest {

    private static final Metric METRIC = Metric.gauge("test.metric", Unit.COUNT, "");

    @Test
    void aClusterThatCannotBeReachedIsNotAFailureOfEachCollector() throws Exception {
        try (KafkaGateway nowhere = KafkaGateway.connecting(Map.of("bootstrap.servers", "nowhere.invalid:9092"))) {
            MetricCollector collector = KafkaCollectors.whileReachable(
                    nowhere, new FakeCollector("fake", METRIC).value(METRIC, Labels.EMPTY, 1));

            Collected collected =
                    Collected.by(collector, CollectContext.startingNow(new ManualClock(), Duration.ofSeconds(4)));

            assertThat(collected.value(METRIC)).isNull();
            assertThat(collected.gap(METRIC)).isEqualTo(UnknownReason.UNREACHABLE);
        }
    }
}

package com.example.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.testing.ManualClock;
import io.kafkamonitor.testing.MetricCollectorContract;
import io.kafkamonitor.testing.RecordingSampleSink;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderCollectorTest implements MetricCollectorContract {

    @Override
    public MetricCollector createCollector() {
        return new OrderCollector(() -> Map.of("berlin", 7, "porto", 0));
    }

    @Test
    void countsTheOpenOrdersOfEachWarehouse() throws Exception {
        MetricCollector collector = createCollector();
        RecordingSampleSink sink = RecordingSampleSink.forMetrics(collector.metrics());

        collector.collect(CollectContext.startingNow(new ManualClock(), Duration.ofSeconds(10)), sink);

        assertThat(sink.value(OrderMetrics.OPEN_ORDERS, Labels.of("warehouse", "berlin")))
                .hasValue(7);
    }
}

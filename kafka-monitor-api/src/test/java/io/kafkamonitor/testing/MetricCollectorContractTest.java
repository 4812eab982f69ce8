package io.kafkamonitor.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** Each collector that does not keep to the contract is found out; one that does is {@link FakeCollectorTest}. */
class MetricCollectorContractTest {

    private static final Metric LAG = Metric.gauge("test.lag", Unit.COUNT, "How far behind.", "topic");
    private static final Labels PAYMENTS = Labels.of("topic", "payments");

    @Test
    void findsOutANameThatChanges() {
        var count = new AtomicInteger();
        MetricCollectorContract contract = () -> new FakeCollector("fake-" + count.incrementAndGet(), LAG);

        assertThatThrownBy(contract::hasANameThatStaysTheSame).isInstanceOf(AssertionError.class);
    }

    @Test
    void findsOutAMetricDeclaredTwice() {
        MetricCollectorContract contract = () -> new FakeCollector("fake", LAG, LAG);

        assertThatThrownBy(contract::declaresItsMetricsAndNoneTwice).isInstanceOf(AssertionError.class);
    }

    @Test
    void findsOutASeriesThatIsNotTheMetrics() {
        MetricCollectorContract contract = () -> new FakeCollector("fake", LAG).value(LAG, Labels.EMPTY, 1);

        assertThatThrownBy(contract::writesDeclaredMetricsWithTheirLabelsFiniteAndEachSeriesOnce)
                .hasMessageContaining("give it [topic]");
    }

    @Test
    void findsOutACollectorThatSaysNothing() {
        MetricCollectorContract contract = () -> new FakeCollector("fake", LAG);

        assertThatThrownBy(contract::writesDeclaredMetricsWithTheirLabelsFiniteAndEachSeriesOnce)
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void findsOutSeriesThatComeAndGo() {
        MetricCollectorContract contract = RestlessCollector::new;

        assertThatThrownBy(contract::writesTheSameSeriesAgain).isInstanceOf(AssertionError.class);
    }

    @Test
    void findsOutABlockedCollectorThatDoesNotBlock() {
        MetricCollectorContract contract = blockedOn(new FakeCollector("fake", LAG));

        assertThatThrownBy(contract::endsSoonWhenItIsInterrupted)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("blocks while its source does not answer");
    }

    @Test
    void skipsTheInterruptWithoutABlockedCollector() {
        MetricCollectorContract contract = () -> new FakeCollector("fake", LAG);

        assertThatThrownBy(contract::endsSoonWhenItIsInterrupted).isInstanceOf(TestAbortedException.class);
    }

    private static MetricCollectorContract blockedOn(MetricCollector blocked) {
        return new MetricCollectorContract() {
            @Override
            public MetricCollector createCollector() {
                return blocked;
            }

            @Override
            public Optional<MetricCollector> createBlockedCollector() {
                return Optional.of(blocked);
            }
        };
    }

    /** Writes another series in each collection. */
    private static final class RestlessCollector implements MetricCollector {

        private int collections;

        @Override
        public String name() {
            return "restless";
        }

        @Override
        public List<Metric> metrics() {
            return List.of(LAG);
        }

        @Override
        public void collect(CollectContext context, SampleSink sink) {
            collections++;
            sink.record(LAG, PAYMENTS.with("topic", "payments-" + collections), 1);
        }
    }
}

package io.kafkamonitor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.metric.Metric;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every {@link MetricCollector} keeps to. The test class of a collector implements this interface, and JUnit runs
 * these tests with its own.
 */
public interface MetricCollectorContract {

    /** A new collector of a source that has something to tell and does not change; the contract closes it. */
    MetricCollector createCollector() throws Exception;

    /**
     * A new collector whose source does not answer, so that {@link MetricCollector#collect} blocks; the contract closes
     * it. Empty, the default, if a source cannot be made to block: the test of it is then skipped.
     */
    default Optional<MetricCollector> createBlockedCollector() throws Exception {
        return Optional.empty();
    }

    @Test
    default void hasANameThatStaysTheSame() throws Exception {
        try (MetricCollector collector = createCollector();
                MetricCollector another = createCollector()) {
            assertThat(collector.name())
                    .isNotBlank()
                    .isEqualTo(collector.name())
                    .isEqualTo(another.name());
        }
    }

    @Test
    default void declaresItsMetricsAndNoneTwice() throws Exception {
        try (MetricCollector collector = createCollector()) {
            assertThat(collector.metrics()).isNotEmpty().doesNotHaveDuplicates().isEqualTo(collector.metrics());
        }
    }

    @Test
    default void doesNotWantANegativeInterval() throws Exception {
        try (MetricCollector collector = createCollector()) {
            assertThat(collector.interval()).isGreaterThanOrEqualTo(Duration.ZERO);
        }
    }

    @Test
    default void writesDeclaredMetricsWithTheirLabelsFiniteAndEachSeriesOnce() throws Exception {
        try (MetricCollector collector = createCollector()) {
            RecordingSampleSink sink = collected(collector, new ManualClock());

            assertThat(series(sink, collector.metrics()))
                    .as("series that the collector wrote")
                    .isNotEmpty();
        }
    }

    @Test
    default void writesTheSameSeriesAgain() throws Exception {
        var clock = new ManualClock();
        try (MetricCollector collector = createCollector()) {
            RecordingSampleSink first = collected(collector, clock);
            clock.advance(Duration.ofSeconds(30));
            RecordingSampleSink second = collected(collector, clock);

            assertThat(series(second, collector.metrics())).isEqualTo(series(first, collector.metrics()));
        }
    }

    private static RecordingSampleSink collected(MetricCollector collector, ManualClock clock) throws Exception {
        RecordingSampleSink sink = RecordingSampleSink.forMetrics(collector.metrics());
        collector.collect(CollectContext.startingNow(clock, Duration.ofSeconds(30)), sink);
        return sink;
    }

    private static Set<String> series(RecordingSampleSink sink, List<Metric> metrics) {
        var series = new HashSet<String>();
        sink.values()
                .forEach(
                        (metric, values) -> values.keySet().forEach(labels -> series.add(metric + "{" + labels + "}")));
        for (Metric metric : metrics) {
            sink.unknowns(metric).keySet().forEach(labels -> series.add(metric + "{" + labels + "}"));
        }
        return series;
    }

    @Test
    default void closesTwiceAndWithoutACollection() throws Exception {
        MetricCollector unused = createCollector();
        unused.close();
        unused.close();

        MetricCollector used = createCollector();
        collected(used, new ManualClock());
        used.close();
        used.close();
    }

    @Test
    default void endsSoonWhenItIsInterrupted() throws Exception {
        Optional<MetricCollector> blocked = createBlockedCollector();
        assumeTrue(blocked.isPresent(), "createBlockedCollector() gives no collector");
        try (MetricCollector collector = blocked.get()) {
            var call = BackgroundCall.start(() -> collected(collector, new ManualClock()));
            assertThat(call.blocks())
                    .as("blocks while its source does not answer")
                    .isTrue();

            call.interrupt();

            assertThat(call.endsWithin(Duration.ofSeconds(5)))
                    .as("ends within 5 s of the interrupt")
                    .isTrue();
        }
    }
}

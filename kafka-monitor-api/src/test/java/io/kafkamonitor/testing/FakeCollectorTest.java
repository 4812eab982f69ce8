package io.kafkamonitor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FakeCollectorTest implements MetricCollectorContract {

    private static final Metric LAG = Metric.gauge("test.lag", Unit.of("records"), "How far behind.", "group", "topic");
    private static final Labels PAYMENTS = Labels.of("group", "billing", "topic", "payments");
    private static final Labels REFUNDS = Labels.of("group", "billing", "topic", "refunds");
    private static final Unknown WHY = Unknown.because(UnknownReason.NO_LEADER);

    private final FakeCollector collector = new FakeCollector("fake", LAG);

    @Override
    public MetricCollector createCollector() {
        return new FakeCollector("fake", LAG).value(LAG, PAYMENTS, 1).unknown(LAG, REFUNDS, WHY);
    }

    @Override
    public Optional<MetricCollector> createBlockedCollector() {
        return Optional.of(new FakeCollector("fake", LAG).blocking());
    }

    @Test
    void writesWhatItWasToldLast() throws Exception {
        collector
                .value(LAG, PAYMENTS, 1)
                .value(LAG, PAYMENTS, 2)
                .unknown(LAG, REFUNDS, WHY)
                .incomplete(LAG, WHY);

        RecordingSampleSink sink = collected();

        assertThat(sink.value(LAG, PAYMENTS)).hasValue(2);
        assertThat(sink.unknowns(LAG)).containsEntry(REFUNDS, WHY);
        assertThat(sink.gaps(LAG)).containsEntry(Labels.EMPTY, WHY);
        assertThat(collector.collections()).isEqualTo(1);
    }

    @Test
    void isIncompleteOfAnEntityUntilItIsComplete() throws Exception {
        collector.value(LAG, PAYMENTS, 1).incomplete(LAG, Labels.of("group", "payroll"), WHY);
        assertThat(collected().gaps(LAG)).containsOnlyKeys(Labels.of("group", "payroll"));

        collector.complete(LAG);

        assertThat(collected().incomplete()).isEmpty();
        assertThat(collected().value(LAG, PAYMENTS)).hasValue(1);
    }

    @Test
    void isSilentAboutOneSeriesAndNotTheOthers() throws Exception {
        collector.value(LAG, PAYMENTS, 1).value(LAG, REFUNDS, 2).silent(LAG, PAYMENTS);

        assertThat(collected().values().get(LAG)).containsOnlyKeys(REFUNDS);
    }

    @Test
    void writesNoSeriesOfAnEntityThatIsGone() throws Exception {
        collector.value(LAG, PAYMENTS, 1).value(LAG, REFUNDS, 2).gone(Labels.of("topic", "payments"));

        RecordingSampleSink sink = collected();

        assertThat(sink.values().get(LAG)).containsOnlyKeys(REFUNDS);
        assertThat(sink.goneEntities()).containsExactly(Labels.of("topic", "payments"));
    }

    @Test
    void failsAfterItHasWrittenUntilItRecovers() throws Exception {
        RecordingSampleSink sink = RecordingSampleSink.forMetrics(collector.metrics());
        collector.value(LAG, PAYMENTS, 1).failing(new IllegalStateException("broken"));

        assertThatThrownBy(() -> collector.collect(context(), sink)).hasMessage("broken");
        assertThat(sink.value(LAG, PAYMENTS)).hasValue(1);

        collector.recovering();
        assertThat(collected().value(LAG, PAYMENTS)).hasValue(1);
    }

    @Test
    void goesOnWhenItRecoversWhileItBlocks() throws Exception {
        collector.value(LAG, PAYMENTS, 1).blocking();
        var call = BackgroundCall.start(this::collected);
        assertThat(call.blocks()).isTrue();

        collector.recovering();

        assertThat(call.result(Duration.ofSeconds(5)).value(LAG, PAYMENTS)).hasValue(1);
    }

    private RecordingSampleSink collected() throws Exception {
        RecordingSampleSink sink = RecordingSampleSink.forMetrics(collector.metrics());
        collector.collect(context(), sink);
        return sink;
    }

    private static CollectContext context() {
        return CollectContext.startingNow(new ManualClock(), Duration.ofSeconds(1));
    }
}

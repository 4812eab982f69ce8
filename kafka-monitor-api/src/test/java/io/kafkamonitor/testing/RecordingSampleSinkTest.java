package io.kafkamonitor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingSampleSinkTest {

    private static final Metric LAG = Metric.gauge("test.lag", Unit.COUNT, "", "group", "topic");
    private static final Metric OTHER = Metric.gauge("test.other", Unit.COUNT, "");
    private static final Labels PAYMENTS = Labels.of("group", "billing", "topic", "payments");
    private static final Labels REFUNDS = Labels.of("group", "billing", "topic", "refunds");
    private static final Unknown WHY = Unknown.because(UnknownReason.NO_LEADER);

    private final RecordingSampleSink sink = RecordingSampleSink.forMetrics(List.of(LAG));

    @Test
    void refusesWhatItsMetricRulesOut() {
        Metric part = Metric.part("test.part", Unit.RATIO, "Part.", "kind").withLabelValues("kind", List.of("a", "b"));
        var strict = RecordingSampleSink.forMetrics(List.of(part));

        strict.record(part, Labels.of("kind", "a"), 1);

        assertRefused(() -> strict.record(part, Labels.of("kind", "b"), 1.1), "give a value from 0.0 to 1.0");
        assertRefused(() -> strict.record(part, Labels.of("kind", "c"), 1), "give one of [a, b]");
    }

    @Test
    void remembersWhatWasWritten() {
        sink.record(LAG, PAYMENTS, 5);
        sink.unknown(LAG, REFUNDS, WHY);
        sink.incomplete(LAG, WHY);
        sink.gone(Labels.of("group", "accounts"));

        assertThat(sink.values()).isEqualTo(Map.of(LAG, Map.of(PAYMENTS, 5.0)));
        assertThat(sink.value(LAG, PAYMENTS)).hasValue(5);
        assertThat(sink.value(LAG, REFUNDS)).isEmpty();
        assertThat(sink.unknowns(LAG)).isEqualTo(Map.of(REFUNDS, WHY));
        assertThat(sink.unknowns(OTHER)).isEmpty();
        assertThat(sink.incomplete()).containsExactly(LAG);
        assertThat(sink.gaps(LAG)).isEqualTo(Map.of(Labels.EMPTY, WHY));
        assertThat(sink.goneEntities()).containsExactly(Labels.of("group", "accounts"));
    }

    @Test
    void refusesAMetricThatWasNotDeclared() {
        assertRefused(() -> sink.record(OTHER, Labels.EMPTY, 1), "'test.other' is not declared");
        assertRefused(() -> sink.unknown(OTHER, Labels.EMPTY, WHY), "'test.other' is not declared");
        assertRefused(() -> sink.incomplete(OTHER, WHY), "'test.other' is not declared");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesAValueThatIsNotFinite(double value) {
        assertRefused(() -> sink.record(LAG, PAYMENTS, value), "is '" + value + "'");
    }

    @Test
    void refusesLabelsOtherThanTheMetrics() {
        assertRefused(() -> sink.record(LAG, Labels.of("group", "billing"), 1), "give it [group, topic]");
        assertRefused(() -> sink.record(LAG, PAYMENTS.with("partition", "1"), 1), "give it [group, topic]");
        assertRefused(() -> sink.unknown(LAG, Labels.EMPTY, WHY), "give it [group, topic]");
    }

    @Test
    void refusesASeriesWrittenTwice() {
        sink.record(LAG, PAYMENTS, 1);
        sink.unknown(LAG, REFUNDS, WHY);

        assertRefused(() -> sink.record(LAG, PAYMENTS, 1), "is written twice");
        assertRefused(() -> sink.unknown(LAG, PAYMENTS, WHY), "is written twice");
        assertRefused(() -> sink.record(LAG, REFUNDS, 1), "is written twice");
    }

    @Test
    void refusesAnEntityThatNoSeriesBelongsTo() {
        assertRefused(() -> sink.gone(Labels.EMPTY), "without labels is everything");
        assertRefused(() -> sink.gone(Labels.of("broker", "1")), "the entity 'broker=1'");
    }

    @Test
    void refusesAGapThatNoSeriesOfTheMetricCanBeIn() {
        assertRefused(() -> sink.complete(LAG, Labels.of("broker", "1")), "some of its labels [group, topic]");
        assertRefused(
                () -> sink.incomplete(LAG, PAYMENTS.with("broker", "1"), WHY), "some of its labels [group, topic]");
    }

    @Test
    void remembersOfWhichEntitiesAMetricIsIncompleteAndWhyAtFirst() {
        sink.incomplete(LAG, PAYMENTS, WHY);
        sink.incomplete(LAG, PAYMENTS, Unknown.because(UnknownReason.TIMED_OUT));

        assertThat(sink.gaps(LAG)).isEqualTo(Map.of(PAYMENTS, WHY));
        assertThat(sink.gaps(OTHER)).isEmpty();
        assertThat(sink.complete(LAG)).isEmpty();
    }

    @Test
    void remembersWhatIsComplete() {
        sink.complete(LAG, Labels.of("group", "billing"));

        assertThat(sink.complete(LAG)).containsExactly(Labels.of("group", "billing"));
    }

    @Test
    void takesASeriesAfterOneOfItsValuesWasRefused() {
        assertRefused(() -> sink.record(LAG, PAYMENTS, Double.NaN), "NaN");

        sink.record(LAG, PAYMENTS, 1);

        assertThat(sink.value(LAG, PAYMENTS)).hasValue(1);
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }
}

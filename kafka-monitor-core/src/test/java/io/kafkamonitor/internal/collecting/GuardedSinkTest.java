package io.kafkamonitor.internal.collecting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class GuardedSinkTest {

    private static final Metric LAG = Metric.gauge("lag", Unit.COUNT, "Lag.", "topic");
    private static final Labels A = Labels.of("topic", "a");

    private final GuardedSink sink =
            new GuardedSink("bad", List.of(Column.builder(LAG).build()), 3);

    /** That a call throws, and the collection fails even if the collector swallows the exception. */
    private void assertBreach(ThrowingCallable call, String words) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(words);
        assertThatThrownBy(sink::columns)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'bad'")
                .hasMessageContaining(words);
    }

    @Test
    void takesValuesAndUnknowns() {
        sink.record(LAG, A, 1);
        sink.unknown(LAG, Labels.of("topic", "b"), Unknown.because(UnknownReason.NO_LEADER));

        assertThat(sink.columns().get(LAG).size()).isEqualTo(2);
        assertThat(sink.columns().get(LAG).value(A)).hasValue(1);
    }

    @Test
    void refusesAMetricThatIsNotDeclared() {
        Metric other = Metric.gauge("other", Unit.COUNT, "Other.", "topic");

        assertBreach(() -> sink.record(other, A, 1), "did not declare");
    }

    @Test
    void refusesOtherLabelsThanDeclaredAlsoUnderADeclaredName() {
        assertBreach(() -> sink.record(LAG, Labels.of("group", "a"), 1), "its labels are [topic]");
        Metric impostor = Metric.gauge("lag", Unit.COUNT, "Lag.", "group");
        assertThatThrownBy(() -> sink.record(impostor, Labels.of("group", "a"), 1))
                .hasMessageContaining("[topic]");
    }

    @Test
    void takesGapsOfEntitiesAndOfAllSeries() {
        Unknown denied = Unknown.because(UnknownReason.NOT_AUTHORIZED);
        sink.incomplete(LAG, A, denied);

        assertThat(sink.columns().get(LAG).gap(A)).contains(denied);
        assertThat(sink.columns().get(LAG).gap(Labels.of("topic", "b"))).isEmpty();

        sink.incomplete(LAG, denied);

        assertThat(sink.columns().get(LAG).gap(Labels.of("topic", "b"))).contains(denied);
    }

    @Test
    void refusesAGapThatNoSeriesCanBeIn() {
        assertBreach(
                () -> sink.incomplete(LAG, Labels.of("group", "g"), Unknown.because(UnknownReason.TIMED_OUT)),
                "its labels are [topic]");
    }

    @Test
    void refusesAValueThatIsNotFinite() {
        assertBreach(() -> sink.record(LAG, A, Double.NaN), "wrote NaN");
    }

    @Test
    void keepsWhatFitsAndSaysWhatIsMissing() {
        for (int i = 0; i < 5; i++) {
            sink.record(LAG, topic(i), i);
        }

        Column kept = sink.columns().get(LAG);
        assertThat(kept.size()).isEqualTo(3);
        assertThat(kept.gap(topic(2))).isEmpty();
        assertThat(kept.gap(topic(3))).isPresent();
        assertThat(kept.gap(topic(4)).orElseThrow().detail()).isEqualTo("its collector has more than 3 series");
        assertThat(sink.dropped()).isEqualTo(2);
    }

    private static Labels topic(int number) {
        return Labels.of("topic", "t" + number);
    }

    @Test
    void leavesRoomForEachMetricWhateverAnotherOneHas() {
        Metric total = Metric.gauge("total", Unit.COUNT, "Total.");
        Metric size = Metric.gauge("size", Unit.COUNT, "Size.", "topic");
        var limited = new GuardedSink(
                "many",
                List.of(
                        Column.builder(LAG).build(),
                        Column.builder(size).build(),
                        Column.builder(total).build()),
                9);
        for (int i = 0; i < 100; i++) {
            limited.record(LAG, topic(i), i);
        }
        for (int i = 0; i < 100; i++) {
            limited.unknown(size, topic(i), Unknown.because(UnknownReason.NO_LEADER));
        }
        limited.record(total, Labels.EMPTY, 7);

        Map<Metric, Column> kept = limited.columns();
        assertThat(kept.get(total).value(Labels.EMPTY)).hasValue(7);
        assertThat(kept.get(size).size()).isEqualTo(3);
        assertThat(kept.get(LAG).size()).isEqualTo(5);
        assertThat(kept.get(LAG).gap(topic(5))).isPresent();
        assertThat(kept.get(LAG).gap(topic(4))).isEmpty();
        assertThat(limited.written()).isEqualTo(9);
        assertThat(limited.dropped()).isEqualTo(192);
    }

    @Test
    void remembersNoMoreGoneEntitiesThanSeries() {
        for (int i = 0; i < 100_000; i++) {
            sink.gone(topic(i));
        }

        assertThat(sink.goneEntities().size()).isEqualTo(3);
    }

    @Test
    void bearsAnyNumberOfGaps() {
        for (int i = 0; i < 100_000; i++) {
            sink.incomplete(LAG, topic(i), Unknown.because(UnknownReason.NO_LEADER));
            sink.complete(LAG, topic(i));
        }

        assertThat(sink.columns().get(LAG).gaps().entities()).hasSizeLessThan(20_000);
        assertThat(sink.columns().get(LAG).gap(topic(99_999))).isPresent();
    }

    @Test
    void refusesToForgetEverything() {
        assertBreach(() -> sink.gone(Labels.EMPTY), "everything is gone");
    }

    @Test
    void takesNothingAfterTheCollectionIsOver() {
        sink.close();

        assertThatThrownBy(() -> sink.record(LAG, A, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is over");
        assertThat(sink.columns().get(LAG).size()).isZero();
    }

    @Test
    void takesSeriesThatWerePublishedBeforeAndNewOnes() {
        Labels b = Labels.of("topic", "b");
        var before = Column.builder(LAG).value(A, 1).build();
        var next = new GuardedSink("good", List.of(before), 3);

        next.record(LAG, A, 2);
        next.record(LAG, b, 3);

        assertThat(next.columns().get(LAG).value(A)).hasValue(2);
        assertThat(next.columns().get(LAG).value(b)).hasValue(3);
    }

    @Test
    void refusesWrongLabelsInThePlaceOfASeriesThatWasPublishedBefore() {
        var before = Column.builder(LAG).value(A, 1).build();
        var next = new GuardedSink("bad", List.of(before), 3);

        assertThatThrownBy(() -> next.record(LAG, Labels.of("group", "a"), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("its labels are [topic]");
    }
}

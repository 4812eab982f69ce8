package io.kafkamonitor.internal.collecting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.ColumnBuilder;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SeriesMemoryTest {

    private static final Metric LAG = Metric.gauge("lag", Unit.COUNT, "Lag.", "topic", "partition");
    private static final Unknown DOWN = Unknown.because(UnknownReason.UNREACHABLE);

    private static final int AMPLE = 1_000;

    private final SeriesMemory memory = new SeriesMemory(LAG);

    private static Labels series(String name) {
        return Labels.of("topic", name, "partition", "0");
    }

    private static ColumnBuilder column(String... names) {
        ColumnBuilder column = Column.builder(LAG);
        for (String name : names) {
            column.value(series(name), 1);
        }
        return column;
    }

    private String report(String... names) {
        return text(memory.reported(column(names).build(), new GoneEntities(), AMPLE));
    }

    /** What is published, such as {@code a=1.0 b=?}. */
    private static String text(Column column) {
        var words = new TreeMap<String, String>();
        for (int i = 0; i < column.size(); i++) {
            words.put(column.labels(i).value("topic"), column.isKnown(i) ? "" : "?");
        }
        var text = new StringBuilder();
        words.forEach((name, mark) -> text.append(name).append(mark).append(' '));
        return text.toString().strip();
    }

    @Test
    void mayHaveAnySeriesBeforeTheFirstReport() {
        assertThat(memory.last().size()).isZero();
        assertThat(memory.last().gap(Labels.EMPTY)).map(Unknown::reason).contains(UnknownReason.NOT_REPORTED);

        report();

        assertThat(memory.last().gap(Labels.EMPTY)).isEmpty();
    }

    @Test
    void publishesWhatIsReported() {
        assertThat(report("a", "b")).isEqualTo("a b");
        assertThat(report("a", "b")).isEqualTo("a b");
        assertThat(report("b", "a")).isEqualTo("a b");
    }

    @Test
    void takesASeriesForGoneWhenItIsNotReportedThreeTimes() {
        report("a", "b");

        assertThat(report("a")).isEqualTo("a b?");
        assertThat(report("a")).isEqualTo("a b?");
        assertThat(report("a")).isEqualTo("a");
    }

    @Test
    void countsFromTheStartWhenASeriesIsBack() {
        report("a", "b");
        report("a");
        report("a");
        report("a", "b");

        assertThat(report("a")).isEqualTo("a b?");
        assertThat(report("a")).isEqualTo("a b?");
    }

    @Test
    void forgetsAtOnceWhatIsSaidToBeGone() {
        report("a", "b");
        var gone = new GoneEntities();
        gone.add(Labels.of("topic", "b"));

        assertThat(text(memory.reported(column("a").build(), gone, AMPLE))).isEqualTo("a");
    }

    @Test
    void knowsEverySeriesButNoValueWhileTheCollectorFails() {
        report("a", "b");

        for (int i = 0; i < 10; i++) {
            assertThat(text(memory.failed(DOWN))).isEqualTo("a? b?");
        }
        assertThat(memory.last().gap(Labels.EMPTY)).contains(DOWN);
        assertThat(report("a", "b")).isEqualTo("a b");
        assertThat(memory.last().gap(Labels.EMPTY)).isEmpty();
    }

    @Test
    void doesNotCountFailuresAsNotReported() {
        report("a", "b");
        report("a");
        memory.failed(DOWN);
        memory.failed(DOWN);

        assertThat(report("a")).isEqualTo("a b?");
        assertThat(report("a")).isEqualTo("a");
    }

    @Test
    void takesNothingForGoneWhileThereIsAGap() {
        report("a", "b");

        for (int i = 0; i < 10; i++) {
            Column withGap = column("a").gap(DOWN).build();
            assertThat(text(memory.reported(withGap, new GoneEntities(), AMPLE)))
                    .isEqualTo("a b?");
        }
    }

    @Test
    void takesForGoneWhatNoGapCouldHold() {
        report("a", "b", "c");

        for (int i = 0; i < 3; i++) {
            Column withGap = column("a").gap(Labels.of("topic", "b"), DOWN).build();
            memory.reported(withGap, new GoneEntities(), AMPLE);
        }

        assertThat(text(memory.last())).isEqualTo("a b?");
        assertThat(memory.last().gap(series("b"))).contains(DOWN);
        assertThat(memory.last().gap(series("c"))).isEmpty();
    }

    @Test
    void countsOnAfterAGapWasClosed() {
        report("a", "b");
        report("a");
        memory.reported(column("a").gap(Labels.of("topic", "b"), DOWN).build(), new GoneEntities(), AMPLE);

        assertThat(report("a")).isEqualTo("a b?");
        assertThat(report("a")).isEqualTo("a");
    }

    @Test
    void keepsWhatTheCollectorSaysIsUnknown() {
        Column column = column("a").unknown(series("b"), DOWN).build();

        memory.reported(column, new GoneEntities(), AMPLE);
        Column merged = memory.reported(column("c").unknown(series("b"), DOWN).build(), new GoneEntities(), AMPLE);

        assertThat(text(merged)).isEqualTo("a? b? c");
        assertThat(merged.unknown(merged.indexOf(series("b")))).contains(DOWN);
    }

    @Test
    void remembersNoMoreThanThereIsRoomForUnderALastingGap() {
        for (int i = 0; i < 10_000; i++) {
            Column changing = column("a" + i, "b" + i).gap(DOWN).build();
            memory.reported(changing, new GoneEntities(), 3);
        }

        assertThat(memory.last().size()).isEqualTo(5);
        assertThat(memory.last().gaps().entities()).hasSizeLessThan(5);
    }

    @Test
    void doesNotKnowWhetherASeriesIsGoneForWhichThereWasNoRoom() {
        report("a", "b", "c");

        memory.reported(column("a").build(), new GoneEntities(), 1);

        assertThat(text(memory.last())).isEqualTo("a b?");
        assertThat(memory.last().gap(series("c"))).isPresent();
        assertThat(memory.last().gap(series("b"))).isEmpty();
    }

    @Test
    void canBeCutToItsFirstSeries() {
        report("a", "b", "c");

        memory.cut(1, DOWN);

        assertThat(text(memory.last())).isEqualTo("a");
        assertThat(memory.last().gap(series("b"))).contains(DOWN);
        assertThat(memory.last().gap(series("a"))).isEmpty();
        assertThat(report("a", "b", "c")).isEqualTo("a b c");
        assertThat(memory.last().gap(Labels.EMPTY)).isEmpty();
    }

    @Test
    void refusesASeriesThatIsWrittenTwice() {
        assertThatThrownBy(() -> memory.check(column("a", "b", "a").build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("topic=a")
                .hasMessageContaining("written twice");
    }
}

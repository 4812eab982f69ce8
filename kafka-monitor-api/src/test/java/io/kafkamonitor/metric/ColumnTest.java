package io.kafkamonitor.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTest {

    private static final Metric OFFSET = Metric.gauge("test.offset", Unit.COUNT, "An offset.", "partition");
    private static final Unknown WHY = Unknown.because(UnknownReason.NO_LEADER);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 32, 33, 1000})
    void holdsAsManySeriesAsWereAddedInTheirOrder(int size) {
        ColumnBuilder builder = Column.builder(OFFSET);
        for (int i = 0; i < size; i++) {
            builder.value(partition(i), i);
        }

        Column column = builder.build();

        assertThat(column.metric()).isEqualTo(OFFSET);
        assertThat(builder.size()).isEqualTo(size);
        assertThat(column.size()).isEqualTo(size);
        for (int i = 0; i < size; i++) {
            assertThat(column.labels(i)).isEqualTo(partition(i));
            assertThat(column.value(i)).isEqualTo(i);
            assertThat(column.isKnown(i)).isTrue();
            assertThat(column.indexOf(partition(i))).isEqualTo(i);
        }
    }

    @Test
    void givesItsKnownValuesAsSamples() {
        Column column = Column.builder(OFFSET)
                .value(partition(0), 7)
                .unknown(partition(1), WHY)
                .value(partition(2), 9)
                .build();

        assertThat(column.samples())
                .containsExactly(new Sample(OFFSET, partition(0), 7), new Sample(OFFSET, partition(2), 9));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 99, 100, 101, 1000})
    void holdsAsManySeriesAsWereAddedWhateverTheRoom(int room) {
        ColumnBuilder builder =
                Column.builder(OFFSET).unknown(partition(0), WHY).roomFor(room);
        for (int i = 1; i < 100; i++) {
            builder.value(partition(i), i);
        }

        Column column = builder.build();

        assertThat(column.size()).isEqualTo(100);
        assertThat(column.unknown(0)).contains(WHY);
        assertThat(column.value(partition(99))).hasValue(99);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 16, 40, 99})
    void knowsWhyOneOfItsSeriesIsUnknown(int unknown) {
        ColumnBuilder builder = Column.builder(OFFSET);
        for (int i = 0; i < 100; i++) {
            if (i == unknown) {
                builder.unknown(partition(i), WHY);
            } else {
                builder.value(partition(i), i);
            }
        }

        Column column = builder.build();

        for (int i = 0; i < 100; i++) {
            assertThat(column.isKnown(i)).isEqualTo(i != unknown);
        }
        assertThat(column.unknown(unknown)).contains(WHY);
        assertThat(column.value(partition(unknown))).isEmpty();
        assertThat(column.indexOf(partition(unknown))).isEqualTo(unknown);
    }

    @Test
    void refusesToGiveAValueThatIsUnknown() {
        Column column = Column.builder(OFFSET).unknown(partition(7), WHY).build();

        assertThatThrownBy(() -> column.value(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("test.offset{partition=7} is unknown")
                .hasMessageContaining(WHY.toString());
    }

    @Test
    void hasNoReasonForAKnownSeries() {
        Column column = Column.builder(OFFSET)
                .value(partition(0), 1)
                .unknown(partition(1), WHY)
                .build();

        assertThat(column.unknown(0)).isEmpty();
        assertThat(Column.builder(OFFSET).value(partition(0), 1).build().unknown(0))
                .isEmpty();
    }

    @Test
    void findsASeriesByItsLabels() {
        Column column = Column.builder(OFFSET)
                .value(partition(0), 10)
                .value(partition(1), 0)
                .build();

        assertThat(column.value(partition(0))).hasValue(10);
        assertThat(column.value(partition(1))).hasValue(0);
        assertThat(column.value(partition(2))).isEmpty();
        assertThat(column.indexOf(partition(2))).isEqualTo(-1);
    }

    @Test
    void tellsWhetherItListsEverySeries() {
        assertThat(Column.builder(OFFSET).build().gap(Labels.EMPTY)).isEmpty();
        assertThat(Column.builder(OFFSET).gap(WHY).build().gap(Labels.EMPTY)).contains(WHY);
        assertThat(Column.builder(OFFSET).gap(WHY).build().gap(partition(1))).contains(WHY);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesValuesThatAreNotFinite(double value) {
        ColumnBuilder builder = Column.builder(OFFSET);

        assertThatThrownBy(() -> builder.value(partition(0), value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'test.offset{partition=0}' is '" + value + "'");
        assertThat(builder.size()).isZero();
    }

    @Test
    void refusesAnUnknownWithoutReason() {
        ColumnBuilder builder = Column.builder(OFFSET);

        assertThatThrownBy(() -> builder.unknown(partition(0), null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> builder.gap(null)).isInstanceOf(NullPointerException.class);
        assertThat(builder.size()).isZero();
    }

    private static Labels partition(int number) {
        return Labels.of("partition", Integer.toString(number));
    }
}

package io.kafkamonitor.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GapsTest {

    private static final Metric LAG = Metric.gauge("test.lag", Unit.COUNT, "Lag.", "group", "topic", "partition");
    private static final Unknown DENIED = Unknown.because(UnknownReason.NOT_AUTHORIZED);
    private static final Unknown SILENT = Unknown.because(UnknownReason.TIMED_OUT);
    private static final Labels PAYROLL = Labels.of("group", "payroll");
    private static final Labels GOOD = Labels.of("group", "good");

    private static Gaps gaps(Labels... entities) {
        ColumnBuilder column = Column.builder(LAG);
        for (Labels entity : entities) {
            column.gap(entity, DENIED);
        }
        return column.build().gaps();
    }

    @Test
    void touchNothingWhereThereAreNone() {
        assertThat(Gaps.NONE.isEmpty()).isTrue();
        assertThat(Gaps.NONE.touching(Labels.EMPTY)).isEmpty();
        assertThat(gaps()).isSameAs(Gaps.NONE);
    }

    @Test
    void touchTheirEntityAndWhateverIsPartOfIt() {
        Gaps gaps = gaps(PAYROLL);

        assertThat(gaps.touching(PAYROLL)).contains(DENIED);
        assertThat(gaps.touching(PAYROLL.with("topic", "orders"))).contains(DENIED);
        assertThat(gaps.touching(PAYROLL.with("topic", "orders").with("partition", "0")))
                .contains(DENIED);
    }

    @Test
    void leaveEveryOtherEntityComplete() {
        Gaps gaps = gaps(PAYROLL);

        assertThat(gaps.touching(GOOD)).isEmpty();
        assertThat(gaps.touching(GOOD.with("topic", "orders"))).isEmpty();
    }

    @Test
    void touchWhateverTheEntityMayBePartOf() {
        Gaps gaps = gaps(PAYROLL);

        assertThat(gaps.touching(Labels.EMPTY)).contains(DENIED);
        assertThat(gaps.touching(Labels.of("topic", "orders"))).contains(DENIED);
    }

    @Test
    void areToldApartByTheLabelsThatBothHave() {
        Gaps gaps = gaps(PAYROLL.with("topic", "salaries"));

        assertThat(gaps.touching(PAYROLL)).contains(DENIED);
        assertThat(gaps.touching(Labels.of("topic", "salaries"))).contains(DENIED);
        assertThat(gaps.touching(Labels.of("topic", "salaries", "partition", "3")))
                .contains(DENIED);
        assertThat(gaps.touching(Labels.of("topic", "orders"))).isEmpty();
        assertThat(gaps.touching(PAYROLL.with("topic", "orders"))).isEmpty();
        assertThat(gaps.touching(GOOD)).isEmpty();
    }

    @Test
    void touchEverythingIfTheyMayHoldAnySeries() {
        Gaps gaps = gaps(Labels.EMPTY);

        assertThat(gaps.touching(GOOD)).contains(DENIED);
        assertThat(gaps.touching(Labels.EMPTY)).contains(DENIED);
    }

    @Test
    void leaveCompleteWhatWasReadThoughOthersMayBeMissing() {
        Gaps gaps = Column.builder(LAG)
                .gap(DENIED)
                .gap(PAYROLL, SILENT)
                .complete(GOOD)
                .build()
                .gaps();

        assertThat(gaps.touching(GOOD)).isEmpty();
        assertThat(gaps.touching(GOOD.with("topic", "orders"))).isEmpty();
        assertThat(gaps.touching(PAYROLL)).contains(SILENT);
        assertThat(gaps.touching(Labels.of("group", "other"))).contains(DENIED);
        assertThat(gaps.touching(Labels.of("topic", "orders"))).isPresent();
        assertThat(gaps.touching(Labels.EMPTY)).isPresent();
    }

    @Test
    void leaveNothingCompleteThatHasAGapOfItsOwn() {
        Gaps gaps = Column.builder(LAG)
                .gap(DENIED)
                .gap(GOOD.with("topic", "hidden"), SILENT)
                .complete(GOOD)
                .build()
                .gaps();

        assertThat(gaps.touching(GOOD)).contains(SILENT);
        assertThat(gaps.touching(GOOD.with("topic", "orders"))).isEmpty();
    }

    @Test
    void areAskedForSubjectsOfDifferentLabelsInTurn() {
        Gaps gaps = gaps(PAYROLL, Labels.of("topic", "salaries"));

        for (int i = 0; i < 3; i++) {
            assertThat(gaps.touching(GOOD)).contains(DENIED);
            assertThat(gaps.touching(GOOD.with("topic", "orders"))).isEmpty();
            assertThat(gaps.touching(GOOD.with("topic", "salaries"))).contains(DENIED);
            assertThat(gaps.touching(Labels.of("topic", "orders"))).contains(DENIED);
        }
    }

    @Test
    void giveTheReasonThatWasToldFirst() {
        Column column =
                Column.builder(LAG).gap(PAYROLL, DENIED).gap(PAYROLL, SILENT).build();

        assertThat(column.gap(PAYROLL)).contains(DENIED);
        assertThat(column.gaps().entities()).isEqualTo(Map.of(PAYROLL, DENIED));
    }

    @Test
    void canBeNarrowed() {
        Gaps gaps = gaps(PAYROLL, GOOD);

        Gaps narrow = gaps.where(entity -> !entity.equals(PAYROLL));

        assertThat(narrow.touching(PAYROLL)).isEmpty();
        assertThat(narrow.touching(GOOD)).contains(DENIED);
        assertThat(gaps.where(entity -> true)).isSameAs(gaps);
        assertThat(gaps.where(entity -> false)).isSameAs(Gaps.NONE);
    }

    @Test
    void areOfAnySeriesOnceTheEntitiesAreTooManyToTellApart() {
        Gaps full = numbered(10_000);
        Gaps flooded = numbered(100_000);

        assertThat(full.touching(GOOD)).isEmpty();
        assertThat(flooded.entities()).hasSize(10_001);
        assertThat(flooded.touching(GOOD)).contains(DENIED);
        assertThat(flooded.complete()).isEmpty();
    }

    private static Gaps numbered(int count) {
        ColumnBuilder column = Column.builder(LAG).complete(GOOD);
        for (int i = 0; i < count; i++) {
            column.gap(Labels.of("group", "g" + i), DENIED);
        }
        return column.build().gaps();
    }

    @Test
    void areEqualIfTheirEntitiesAndReasonsAre() {
        assertThat(gaps(PAYROLL)).isEqualTo(gaps(PAYROLL)).hasSameHashCodeAs(gaps(PAYROLL));
        assertThat(gaps(PAYROLL)).isNotEqualTo(gaps(GOOD)).hasToString("{group=payroll=the monitor may not read it}");
    }
}

package io.kafkamonitor.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Metric LAG = Metric.gauge("test.lag", Unit.COUNT, "", "topic");
    private static final Metric OFFSET = Metric.gauge("test.offset", Unit.COUNT, "", "topic");
    private static final Labels PAYMENTS = Labels.of("topic", "payments");
    private static final Labels REFUNDS = Labels.of("topic", "refunds");
    private static final Unknown WHY = new Unknown(UnknownReason.TIMED_OUT, "broker 3");

    @Test
    void givesValuesByMetricAndSeries() {
        Snapshot snapshot = Snapshot.of(
                NOW,
                List.of(
                        Column.builder(LAG)
                                .value(PAYMENTS, 5)
                                .unknown(REFUNDS, WHY)
                                .build(),
                        Column.builder(OFFSET).value(PAYMENTS, 100).build()),
                Map.of("jmx", WHY));

        assertThat(snapshot.time()).isEqualTo(NOW);
        assertThat(snapshot.value(LAG, PAYMENTS)).hasValue(5);
        assertThat(snapshot.value(LAG, REFUNDS)).isEmpty();
        assertThat(snapshot.value(OFFSET, PAYMENTS)).hasValue(100);
        assertThat(snapshot.value(OFFSET, REFUNDS)).isEmpty();
        assertThat(snapshot.size()).isEqualTo(3);
        assertThat(snapshot.columns()).extracting(Column::metric).containsExactly(LAG, OFFSET);
        assertThat(snapshot.failures()).containsExactly(Map.entry("jmx", WHY));
    }

    @Test
    void givesAnEmptyColumnForAMetricThatNobodyReported() {
        Column column = Snapshot.empty(NOW).column(LAG);

        assertThat(column.metric()).isEqualTo(LAG);
        assertThat(column.size()).isZero();
        assertThat(column.gap(Labels.EMPTY)).isEmpty();
        assertThat(column.value(PAYMENTS)).isEmpty();
    }

    @Test
    void refusesTwoColumnsOfOneMetric() {
        Column column = Column.builder(LAG).build();

        assertThatThrownBy(() -> Snapshot.of(NOW, List.of(column, column), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'test.lag' has two columns");
    }

    @Test
    void doesNotChangeWithWhatItWasMadeOf() {
        var columns = new ArrayList<Column>();
        var failures = new HashMap<String, Unknown>();
        Snapshot snapshot = Snapshot.of(NOW, columns, failures);

        columns.add(Column.builder(LAG).build());
        failures.put("jmx", WHY);

        assertThat(snapshot.columns()).isEmpty();
        assertThat(snapshot.failures()).isEmpty();
        assertThatThrownBy(() -> snapshot.columns().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void tellsAnUnknownWithItsDetail() {
        assertThat(WHY).hasToString("no answer in time (broker 3)");
        assertThat(Unknown.because(UnknownReason.TIMED_OUT)).hasToString("no answer in time");
    }

    @Test
    void takesNoSampleThatIsNotFinite() {
        assertThatThrownBy(() -> new Sample(LAG, PAYMENTS, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'test.lag{topic=payments}' is 'NaN'");
    }
}

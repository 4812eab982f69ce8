package io.kafkamonitor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Sample;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestSnapshotsTest {

    private static final Metric LAG = Metric.gauge("test.lag", Unit.COUNT, "", "topic");
    private static final Labels PAYMENTS = Labels.of("topic", "payments");
    private static final Labels REFUNDS = Labels.of("topic", "refunds");
    private static final Unknown WHY = Unknown.because(UnknownReason.NO_LEADER);

    @Test
    void holdWhatTheyWereMadeOf() {
        Snapshot snapshot = TestSnapshots.of(new Sample(LAG, PAYMENTS, 1), new Sample(LAG, REFUNDS, 2));

        assertThat(snapshot.value(LAG, PAYMENTS)).hasValue(1);
        assertThat(snapshot.value(LAG, REFUNDS)).hasValue(2);
        assertThat(snapshot.size()).isEqualTo(2);
        assertThat(snapshot.time()).isEqualTo(ManualClock.START);
    }

    @Test
    void tellWhatIsUnknown() {
        Snapshot snapshot = TestSnapshots.builder()
                .time(Instant.EPOCH)
                .value(LAG, PAYMENTS, 1)
                .unknown(LAG, REFUNDS, WHY)
                .gap(LAG, WHY)
                .failure("jmx", WHY)
                .build();

        assertThat(snapshot.time()).isEqualTo(Instant.EPOCH);
        assertThat(snapshot.column(LAG).unknown(1)).contains(WHY);
        assertThat(snapshot.column(LAG).gap(Labels.EMPTY)).contains(WHY);
        assertThat(snapshot.failures()).isEqualTo(Map.of("jmx", WHY));
    }

    @Test
    void refuseWhatNoCollectorCouldHaveCaused() {
        TestSnapshotBuilder builder = TestSnapshots.builder().value(LAG, PAYMENTS, 1);

        assertThatThrownBy(() -> builder.value(LAG, PAYMENTS, 2)).hasMessageContaining("is written twice");
        assertThatThrownBy(() -> builder.unknown(LAG, PAYMENTS, WHY)).hasMessageContaining("is written twice");
        assertThatThrownBy(() -> builder.value(LAG, REFUNDS, Double.NaN)).hasMessageContaining("'NaN'");
        assertThatThrownBy(() -> builder.value(LAG, Labels.EMPTY, 1)).hasMessageContaining("give it [topic]");
    }
}

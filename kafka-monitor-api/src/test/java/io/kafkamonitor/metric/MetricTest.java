package io.kafkamonitor.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nl.jqno.equalsverifier.EqualsVerifier;
import nl.jqno.equalsverifier.Warning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricTest {

    @Test
    void isIdentifiedByItsNameAlone() {
        EqualsVerifier.forClass(Metric.class)
                .withOnlyTheseFields("name")
                .suppress(Warning.NULL_FIELDS)
                .verify();
    }

    @Test
    void saysWhatItIs() {
        Metric metric = Metric.counter("kafka.broker.bytes_in", Unit.BYTES, "Bytes received.", "broker", "topic");

        assertThat(metric.name()).isEqualTo("kafka.broker.bytes_in");
        assertThat(metric.kind()).isEqualTo(MetricKind.COUNTER);
        assertThat(metric.unit()).isEqualTo(Unit.BYTES);
        assertThat(metric.description()).isEqualTo("Bytes received.");
        assertThat(metric.labelNames()).containsExactly("broker", "topic");
        assertThat(metric).hasToString("kafka.broker.bytes_in");
        assertThat(Metric.gauge("a", Unit.COUNT, "").kind()).isEqualTo(MetricKind.GAUGE);
    }

    @Test
    void saysWhatItsValuesCanBe() {
        Metric gauge = Metric.gauge("heat", Unit.of("degrees"), "");
        Metric skew = Metric.gauge("skew", Unit.RATIO, "").between(-1, Double.POSITIVE_INFINITY);

        assertThat(gauge.least()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(gauge.most()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(skew.least()).isEqualTo(-1);
        assertThat(Metric.counter("sent", Unit.BYTES, "").least()).isZero();
        assertThat(Metric.amount("lag", Unit.COUNT, "").least()).isZero();
        assertThat(Metric.part("cpu", Unit.RATIO, "").most()).isEqualTo(1);
        assertThat(Metric.gauge("up", Unit.YES_NO, "").most()).isEqualTo(1);
    }

    @Test
    void saysWhatTheValuesOfALabelCanBe() {
        Metric requests =
                Metric.amount("requests", Unit.COUNT, "", "broker", "kind").withLabelValues("kind", List.of("b", "a"));

        assertThat(requests.labelValues("kind")).containsExactly("b", "a");
        assertThat(requests.labelValues("broker")).isEmpty();
        assertThat(requests.isOnlyInTrouble()).isFalse();
        assertThat(requests.onlyInTrouble().isOnlyInTrouble()).isTrue();
        assertThat(requests.onlyInTrouble().labelValues("kind")).hasSize(2);
        assertThat(requests.between(0, 5).labelValues("kind")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lag", "kafka.consumer_group.lag", "a.b2.c_3"})
    void takesDottedLowerCaseNames(String name) {
        assertThatCode(() -> Metric.gauge(name, Unit.COUNT, "")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Lag", "kafka..lag", ".lag", "lag.", "2lag", "consumer-group", "kafka lag", "läg"})
    void refusesOtherNames(String name) {
        assertThatThrownBy(() -> Metric.gauge(name, Unit.COUNT, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + name + "' is not a metric name");
    }

    @Test
    void refusesALabelNamedTwice() {
        assertThatThrownBy(() -> Metric.gauge("kafka.lag", Unit.COUNT, "", "group", "topic", "group"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'kafka.lag' has label 'group' twice");
    }

    @Test
    void refusesALabelWithoutAName() {
        assertThatThrownBy(() -> Metric.gauge("kafka.lag", Unit.COUNT, "", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'kafka.lag' has a label without a name");
    }
}

package io.kafkamonitor.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.kafkamonitor.alert.Evidence;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FindingTest {

    private static final Labels PAYMENTS = Labels.of("topic", "payments");
    private static final Unit RECORDS = Unit.of("records");
    private static final Unknown WHY = Unknown.because(UnknownReason.NO_LEADER);
    private static final Evidence EVIDENCE = Evidence.of(PAYMENTS.with("partition", "3"), 12_000, RECORDS);

    @Test
    void hasTheOutcomeItsFactoryNames() {
        assertThat(Finding.breached(PAYMENTS).outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(Finding.holding(PAYMENTS).outcome()).isEqualTo(Outcome.HOLDING);
        assertThat(Finding.clear(PAYMENTS).outcome()).isEqualTo(Outcome.CLEAR);
        assertThat(Finding.unknown(PAYMENTS, WHY).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(Finding.gone(PAYMENTS).outcome()).isEqualTo(Outcome.GONE);
    }

    @Test
    void saysLittleAtFirst() {
        Finding finding = Finding.breached(PAYMENTS);

        assertThat(finding.subject()).isEqualTo(PAYMENTS);
        assertThat(finding.value()).isEmpty();
        assertThat(finding.severity()).isEmpty();
        assertThat(finding.summary()).isEmpty();
        assertThat(finding.evidence()).isEmpty();
        assertThat(finding.unknown()).isEmpty();
        assertThat(finding).hasToString("BREACHED{topic=payments}");
    }

    @Test
    void keepsOfAFloodWhatAPersonCanRead() {
        Finding finding = Finding.breached(PAYMENTS)
                .saying("x".repeat(1_000_000))
                .because(Collections.nCopies(1_000_000, EVIDENCE));

        assertThat(finding.summary()).hasSize(2_000).endsWith("…");
        assertThat(finding.evidence()).hasSize(100);
        assertThat(finding.evidenceCount()).isEqualTo(1_000_000);
    }

    @Test
    void keepsEverythingThatIsAdded() {
        Finding finding = Finding.breached(PAYMENTS)
                .withValue(12_345, RECORDS)
                .at(Severity.CRITICAL)
                .saying("behind")
                .because(List.of(EVIDENCE));

        assertThat(finding.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(finding.value()).hasValue(12_345);
        assertThat(finding.unit()).isEqualTo(RECORDS);
        assertThat(finding.severity()).contains(Severity.CRITICAL);
        assertThat(finding.summary()).isEqualTo("behind");
        assertThat(finding.evidence()).containsExactly(EVIDENCE);
        assertThat(finding).hasToString("BREACHED{topic=payments} 12,345 records");
    }

    @Test
    void keepsTheThresholdThatWasPassedWhateverIsAdded() {
        Finding finding = Finding.breached(PAYMENTS)
                .beyond(0.3)
                .withValue(0.1, Unit.RATIO)
                .at(Severity.INFO)
                .saying("busy")
                .because(List.of());

        assertThat(finding.threshold()).hasValue(0.3);
        assertThat(Finding.breached(PAYMENTS).threshold()).isEmpty();
    }

    @Test
    void isTheWorseTheFartherItsValueLiesBeyondTheThresholdOnWhicheverSide() {
        Finding below = Finding.breached(PAYMENTS).withValue(-0.95, Unit.RATIO).beyond(-0.5);
        Finding above = Finding.breached(PAYMENTS).withValue(0.6, Unit.RATIO).beyond(0.5);

        assertThat(below.excess().orElseThrow()).isEqualTo(0.45, within(1e-9));
        assertThat(above.excess().orElseThrow()).isEqualTo(0.1, within(1e-9));
    }

    @Test
    void isTheWorseTheHigherItsValueWithoutAThreshold() {
        assertThat(Finding.breached(PAYMENTS).withValue(12, RECORDS).excess()).hasValue(12);
        assertThat(Finding.breached(PAYMENTS).excess()).isEmpty();
        assertThat(Finding.breached(PAYMENTS).beyond(5).excess()).isEmpty();
    }

    @Test
    void keepsItsReasonWhateverIsAdded() {
        Finding finding = Finding.unknown(PAYMENTS, WHY)
                .because(List.of(EVIDENCE))
                .saying("unreadable")
                .at(Severity.INFO)
                .withValue(1, RECORDS);

        assertThat(finding.unknown()).contains(WHY);
        assertThat(finding.summary()).isEqualTo("unreadable");
    }

    @Test
    void doesNotChangeWithWhatItWasMadeOf() {
        var parts = new ArrayList<>(List.of(EVIDENCE));
        Finding plain = Finding.breached(PAYMENTS);
        Finding finding = plain.because(parts);

        parts.clear();

        assertThat(finding.evidence()).containsExactly(EVIDENCE);
        assertThat(plain.evidence()).isEmpty();
    }

    @Test
    void isEqualToOneThatSaysTheSame() {
        Finding finding = Finding.breached(PAYMENTS).withValue(1, RECORDS);

        assertThat(finding)
                .isEqualTo(Finding.breached(PAYMENTS).withValue(1, RECORDS))
                .hasSameHashCodeAs(Finding.breached(PAYMENTS).withValue(1, RECORDS))
                .isNotEqualTo(Finding.clear(PAYMENTS).withValue(1, RECORDS))
                .isNotEqualTo(Finding.breached(Labels.EMPTY).withValue(1, RECORDS))
                .isNotEqualTo(Finding.breached(PAYMENTS))
                .isNotEqualTo(finding.withValue(2, RECORDS))
                .isNotEqualTo(finding.withValue(1, Unit.COUNT))
                .isNotEqualTo(finding.beyond(0.5))
                .isNotEqualTo(finding.at(Severity.INFO))
                .isNotEqualTo(finding.saying("behind"))
                .isNotEqualTo(finding.because(List.of(EVIDENCE)))
                .isNotEqualTo("BREACHED{topic=payments} 1 records");
        assertThat(Finding.unknown(PAYMENTS, WHY))
                .isNotEqualTo(Finding.unknown(PAYMENTS, Unknown.because(UnknownReason.TIMED_OUT)));
    }

    @Test
    void refusesWhatIsNoAnswer() {
        Finding finding = Finding.breached(PAYMENTS);

        assertThatThrownBy(() -> Finding.unknown(PAYMENTS, null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> finding.at(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> finding.withValue(Double.NaN, RECORDS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{topic=payments} is 'NaN'");
        assertThatThrownBy(() -> finding.beyond(Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("threshold of {topic=payments} is 'Infinity'");
        assertThatThrownBy(() -> Evidence.of(PAYMENTS, Double.NaN, RECORDS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesOnlyAPositiveLookBack() {
        Metric metric = Metric.gauge("test.lag", RECORDS, "");

        assertThatThrownBy(() -> HistoryWindow.of(metric, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'test.lag'");
        assertThatThrownBy(() -> HistoryWindow.of(metric, Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsAllItsPartsUnlessToldThatThereAreMore() {
        assertThat(Finding.breached(Labels.EMPTY).because(List.of(EVIDENCE)).evidenceCount())
                .isEqualTo(1);
        assertThat(Finding.breached(Labels.EMPTY).because(List.of(EVIDENCE), 9).evidenceCount())
                .isEqualTo(9);
    }

    @Test
    void refusesToShowMorePartsThanThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Finding.breached(Labels.EMPTY).because(List.of(EVIDENCE), 0))
                .withMessageContaining("shows 1 parts of '0'");
    }

    @Test
    void knowsAllThatItHangsOn() {
        Finding plain = Finding.breached(PAYMENTS);
        Finding finding = plain.involving(Set.of("2", "3")).saying("It is so");

        assertThat(plain.involved()).isEmpty();
        assertThat(finding.involved()).containsExactlyInAnyOrder("2", "3");
        assertThat(plain.involving(Set.of("2"))).isNotEqualTo(plain);
    }

    @Test
    void hangsOnAThousandThingsAtMost() {
        Set<String> many = IntStream.rangeClosed(0, Finding.MOST_INVOLVED)
                .mapToObj(Integer::toString)
                .collect(Collectors.toSet());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Finding.breached(PAYMENTS).involving(many))
                .withMessageContaining("'1001'")
                .withMessageContaining("topic=payments");
    }
}

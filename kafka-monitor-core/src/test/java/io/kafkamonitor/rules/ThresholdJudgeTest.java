package io.kafkamonitor.rules;

import static io.kafkamonitor.rules.Rules.matching;
import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Outcome;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.testing.TestSnapshots;
import java.util.Collection;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ThresholdJudgeTest {

    private static final Metric DISK = Metric.gauge("test.disk", Unit.RATIO, "Part of a disk in use.", "broker", "dir");
    private static final Labels ONE = Labels.of("broker", "1", "dir", "/a");
    private static final Labels TWO = Labels.of("broker", "2", "dir", "/a");
    private static final Unknown SILENT = Unknown.because(UnknownReason.TIMED_OUT);

    private final Rule rule =
            rule("disk").when(metric(DISK)).isAbove(0.8).criticalAbove(0.9).build();

    private Collection<Finding> findings(Snapshot snapshot, Labels... active) {
        return rule.evaluate(Evaluation.of(snapshot).withActive(Set.of(active)));
    }

    @Test
    void breachesForEachSeriesAboveTheThreshold() {
        Snapshot snapshot = TestSnapshots.builder()
                .value(DISK, ONE, 0.81)
                .value(DISK, TWO, 0.8)
                .build();

        assertThat(findings(snapshot)).singleElement().satisfies(finding -> {
            assertThat(finding.outcome()).isEqualTo(Outcome.BREACHED);
            assertThat(finding.subject()).isEqualTo(ONE);
            assertThat(finding.value()).hasValue(0.81);
            assertThat(finding.unit()).isEqualTo(Unit.RATIO);
            assertThat(finding.severity()).isEmpty();
        });
    }

    @Test
    void isCriticalAboveTheCriticalThreshold() {
        Snapshot snapshot = TestSnapshots.builder().value(DISK, ONE, 0.91).build();

        assertThat(findings(snapshot))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).hasValue(Severity.CRITICAL));
    }

    @Test
    void holdsAnActiveSubjectBetweenTheThresholds() {
        Snapshot snapshot = TestSnapshots.builder()
                .value(DISK, ONE, 0.75)
                .value(DISK, TWO, 0.75)
                .build();

        assertThat(findings(snapshot, ONE)).singleElement().satisfies(finding -> {
            assertThat(finding.outcome()).isEqualTo(Outcome.HOLDING);
            assertThat(finding.subject()).isEqualTo(ONE);
            assertThat(finding.value()).hasValue(0.75);
        });
    }

    @Test
    void clearsOnlyActiveSubjectsAndSaysAtWhichValue() {
        Snapshot snapshot = TestSnapshots.builder()
                .value(DISK, ONE, 0.7)
                .value(DISK, TWO, 0.7)
                .build();

        assertThat(findings(snapshot, ONE)).containsExactly(Finding.clear(ONE).withValue(0.7, Unit.RATIO));
    }

    @Test
    void doesNotKnowWhatTheSeriesDoesNotTell() {
        Snapshot snapshot = TestSnapshots.builder()
                .unknown(DISK, ONE, SILENT)
                .unknown(DISK, TWO, SILENT)
                .build();

        assertThat(findings(snapshot, ONE)).containsExactly(Finding.unknown(ONE, SILENT));
    }

    @Test
    void takesAnActiveSubjectForGoneIfACompleteColumnDoesNotListIt() {
        Snapshot snapshot = TestSnapshots.builder().value(DISK, TWO, 0.1).build();

        assertThat(findings(snapshot, ONE)).containsExactly(Finding.gone(ONE));
    }

    @Test
    void doesNotKnowOfAnActiveSubjectIfMoreSeriesMayBeThanAreListed() {
        Snapshot snapshot =
                TestSnapshots.builder().value(DISK, TWO, 0.1).gap(DISK, SILENT).build();

        assertThat(findings(snapshot, ONE)).containsExactly(Finding.unknown(ONE, SILENT));
    }

    @Test
    void doesNotCareForTheFailureOfACollectorOfOtherMetrics() {
        Snapshot snapshot = TestSnapshots.builder().failure("jmx", SILENT).build();

        assertThat(findings(snapshot, ONE)).containsExactly(Finding.gone(ONE));
    }

    @Test
    void looksOnlyAtWhatWasSelected() {
        Rule narrow = rule("disk")
                .when(metric(DISK).where("broker", "1").where("dir", matching("/a*")))
                .isAbove(0.8)
                .build();
        Snapshot snapshot = TestSnapshots.builder()
                .value(DISK, ONE, 1)
                .value(DISK, TWO, 1)
                .value(DISK, Labels.of("broker", "1", "dir", "/b"), 1)
                .build();

        assertThat(narrow.evaluate(Evaluation.of(snapshot)))
                .extracting(Finding::subject)
                .containsExactly(ONE);
    }

    @Test
    void breachesOnBothSidesOfARange() {
        Rule outside = rule("skew").when(metric(DISK)).isOutside(0.4, 0.6).build();
        Snapshot snapshot = TestSnapshots.builder()
                .value(DISK, ONE, 0.3)
                .value(DISK, TWO, 0.7)
                .value(DISK, Labels.of("broker", "3", "dir", "/a"), 0.5)
                .build();

        assertThat(outside.evaluate(Evaluation.of(snapshot)))
                .extracting(Finding::summary)
                .containsExactly(
                        "test.disk of broker 1, dir /a is 30 %; the threshold is 40 %",
                        "test.disk of broker 2, dir /a is 70 %; the threshold is 60 %");
    }
}

package io.kafkamonitor.rules;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.testing.TestSnapshotBuilder;
import io.kafkamonitor.testing.TestSnapshots;
import java.util.Collection;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProvisoTest {

    private static final Unit RECORDS = Unit.of("records");
    private static final Metric LAG = Metric.amount("test.lag", RECORDS, "Lag.", "group", "topic");
    private static final Metric SIZE = Metric.amount("test.size", RECORDS, "Size.", "topic");
    private static final Metric LIVE = Metric.gauge("test.live", Unit.YES_NO, "Live.");
    private static final Labels ORDERS = Labels.of("group", "billing", "topic", "orders");
    private static final Labels AUDIT = Labels.of("group", "billing", "topic", "audit");
    private static final Labels TOPIC = Labels.of("topic", "orders");
    private static final Unknown SILENT = Unknown.because(UnknownReason.TIMED_OUT);

    private static RuleBuilder behind() {
        return rule("behind").when(metric(LAG)).isAbove(100).clearsBelow(50);
    }

    private static final Rule LARGE =
            behind().onlyWhile(metric(SIZE).isAbove(1_000)).build();
    private static final Rule NOT_LARGE =
            behind().unless(metric(SIZE).isAbove(1_000)).build();

    private static Collection<Finding> findings(Rule rule, TestSnapshotBuilder snapshot, Labels... active) {
        return rule.evaluate(Evaluation.of(snapshot.build()).withActive(Set.of(active)));
    }

    private static TestSnapshotBuilder behindBy(double lag) {
        return TestSnapshots.builder().value(LAG, ORDERS, lag);
    }

    @Test
    void asksForTheNumberWithTheSameLabels() {
        TestSnapshotBuilder snapshot = behindBy(500)
                .value(LAG, AUDIT, 500)
                .value(SIZE, TOPIC, 2_000)
                .value(SIZE, Labels.of("topic", "audit"), 10);

        assertThat(findings(LARGE, snapshot)).extracting(Finding::subject).containsExactly(ORDERS);
        assertThat(findings(NOT_LARGE, snapshot)).extracting(Finding::subject).containsExactly(AUDIT);
    }

    @Test
    void aNumberAtTheThresholdIsNotBeyondIt() {
        Rule small = behind().onlyWhile(metric(SIZE).isBelow(1_000)).build();
        TestSnapshotBuilder atTheThreshold = behindBy(500).value(SIZE, TOPIC, 1_000);

        assertThat(findings(LARGE, atTheThreshold)).isEmpty();
        assertThat(findings(small, atTheThreshold)).isEmpty();
        assertThat(findings(LARGE, behindBy(500).value(SIZE, TOPIC, 1_001))).hasSize(1);
        assertThat(findings(small, behindBy(500).value(SIZE, TOPIC, 999))).hasSize(1);
    }

    @Test
    void whereTheConditionIsNotMetAllIsWell() {
        assertThat(findings(LARGE, behindBy(500).value(SIZE, TOPIC, 10), ORDERS))
                .containsExactly(Finding.clear(ORDERS).withValue(500, RECORDS));
        assertThat(findings(NOT_LARGE, behindBy(70).value(SIZE, TOPIC, 2_000), ORDERS))
                .containsExactly(Finding.clear(ORDERS).withValue(70, RECORDS));
        assertThat(findings(LARGE, behindBy(500).value(SIZE, TOPIC, 10))).isEmpty();
    }

    @Test
    void whatHasNoNumberMeetsNoCondition() {
        assertThat(findings(LARGE, behindBy(500), ORDERS))
                .containsExactly(Finding.clear(ORDERS).withValue(500, RECORDS));
        assertThat(findings(NOT_LARGE, behindBy(500))).hasSize(1);
    }

    @Test
    void whatCannotBeToldBeginsNothingAndEndsNothing() {
        TestSnapshotBuilder unknown = behindBy(500).unknown(SIZE, TOPIC, SILENT);
        TestSnapshotBuilder unlisted = behindBy(500).gap(SIZE, Labels.EMPTY, SILENT);

        for (Rule rule : Set.of(LARGE, NOT_LARGE)) {
            assertThat(findings(rule, unknown)).isEmpty();
            assertThat(findings(rule, unlisted)).isEmpty();
            assertThat(findings(rule, unknown, ORDERS)).containsExactly(Finding.unknown(ORDERS, SILENT));
            assertThat(findings(rule, unlisted, ORDERS)).containsExactly(Finding.unknown(ORDERS, SILENT));
        }
    }

    @Test
    void anUnknownNumberIsWellWhereTheConditionIsCertainlyNotMet() {
        var snapshot = TestSnapshots.builder().unknown(LAG, ORDERS, SILENT);

        assertThat(findings(LARGE, snapshot.value(SIZE, TOPIC, 10), ORDERS)).containsExactly(Finding.clear(ORDERS));
    }

    @Test
    void holdsWhileTheConditionIsMet() {
        assertThat(findings(LARGE, behindBy(70).value(SIZE, TOPIC, 2_000), ORDERS))
                .extracting(Finding::outcome)
                .hasToString("[HOLDING]");
    }

    @Test
    void severalConditionsAllCount() {
        Rule both = behind().onlyWhile(metric(SIZE).isAbove(1_000))
                .onlyWhile(metric(LIVE).isAbove(0))
                .build();
        TestSnapshotBuilder large = behindBy(500).value(SIZE, TOPIC, 2_000);

        assertThat(findings(both, large)).isEmpty();
        assertThat(findings(both, large.value(LIVE, Labels.EMPTY, 1))).hasSize(1);
    }

    @Test
    void isReadAndRememberedLikeWhatIsJudged() {
        Rule rule = behind().onlyWhile(metric(SIZE).changeOver(ofMinutes(10)).isAbove(0))
                .build();

        assertThat(rule.metrics()).containsExactlyInAnyOrder(LAG, SIZE);
        assertThat(rule.history()).extracting(HistoryWindow::toString).containsExactly("test.size over PT10M");
        assertThat(rule)
                .hasToString("behind: WARNING when test.lag is above 100 records, only while change over 10 min of"
                        + " test.size is above 0 records, clears at 50 records");
    }

    @Test
    void isRefusedIfItIsNotOneNumberForEachSubject() {
        assertThatThrownBy(() -> rule("r")
                        .when(metric(SIZE))
                        .isAbove(1)
                        .onlyWhile(metric(LAG).isAbove(5))
                        .build())
                .hasMessage("Rule 'r': 'test.lag is above 5 records' is asked for [group, topic], and the"
                        + " subjects have only [topic]; make one number of it by labels that they have");
        assertThatThrownBy(() -> behind().unless(metric(SIZE).isBelow(0)).build())
                .hasMessageContaining("It looks for values below 0 records, and there are none");
    }
}

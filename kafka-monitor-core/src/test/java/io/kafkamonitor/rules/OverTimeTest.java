package io.kafkamonitor.rules;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.history.History;
import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.history.Point;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.testing.TestHistory;
import io.kafkamonitor.testing.TestSnapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OverTimeTest {

    private static final Metric SENT = Metric.counter("test.sent", Unit.of("records"), "Sent.", "client");
    private static final Metric LEVEL = Metric.gauge("test.level", Unit.of("records"), "Level.", "client");
    private static final Labels CLIENT = Labels.of("client", "a");

    /** Values a minute apart, the last one now. */
    private static List<Point> points(double... values) {
        var points = new ArrayList<Point>();
        for (int i = 0; i < values.length; i++) {
            points.add(new Point(ofMinutes(values.length - 1L - i), values[i]));
        }
        return points;
    }

    /** What the rule finds of an active subject with these values. */
    private static Finding finding(Selection selection, double... values) {
        Rule rule = rule("r").when(selection).isAbove(1e9).build();
        var snapshot = TestSnapshots.builder()
                .value(selection.metric(), CLIENT, values[values.length - 1])
                .build();
        History history = new TestHistory().add(selection.metric(), CLIENT, points(values));
        return rule.evaluate(Evaluation.of(snapshot).withHistory(history).withActive(Set.of(CLIENT)))
                .iterator()
                .next();
    }

    @Test
    void aRateIsTheGrowthASecond() {
        Finding finding = finding(metric(SENT).rate(ofMinutes(4)), 100, 400, 700, 1_000, 1_300);

        assertThat(finding).isEqualTo(Finding.clear(CLIENT).withValue(5, Unit.of("records/s")));
    }

    @Test
    void aCounterThatFallsBeginsAnewAtZero() {
        assertThat(finding(metric(SENT).increase(ofMinutes(4)), 900, 1000, 1100, 30, 50)
                        .value())
                .hasValue(250);
    }

    @Test
    void looksNoFurtherBackThanTheWindow() {
        assertThat(finding(metric(SENT).increase(ofMinutes(4)), 0, 100, 500, 510, 520, 600, 601)
                        .value())
                .hasValue(101);
    }

    @Test
    void oneValueIsNoRate() {
        Unknown warmingUp = Unknown.because(UnknownReason.WARMING_UP);

        assertThat(finding(metric(SENT).rate(ofMinutes(5)), 100)).isEqualTo(Finding.unknown(CLIENT, warmingUp));
        assertThat(finding(metric(SENT).rate(ofSeconds(30)), 100, 200)).isEqualTo(Finding.unknown(CLIENT, warmingUp));
    }

    @Test
    void anUnknownValueHasNoRate() {
        Unknown silent = Unknown.because(UnknownReason.TIMED_OUT);
        Rule rule = rule("r").when(metric(SENT).rate(ofMinutes(5))).isAbove(1).build();
        var snapshot = TestSnapshots.builder().unknown(SENT, CLIENT, silent).build();

        assertThat(rule.evaluate(Evaluation.of(snapshot)
                        .withHistory(new TestHistory().add(SENT, CLIENT, points(1, 2)))
                        .withActive(Set.of(CLIENT))))
                .containsExactly(Finding.unknown(CLIENT, silent));
    }

    @Test
    void aSteadyRiseIsWhatALevelRoseByIfItNeverFell() {
        Selection rise = metric(LEVEL).steadyRise(ofMinutes(4));

        assertThat(finding(rise, 10, 10, 30, 30, 45).value()).hasValue(35);
        assertThat(finding(rise, 10, 20, 19, 30, 45).value()).hasValue(0);
        assertThat(finding(rise, 99, 10, 20, 30, 40, 50).value()).hasValue(40);
    }

    @Test
    void aSteadyRiseNeedsMostOfTheWindow() {
        Selection rise = metric(LEVEL).steadyRise(ofMinutes(8));

        assertThat(finding(rise, 1, 2, 3, 4, 5, 6).unknown().map(Unknown::reason))
                .hasValue(UnknownReason.WARMING_UP);
        assertThat(finding(rise, 1, 2, 3, 4, 5, 6, 7).value()).hasValue(6);
    }

    @Test
    void asksTheMonitorToRemember() {
        Rule rule = rule("r").when(metric(SENT).rate(ofMinutes(5))).isAbove(1).build();

        assertThat(rule.history()).extracting(HistoryWindow::toString).containsExactly("test.sent over PT5M");
        assertThat(rule("r").when(metric(SENT)).isAbove(1).build().history()).isEmpty();
    }

    @Test
    void joinsRates() {
        Rule rule = rule("r")
                .when(metric(SENT).rate(ofMinutes(5)).sumBy())
                .isAbove(7)
                .describedAs("{value}")
                .build();
        var snapshot = TestSnapshots.builder()
                .value(SENT, CLIENT, 1_500)
                .value(SENT, Labels.of("client", "b"), 1_500)
                .build();

        assertThat(rule.evaluate(Evaluation.of(snapshot)
                        .withHistory(new TestHistory()
                                .add(SENT, CLIENT, points(0, 300, 600, 900, 1_200, 1_500))
                                .add(SENT, Labels.of("client", "b"), points(0, 300, 600, 900, 1_200, 1_500)))))
                .extracting(Finding::summary)
                .containsExactly("10 records/s");
    }

    @Test
    void staysFiniteWhateverTheValuesSoThatOneSeriesSilencesNoOther() {
        double most = Double.MAX_VALUE;

        assertThat(finding(metric(SENT).increase(ofMinutes(4)), 0, most, 0, 0, most)
                        .value())
                .hasValue(most);
        assertThat(finding(metric(LEVEL).steadyRise(ofMinutes(4)), -most, 0, 0, 0, most)
                        .value())
                .hasValue(most);
    }
}

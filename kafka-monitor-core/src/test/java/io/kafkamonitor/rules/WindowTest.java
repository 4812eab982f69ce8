package io.kafkamonitor.rules;

import static io.kafkamonitor.rules.Rules.anyOf;
import static io.kafkamonitor.rules.Rules.matching;
import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.history.HistoryWindow;
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
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static final Metric SENT = Metric.counter("test.sent", Unit.of("records"), "Sent.", "client");
    private static final Metric LEVEL = Metric.gauge("test.level", Unit.of("records"), "Level.", "client");
    private static final Metric END = Metric.offset("test.end", Unit.of("offset"), "End.", "client");
    private static final Labels CLIENT = Labels.of("client", "a");
    private static final Labels OTHER = Labels.of("client", "b");

    /** What the rule finds of an active subject with these values, which were read a minute apart. */
    private static Finding finding(Expression expression, double... values) {
        Metric metric = expression.node.metrics().iterator().next();
        Rule rule = rule("r").when(expression).isAbove(1e9).build();
        var snapshot = TestSnapshots.builder()
                .value(metric, CLIENT, values[values.length - 1])
                .build();
        var history = new TestHistory().add(metric, CLIENT, ofMinutes(1), values);
        return rule.evaluate(Evaluation.of(snapshot).withHistory(history).withActive(Set.of(CLIENT)))
                .iterator()
                .next();
    }

    private static double value(Expression expression, double... values) {
        return finding(expression, values).value().orElseThrow();
    }

    private static String unknown(Expression expression, double... values) {
        return finding(expression, values).unknown().orElseThrow().toString();
    }

    @Test
    void aRateIsTheGrowthASecond() {
        Finding finding = finding(metric(SENT).rateOver(ofMinutes(4)), 100, 400, 700, 1_000, 1_300);

        assertThat(finding).isEqualTo(Finding.clear(CLIENT).withValue(5, Unit.of("records/s")));
    }

    @Test
    void bothEdgesBelongToAWindowAndNothingElse() {
        assertThat(value(metric(LEVEL).mostOver(ofMinutes(4)), 900, 7, 1, 1, 1, 1))
                .isEqualTo(7);
        assertThat(value(metric(LEVEL).sumOver(ofMinutes(4)), 900, 7, 1, 1, 1, 1))
                .isEqualTo(11);
        assertThat(value(metric(LEVEL).countOver(ofMinutes(4)), 900, 7, 1, 1, 1, 1))
                .isEqualTo(5);
    }

    @Test
    void makesWhatIsAskedForOfTheReadings() {
        double[] values = {4, 2, 8, 8, 3};

        assertThat(value(metric(LEVEL).averageOver(ofMinutes(4)), values)).isEqualTo(5);
        assertThat(value(metric(LEVEL).leastOver(ofMinutes(4)), values)).isEqualTo(2);
        assertThat(value(metric(LEVEL).quantileOver(0.5, ofMinutes(4)), values)).isEqualTo(4);
        assertThat(value(metric(LEVEL).deviationOver(ofMinutes(4)), values)).isBetween(2.52, 2.54);
        assertThat(value(metric(LEVEL).lastOver(ofMinutes(4)), values)).isEqualTo(3);
        assertThat(value(metric(LEVEL).changeOver(ofMinutes(4)), values)).isEqualTo(-1);
        assertThat(value(metric(LEVEL).changesOver(ofMinutes(4)), values)).isEqualTo(3);
        assertThat(value(metric(SENT).resetsOver(ofMinutes(4)), values)).isEqualTo(2);
    }

    @Test
    void aCounterThatFallsBeginsAnewAtZero() {
        assertThat(value(metric(SENT).increaseOver(ofMinutes(4)), 900, 1000, 1100, 30, 50))
                .isEqualTo(250);
    }

    @Test
    void anOffsetThatFallsIsNoReset() {
        Expression increase = metric(END).increaseOver(ofMinutes(4));

        assertThat(value(increase, 900, 1_000, 1_100, 1_200, 1_300)).isEqualTo(400);
        assertThat(unknown(increase, 900, 1_000, 1_100, 5, 7))
                .isEqualTo("just started (an offset fell: the topic was made anew, or the offset was set back)");
        assertThat(value(increase, 1_100, 5, 7, 8, 9)).isEqualTo(4);
        assertThat(value(metric(END).resetsOver(ofMinutes(4)), 900, 1_000, 1_100, 5, 7))
                .isEqualTo(1);
    }

    @Test
    void isUnknownWhileItWarmsUp() {
        assertThat(unknown(metric(SENT).rateOver(ofMinutes(5)), 100)).isEqualTo("just started");
        assertThat(unknown(metric(LEVEL).averageOver(ofMinutes(8)), 1, 2, 3, 4, 5, 6))
                .isEqualTo("just started");
        assertThat(unknown(metric(LEVEL).averageOver(ofMinutes(8)), 1, 2, 3, 4, 5, 6, 7))
                .isEqualTo("just started");
        assertThat(value(metric(LEVEL).averageOver(ofMinutes(8)), 1, 2, 3, 4, 5, 6, 7, 8))
                .isEqualTo(4.5);
    }

    @Test
    void anUnknownPresentHasNoRateButALastReading() {
        Unknown silent = Unknown.because(UnknownReason.TIMED_OUT);
        var snapshot = TestSnapshots.builder()
                .unknown(SENT, CLIENT, silent)
                .unknown(LEVEL, CLIENT, silent)
                .build();
        var evaluation = Evaluation.of(snapshot)
                .withHistory(new TestHistory()
                        .add(SENT, CLIENT, ofMinutes(1), 1, 2, 3, 4, 5, 6)
                        .add(LEVEL, CLIENT, ofMinutes(1), 1, 2, 3, 4, 5, 6))
                .withActive(Set.of(CLIENT));

        assertThat(rule("r")
                        .when(metric(SENT).rateOver(ofMinutes(5)))
                        .isAbove(1)
                        .build()
                        .evaluate(evaluation))
                .containsExactly(Finding.unknown(CLIENT, silent));
        assertThat(rule("r")
                        .when(metric(LEVEL).lastOver(ofMinutes(5)))
                        .isAbove(5)
                        .build()
                        .evaluate(evaluation))
                .singleElement()
                .satisfies(finding -> assertThat(finding.value()).hasValue(6));
    }

    @Test
    void aSteadyRiseIsWhatALevelRoseByIfItNeverFell() {
        Expression rise = metric(LEVEL).steadyRiseOver(ofMinutes(4));

        assertThat(value(rise, 10, 10, 30, 30, 45)).isEqualTo(35);
        assertThat(value(rise, 10, 20, 19, 30, 45)).isZero();
        assertThat(value(rise, 99, 10, 20, 30, 40, 50)).isEqualTo(40);
    }

    @Test
    void aTrendGoesOnAsItWent() {
        double[] falling = {100, 90, 80, 70, 60};

        assertThat(value(metric(LEVEL).slopeOver(ofMinutes(4)), falling)).isBetween(-0.16667, -0.16666);
        assertThat(value(metric(LEVEL).forecast(ofMinutes(2), ofMinutes(4)), falling))
                .isBetween(39.999, 40.001);
        assertThat(finding(metric(LEVEL).timeUntil(0, ofMinutes(4)), falling).unit())
                .isEqualTo(Unit.SECONDS);
        assertThat(value(metric(LEVEL).timeUntil(0, ofMinutes(4)), falling)).isBetween(359.99, 360.01);
    }

    @Test
    void aTrendThatGoesElsewhereNeverArrives() {
        Expression empty = metric(LEVEL).timeUntil(0, ofMinutes(4));

        assertThat(unknown(empty, 60, 70, 80, 90, 100))
                .isEqualTo("nothing to measure (by the present trend it is never reached)");
        assertThat(unknown(empty, 60, 60, 60, 60, 60)).startsWith("nothing to measure");
        assertThat(value(empty, 20, 10, 0, -10, -20)).as("already passed").isZero();
    }

    @Test
    void whatItWasIsTheReadingOfThatTime() {
        Expression before = metric(LEVEL).dividedBy(metric(LEVEL).ago(ofMinutes(3)));

        assertThat(value(before, 1, 2, 30, 4, 5, 600)).isEqualTo(20);
        assertThat(unknown(before, 4, 5, 600)).isEqualTo("just started (what it was 3 min ago is not known)");
    }

    @Test
    void asksTheMonitorToRemember() {
        assertThat(windows(metric(SENT).rateOver(ofMinutes(5)))).containsExactly("test.sent over PT5M");
        assertThat(windows(metric(LEVEL).ago(ofDays(7)))).containsExactly("test.level over PT173H15M");
        assertThat(windows(metric(LEVEL))).isEmpty();
        assertThat(windows(metric(SENT).rateOver(ofMinutes(5)).sumBy().averageOver(ofMinutes(10))))
                .hasSize(2)
                .first()
                .isEqualTo("test.sent over PT5M");
    }

    private static List<String> windows(Expression expression) {
        return rule("r").when(expression).isAbove(1).build().history().stream()
                .map(HistoryWindow::toString)
                .toList();
    }

    /** Or a rule would be judged by what another one remembers. */
    @Test
    void neverSharesWhatIsMadeOfOtherSeries() {
        String[] many = IntStream.range(0, 1_000).mapToObj(i -> "client-" + i).toArray(String[]::new);
        String[] others = many.clone();
        others[999] = "another";

        assertThat(List.of(
                        remembered(metric(LEVEL).where("client", anyOf(many)).sumBy()),
                        remembered(metric(LEVEL).where("client", anyOf(others)).sumBy()),
                        remembered(metric(LEVEL)
                                .where("client", "a")
                                .where("client", matching("a*"))
                                .sumBy()),
                        remembered(metric(LEVEL)
                                .where("client", "a' and client is like 'a*")
                                .sumBy()),
                        remembered(
                                metric(LEVEL).where("client", anyOf("a", "b")).sumBy()),
                        remembered(
                                metric(LEVEL).where("client", anyOf("a', 'b")).sumBy()),
                        remembered(metric(LEVEL).plus(metric(END)).times(2)),
                        remembered(metric(LEVEL).plus(metric(END).times(2)))))
                .doesNotHaveDuplicates();
        assertThat(remembered(metric(LEVEL).where("client", anyOf(many)).sumBy()))
                .isEqualTo(remembered(metric(LEVEL).where("client", anyOf(many)).sumBy()));
    }

    private static Metric remembered(Expression expression) {
        return expression.averageOver(ofMinutes(5)).node.history().get(0).metric();
    }

    @Test
    void remembersOnlyWhatTheFilterTakes() {
        HistoryWindow window = rule("r")
                .when(metric(SENT).where("client", "a").rateOver(ofMinutes(5)))
                .isAbove(1)
                .build()
                .history()
                .get(0);

        assertThat(window.keeps(CLIENT)).isTrue();
        assertThat(window.keeps(OTHER)).isFalse();
    }

    @Test
    void joinsRates() {
        Rule rule = rule("r")
                .when(metric(SENT).rateOver(ofMinutes(5)).sumBy())
                .isAbove(7)
                .describedAs("{value}")
                .build();
        var snapshot = TestSnapshots.builder()
                .value(SENT, CLIENT, 1_500)
                .value(SENT, OTHER, 1_500)
                .build();

        assertThat(rule.evaluate(Evaluation.of(snapshot)
                        .withHistory(new TestHistory()
                                .add(SENT, CLIENT, ofMinutes(1), 0, 300, 600, 900, 1_200, 1_500)
                                .add(SENT, OTHER, ofMinutes(1), 0, 300, 600, 900, 1_200, 1_500))))
                .extracting(Finding::summary)
                .containsExactly("10 records/s");
    }

    @Test
    void staysFiniteWhateverTheValuesSoThatOneSeriesSilencesNoOther() {
        double most = Double.MAX_VALUE;

        assertThat(value(metric(SENT).increaseOver(ofMinutes(4)), 0, most, 0, 0, most))
                .isEqualTo(most);
        assertThat(value(metric(LEVEL).steadyRiseOver(ofMinutes(4)), -most, 0, 0, 0, most))
                .isEqualTo(most);
        assertThat(value(metric(LEVEL).times(1e9), most)).isEqualTo(most);
        assertThat(value(metric(LEVEL).minus(metric(LEVEL).times(-1)), most)).isEqualTo(most);
    }

    @Test
    void refusesAWindowOfNoLength() {
        assertThat(new Duration[] {Duration.ZERO, ofSeconds(-1), ofDays(32)})
                .allSatisfy(window -> assertThat(
                                metric(LEVEL).averageOver(window).node.problems())
                        .hasSize(1));
    }
}

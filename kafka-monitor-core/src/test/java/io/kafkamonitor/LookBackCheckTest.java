package io.kafkamonitor;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.internal.discovery.Parts;
import io.kafkamonitor.internal.judging.FakeRule;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.settings.ConfigurationException;
import io.kafkamonitor.testing.FakeCollector;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookBackCheckTest {

    private static final Metric SENT = Metric.counter("test.sent", Unit.BYTES, "Sent.", "client");
    private static final Metric LAG = Metric.amount("test.lag", Unit.of("records"), "Lag.", "group");
    private static final Duration INTERVAL = ofSeconds(30);

    private static Rule rate(int seconds) {
        return rule("sent")
                .when(metric(SENT).rateOver(ofSeconds(seconds)))
                .isAbove(1)
                .build();
    }

    private static Rule rising(int seconds) {
        return rule("rising")
                .when(metric(LAG).steadyRiseOver(ofSeconds(seconds)))
                .isAbove(1)
                .build();
    }

    private static List<String> problems(Rule rule, Duration ownInterval) {
        var parts = new Parts()
                .collector(new FakeCollector("c", SENT, LAG).every(ownInterval))
                .rule(rule);
        return LookBackCheck.problems(parts, INTERVAL);
    }

    @Test
    void saysWhatIsTooShortAndWhatWouldDo() {
        assertThat(problems(rate(20), Duration.ZERO))
                .containsExactly("Rule 'sent' looks back 20 s on 'test.sent', which is read every 30 s: too little to"
                        + " say anything of the window in every cycle; look back for 2 min or more");
    }

    @ParameterizedTest(name = "over {0} s, read every {1} s: {2} problems")
    @CsvSource({
        "30, 0, 1",
        "119, 0, 1", // four readings only when they are early
        "120, 0, 0",
        "120, 30, 0",
        "1800, 0, 0",
        "1199, 300, 1", // log directories are read every five minutes
        "1200, 300, 0",
        "180, 45, 1", // that is every other cycle
        "240, 45, 0",
    })
    void findsAWindowThatIsNotWholeInEveryCycle(int window, int own, int found) {
        assertThat(problems(rate(window), ofSeconds(own))).hasSize(found);
        assertThat(problems(rising(window), ofSeconds(own))).hasSize(found);
    }

    @Test
    void looksAtTheSlowestOfWhatAColumnIsDerivedFrom() {
        Metric ratio = Metric.gauge("test.ratio", Unit.RATIO, "Derived.");
        var window = HistoryWindow.of(ratio, ofMinutes(10))
                .derivedBy((snapshot, history) -> Column.builder(ratio).build());
        var rule = new FakeRule("code", any -> List.of()).reading(SENT, LAG).lookingBack(window);
        var parts = new Parts()
                .collector(new FakeCollector("often", SENT))
                .collector(new FakeCollector("seldom", LAG).every(ofMinutes(5)))
                .rule(rule);

        assertThat(LookBackCheck.problems(parts, INTERVAL))
                .containsExactly(
                        "Rule 'code' looks back 10 min on 'test.ratio', which is read every 5 min: too little to"
                                + " say anything of the window in every cycle; look back for 20 min or more");
    }

    @Test
    void knowsTheLookBackOfARuleInCode() {
        var rule = new FakeRule("code", any -> List.of()).lookingBack(HistoryWindow.of(LAG, ofSeconds(10)));

        assertThat(problems(rule, Duration.ZERO)).hasSize(1).first().asString().startsWith("Rule 'code' looks back");
    }

    @Test
    void saysNothingOfAMetricThatNobodyWrites() {
        var parts = new Parts().rule(rate(20));

        assertThat(LookBackCheck.problems(parts, INTERVAL)).isEmpty();
    }

    @Test
    void takesShortWindowsWhereTheIntervalIsShort() {
        var parts = new Parts().collector(new FakeCollector("c", SENT)).rule(rate(1));

        assertThat(LookBackCheck.problems(parts, Duration.ofMillis(100))).isEmpty();
    }

    @Test
    void isToldTogetherWithEverythingElse() {
        KafkaMonitorBuilder builder = KafkaMonitor.builder("test")
                .interval(INTERVAL)
                .collector(new FakeCollector("c", SENT))
                .rule(rate(20))
                .rule(new FakeRule("", any -> List.of()))
                .rule(rule("missing").when(metric(LAG)).isMissing().build());

        assertThatThrownBy(builder::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'sent' looks back 20 s")
                .hasMessageContaining("has no name");
    }

    @Test
    void refusesToLookForWhatIsMissingOfAMetricThatNobodyWrites() {
        KafkaMonitorBuilder builder = KafkaMonitor.builder("test")
                .collector(new FakeCollector("c", SENT))
                .rule(rule("missing").when(metric(LAG)).isMissing().build());

        assertThatThrownBy(builder::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("Rule 'missing' looks for what is missing of 'test.lag', which no collector writes, and so"
                        + " would always fire; add the collector or leave the rule out");
    }
}

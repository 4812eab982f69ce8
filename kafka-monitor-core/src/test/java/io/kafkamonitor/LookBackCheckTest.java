package io.kafkamonitor;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.internal.discovery.Parts;
import io.kafkamonitor.internal.judging.FakeRule;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.HistoryWindow;
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
                .when(metric(SENT).rate(ofSeconds(seconds)))
                .isAbove(1)
                .build();
    }

    private static Rule rising(int seconds) {
        return rule("rising")
                .when(metric(LAG).steadyRise(ofSeconds(seconds)))
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
                        + " compare in every cycle; look back for 1 min or more");
    }

    @ParameterizedTest(name = "over {0} s, read every {1} s: {2} problems")
    @CsvSource({
        "20, 0, 1", // never two readings
        "30, 0, 1", // two only when the second is early
        "30, 30, 1",
        "31, 0, 0",
        "45, 0, 0",
        "60, 0, 0",
        "60, 300, 1", // log directories are read every five minutes
        "300, 300, 1",
        "301, 300, 0",
        "60, 45, 1", // that is every other cycle
        "61, 45, 0",
    })
    void findsARateThatIsUnknownInHalfOfAllCyclesOrInAll(int window, int own, int found) {
        assertThat(problems(rate(window), ofSeconds(own))).hasSize(found);
    }

    @ParameterizedTest(name = "over {0} s, read every {1} s: {2} problems")
    @CsvSource({
        "30, 0, 1",
        "50, 0, 1", // two readings span less than three quarters of it
        "90, 0, 1", // three of them only when they are early
        "95, 0, 0",
        "120, 0, 0",
        "1800, 0, 0",
        "1800, 900, 1",
        "3600, 900, 0",
    })
    void findsARiseThatCanNeverBeSeen(int window, int own, int found) {
        assertThat(problems(rising(window), ofSeconds(own))).hasSize(found);
    }

    @Test
    void findsALookBackOverMoreReadingsThanAreKept() {
        var parts = new Parts().collector(new FakeCollector("c", SENT)).rule(rate(3_600));

        assertThat(LookBackCheck.problems(parts, Duration.ofMillis(100)))
                .containsExactly("Rule 'sent' looks back 1 h on 'test.sent', which is read every 0.1 s: more than the"
                        + " 10000 readings that are kept; look back for 16 min 40 s or less");
        assertThat(LookBackCheck.problems(parts, Duration.ofSeconds(1))).isEmpty();
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

package io.kafkamonitor.internal.deciding;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.internal.judging.RuleResult;
import io.kafkamonitor.internal.judging.RuleTerms;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.recommended.BrokerRules;
import io.kafkamonitor.rules.recommended.PartitionRules;
import io.kafkamonitor.testing.ManualClock;
import io.kafkamonitor.testing.TestSnapshots;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an alert calls its worst value, from the series to the alert. */
class WorstValueTest {

    private static final Metric PART = Metric.gauge("test.part", Unit.RATIO, "Part.", "broker");
    private static final Labels BROKER = Labels.of("broker", "1");

    private State state = State.empty("origin");

    private Alert after(Rule rule, Metric metric, double... values) {
        for (double value : values) {
            var snapshot = TestSnapshots.builder().value(metric, BROKER, value).build();
            var evaluation = Evaluation.of(snapshot).withActive(state.active(rule.name()));
            see(rule, List.copyOf(rule.evaluate(evaluation)));
        }
        return state.alerts().get(0);
    }

    private void see(Rule rule, List<Finding> findings) {
        var tick = new Tick(Moment.of(ManualClock.START), Duration.ofMinutes(20));
        List<RuleResult> results = List.of(RuleResult.of(RuleTerms.of(rule), findings));
        state = new Decider(AlertLife.POLICY).decide(results, tick, state).state();
    }

    @Test
    void isTheLowestOfWhatMustNotBeLow() {
        Rule rule = rule("idle").when(metric(PART)).isBelow(0.3).build();

        assertThat(after(rule, PART, 0.28, 0.02, 0.25).worst()).hasValue(0.02);
    }

    @Test
    void isTheLowestOfARuleThatIsCriticalBelowAnotherThreshold() {
        Rule rule = BrokerRules.requestHandlers();
        Metric idle = List.copyOf(rule.metrics()).get(0);

        assertThat(after(rule, idle, 0.28, 0.02, 0.25).worst()).hasValue(0.02);
    }

    @Test
    void isTheHighestOfWhatMustNotBeHigh() {
        Rule rule = rule("busy").when(metric(PART)).isAbove(0.3).build();

        assertThat(after(rule, PART, 0.4, 0.9, 0.5).worst()).hasValue(0.9);
    }

    @Test
    void isTheFarthestBeyondTheThresholdOfItsSide() {
        Rule rule = PartitionRules.leaderSkew();
        Metric skew = List.copyOf(rule.metrics()).get(0);

        assertThat(after(rule, skew, 0.6, -0.95, 0.7).worst()).hasValue(-0.95);
    }

    @Test
    void isMeasuredFromTheThresholdOfItsOwnSide() {
        Rule rule = rule("skew").when(metric(PART)).isOutside(-0.1, 0.9).build();

        assertThat(after(rule, PART, 1.0, -0.5, 1.1).worst()).hasValue(-0.5);
        assertThat(after(rule, PART, 1.4).worst()).hasValue(1.4);
    }

    @Test
    void isTheLowestOfWhatWasJoinedAndMustNotBeLow() {
        Rule rule = rule("idle").when(metric(PART).avgBy("broker")).isBelow(0.3).build();

        assertThat(after(rule, PART, 0.28, 0.02, 0.25).worst()).hasValue(0.02);
    }

    @Test
    void isNotAValueThatWasNoBreach() {
        Rule rule = rule("idle").when(metric(PART)).isBelow(0.5).build();

        Alert alert = after(rule, PART, 0.4, 0.52, 0.45);

        assertThat(alert.worst()).hasValue(0.4);
        assertThat(alert.value()).hasValue(0.45);
    }

    @Test
    void isWhatARuleInCodeSaysByItsThreshold() {
        Rule rule = rule("idle").when(metric(PART)).isBelow(0.3).build(); // its terms only

        for (double free : new double[] {3, 1, 2}) {
            see(
                    rule,
                    List.of(Finding.breached(BROKER).withValue(free, Unit.COUNT).beyond(5)));
        }

        assertThat(state.alerts().get(0).worst()).hasValue(1);
    }

    @Test
    void beginsAnewWhereTheUnitChanges() {
        Rule rule = rule("busy").when(metric(PART)).isAbove(0.3).build();

        see(rule, List.of(Finding.breached(BROKER).withValue(900, Unit.MILLISECONDS)));
        see(rule, List.of(Finding.breached(BROKER).withValue(2, Unit.SECONDS)));

        assertThat(state.alerts().get(0).worst()).hasValue(2);
    }
}

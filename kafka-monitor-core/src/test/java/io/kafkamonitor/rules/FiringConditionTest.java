package io.kafkamonitor.rules;

import static io.kafkamonitor.rules.Rules.firing;
import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.testing.RuleTester;
import org.junit.jupiter.api.Test;

/** Rules that ask whether another one fires; a cycle is a minute. */
class FiringConditionTest {

    private static final Metric DOWN = Metric.gauge("test.down", Unit.YES_NO, "Down.", "broker");
    private static final Metric LOAD = Metric.amount("test.load", Unit.COUNT, "Load.", "broker", "listener");
    private static final Labels ONE = Labels.of("broker", "1");
    private static final Labels OF_ONE = ONE.with("listener", "a");
    private static final Labels OF_TWO = Labels.of("broker", "2", "listener", "a");

    private static final Rule IS_DOWN =
            rule("down").when(metric(DOWN)).isAbove(0).forAtLeast(ofMinutes(2)).build();

    private static RuleBuilder busy() {
        return rule("busy").when(metric(LOAD)).isAbove(10);
    }

    private static RuleTester both(RuleBuilder busy) {
        return RuleTester.of(IS_DOWN, busy.build())
                .every(ofMinutes(1))
                .series(DOWN, ONE, "0x2 1x5 0x5")
                .series(LOAD, OF_ONE, "20x12")
                .series(LOAD, OF_TWO, "20x12");
    }

    @Test
    void speaksWhileTheOtherFiresOfWhatHasTheSameLabels() {
        both(busy().onlyWhile(firing("down")))
                .run()
                .fires("down", ONE)
                .at(ofMinutes(4))
                .isOver()
                .at(ofMinutes(7))
                .and()
                .fires("busy", OF_ONE)
                .at(ofMinutes(5))
                .isOver()
                .at(ofMinutes(8))
                .and()
                .neverFires(OF_TWO);
    }

    @Test
    void isSilentWhileTheOtherFires() {
        both(busy().unless(firing("down")))
                .run()
                .fires("busy", OF_ONE)
                .at(ofMinutes(0))
                .isOver()
                .at(ofMinutes(5))
                .again()
                .at(ofMinutes(8))
                .and()
                .fires("busy", OF_TWO)
                .staysFiring();
    }

    @Test
    void standsInTheSentence() {
        Rule rule = busy().unless(firing("the other's")).build();

        assertThat(rule)
                .hasToString("busy: WARNING when test.load is above 10, unless rule 'the other''s' fires, clears at 9");
        assertThat(rule.otherRules()).containsExactly("the other's");
    }

    @Test
    void theOtherMustBeThere() {
        RuleTester alone = RuleTester.of(busy().unless(firing("dwon")).build())
                .every(ofMinutes(1))
                .series(LOAD, OF_ONE, "1");

        assertThatThrownBy(alone::run)
                .hasMessageContaining(
                        "Rule 'busy' asks whether the rule 'dwon' fires, which the monitor does not have; it"
                                + " has [busy, collector-failing");
        assertThatThrownBy(() -> busy().onlyWhile(firing(" ")).build()).hasMessageContaining("give the name of one");
    }
}

package io.kafkamonitor.rules;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static io.kafkamonitor.rules.Rules.thresholdsBy;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.alert.Resolution;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rules.testing.RuleRun;
import io.kafkamonitor.rules.testing.RuleTester;
import org.junit.jupiter.api.Test;

/** Breached in some of the last evaluations; a cycle is a minute. */
class RecurrenceTest {

    private static final Metric LAG = Metric.amount("test.lag", Unit.of("records"), "Lag.", "topic");
    private static final Labels ORDERS = Labels.of("topic", "orders");

    private static RuleBuilder often() {
        return rule("often").when(metric(LAG)).isAbove(10).inAtLeast(3, 5);
    }

    private static RuleRun run(RuleBuilder rule, String series) {
        return RuleTester.of(rule.build())
                .every(ofMinutes(1))
                .series(LAG, ORDERS, series)
                .run();
    }

    @Test
    void firesAtTheLastOfEnoughBreaches() {
        run(often(), "0x3 20 0 20 0 20 0x9")
                .fires(ORDERS)
                .at(ofMinutes(7))
                .saying("test.lag of topic orders is 20 records; the threshold is 10 records");
    }

    @Test
    void isOverWhenFewerOfTheLastWereBreached() {
        run(often(), "20 0 20 0 20 0x9")
                .fires(ORDERS)
                .at(ofMinutes(4))
                .isOver(Resolution.RECOVERED)
                .at(ofMinutes(5));
        run(often(), "20x5 0x9").fires(ORDERS).at(ofMinutes(2)).isOver().at(ofMinutes(7));
    }

    @Test
    void doesNotFireIfTheyLieFurtherApart() {
        run(often(), "0 20 0x2 20 0x2 20 0x2 20 0").neverFires().neverPends();
    }

    @Test
    void aReadingAtTheThresholdIsNoBreach() {
        run(often(), "20 10 20 10 10 10 20 10x5").neverFires();
    }

    @Test
    void whatCouldNotBeToldIsNoBreachAndEndsNothing() {
        run(often(), "20 unknown 20 unknown 0 0").neverFires();
        run(often(), "20x3 unknownx20 20 0x9")
                .fires(ORDERS)
                .at(ofMinutes(2))
                .isOver()
                .at(ofMinutes(24));
    }

    @Test
    void countsTheLatestHoweverTheyWereRead() {
        run(often(), "0 20 unknown 20 unknown 20 0x9").fires(ORDERS).at(ofMinutes(5));
    }

    @Test
    void goesByTheThresholdOfEachSubject() {
        RuleBuilder own = rule("own")
                .when(metric(LAG))
                .isAbove(thresholdsBy("topic").of("orders", 10).otherwise(100))
                .inAtLeast(2, 3);

        RuleTester.of(own.build())
                .every(ofMinutes(1))
                .series(LAG, ORDERS, "20 0 20 0x5")
                .series(LAG, Labels.of("topic", "audit"), "20 0 20 0x5")
                .run()
                .fires(ORDERS)
                .at(ofMinutes(2))
                .and()
                .neverFires(Labels.of("topic", "audit"));
    }

    @Test
    void countsWhatIsMadeOfSeriesAsWell() {
        Labels second = Labels.of("topic", "audit");

        RuleTester.of(rule("all")
                        .when(metric(LAG).sumBy())
                        .isAbove(10)
                        .inAtLeast(2, 4)
                        .build())
                .every(ofMinutes(1))
                .series(LAG, ORDERS, "6 0 6 0x6")
                .series(LAG, second, "6 0 6 0x6")
                .run()
                .fires(Labels.EMPTY)
                .at(ofMinutes(2));
    }

    @Test
    void standsInTheSentence() {
        assertThat(often().forAtLeast(ofMinutes(2)).build())
                .hasToString(
                        "often: WARNING when test.lag is above 10 records in 3 of 5 evaluations for 2 min, clears at"
                                + " 9 records");
    }

    @Test
    void isRefusedIfItCannotBeMeant() {
        refuses(often().inAtLeast(0, 5), "'0' of the last '5' evaluations");
        refuses(often().inAtLeast(6, 5), "'6' of the last '5' evaluations");
        refuses(often().inAtLeast(6, 257), "give 1 to 256 evaluations");
        refuses(rule("r").when(metric(LAG)).isMissing().inAtLeast(3, 5), "What is missing is not counted");
    }

    private static void refuses(RuleBuilder builder, String problem) {
        assertThatThrownBy(builder::build).hasMessageContaining(problem);
    }
}

package io.kafkamonitor.rules;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.testing.RuleTester;
import org.junit.jupiter.api.Test;

/** Subjects that come while the monitor looks on; a cycle is a minute. */
class NewcomerTest {

    private static final Metric SIZE = Metric.amount("test.size", Unit.COUNT, "Size.", "topic", "partition");
    private static final Labels FIRST = Labels.of("topic", "a", "partition", "0");
    private static final Labels SECOND = Labels.of("topic", "b", "partition", "0");
    private static final Labels THIRD = Labels.of("topic", "b", "partition", "1");

    private static final Rule NEW =
            rule("new").when(metric(SIZE)).isNew(ofMinutes(3)).build();

    private static RuleTester besideOneThatWasThere(Rule rule, String series) {
        return RuleTester.of(rule)
                .every(ofMinutes(1))
                .series(SIZE, FIRST, "1x20")
                .series(SIZE, SECOND, series);
    }

    @Test
    void areNewForAWhile() {
        besideOneThatWasThere(NEW, "_x4 7x9")
                .run()
                .neverFires(FIRST)
                .fires(SECOND)
                .at(ofMinutes(4))
                .saying("A new test.size of topic b, partition 0 came 0 s ago")
                .isOver()
                .at(ofMinutes(7))
                .onlyOnce();
    }

    @Test
    void areNewAlsoIfTheirValueIsUnknown() {
        besideOneThatWasThere(NEW, "_x4 unknownx9")
                .run()
                .fires(SECOND)
                .at(ofMinutes(4))
                .isOver()
                .at(ofMinutes(7));
    }

    @Test
    void whatWasThereFromTheBeginningIsNotNew() {
        besideOneThatWasThere(NEW, "unknownx4 7x9").run().neverFires();
    }

    @Test
    void whatIsMadeOfThemComesWithTheFirst() {
        RuleTester.of(rule("topic")
                        .when(metric(SIZE).sumBy("topic"))
                        .isNew(ofMinutes(3))
                        .build())
                .every(ofMinutes(1))
                .series(SIZE, FIRST, "1x20")
                .series(SIZE, SECOND, "_x4 7x9")
                .series(SIZE, THIRD, "_x6 7x9")
                .run()
                .fires(Labels.of("topic", "b"))
                .at(ofMinutes(4))
                .isOver()
                .at(ofMinutes(7))
                .onlyOnce();
    }

    @Test
    void aRuleMayWaitUntilTheyHaveWarmedUp() {
        Rule warm = rule("large")
                .when(metric(SIZE))
                .isAbove(5)
                .unless(metric(SIZE).age().isBelow(180))
                .build();

        RuleTester.of(warm)
                .every(ofMinutes(1))
                .series(SIZE, FIRST, "9x20")
                .series(SIZE, SECOND, "_x4 7x9")
                .run()
                .fires(FIRST)
                .at(ofMinutes(0))
                .and()
                .fires(SECOND)
                .at(ofMinutes(7));
    }

    @Test
    void standsInTheSentence() {
        assertThat(NEW).hasToString("new: WARNING when age of test.size is below 3 min, clears at 3 min");
    }
}

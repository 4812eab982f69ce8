package io.kafkamonitor.rules.recommended;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Resolution;
import io.kafkamonitor.rule.Outcome;
import io.kafkamonitor.rule.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of each recommended rule when it fires, when it must not, and when it ends. */
class RecommendedRulesInTimeTest {

    /** Looks back, and has a test of its own. */
    private static final String BACKLOG_GROWING = "backlog-growing";

    static Stream<TimedCase> cases() {
        return Stream.of(
                        TimedBrokerCases.ofBrokers(),
                        TimedBrokerCases.ofLoad(),
                        TimedPartitionCases.ofReplicas(),
                        TimedPartitionCases.ofPlaces(),
                        TimedBacklogCases.all())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void firesWhenItHasLastedAndEndsWhenItIsWell(TimedCase timed) {
        timed.firingThen(timed.goodUntilTheEnd())
                .fires(timed.rule().name(), timed.subject())
                .at(timed.firesAt())
                .saying(timed.summary())
                .with(timed.rule().severity())
                .and()
                .finds(timed.wellAt(), Outcome.CLEAR, timed.subject())
                .fires(timed.rule().name(), timed.subject())
                .isOver(Resolution.RECOVERED)
                .at(timed.endsAt())
                .onlyOnce()
                .and()
                .findsNothing(timed.endsAt().plus(TimedCase.CYCLE), timed.subject());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void endsWithWhatIsGone(TimedCase timed) {
        timed.firingThen("_x4")
                .fires(timed.rule().name(), timed.subject())
                .isOver(Resolution.GONE)
                .at(timed.wellAt().plus(TimedCase.CYCLE.multipliedBy(2)));
        if (timed.series().size() > 0) {
            timed.firingThen("gone")
                    .fires(timed.rule().name(), timed.subject())
                    .isOver(Resolution.GONE)
                    .at(timed.wellAt());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void neitherEndsNorBeginsWithWhatCannotBeRead(TimedCase timed) {
        timed.firingThen("unknownx60")
                .finds(timed.wellAt(), Outcome.UNKNOWN, timed.subject())
                .fires(timed.rule().name(), timed.subject())
                .at(timed.firesAt())
                .staysFiring();
        timed.run("unknownx60").neverPends();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void waitsUntilItHasLasted(TimedCase timed) {
        if (!timed.firesAfter().isZero()) {
            timed.nearlyFiring().neverFires();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void neverFiresOnWhatIsWell(TimedCase timed) {
        timed.run(timed.good() + "x40").neverPends();
    }

    @TestFactory
    Stream<DynamicTest> leavesInPeace() {
        return cases().flatMap(timed -> timed.spared().entrySet().stream()
                .map(spared -> DynamicTest.dynamicTest(
                        timed.rule().name() + " " + spared.getKey(),
                        () -> timed.run(spared.getValue()).neverFires())));
    }

    @Test
    void hasACaseForEachRuleAndSomethingThatItLeavesInPeace() {
        Set<String> inPeace = cases().filter(timed -> !timed.spared().isEmpty())
                .map(timed -> timed.rule().name())
                .collect(Collectors.toSet());

        assertThat(inPeace)
                .containsAll(KafkaRules.recommended().without(BACKLOG_GROWING).stream()
                        .map(Rule::name)
                        .toList())
                .contains("consumer-lag", "group-without-members");
    }
}

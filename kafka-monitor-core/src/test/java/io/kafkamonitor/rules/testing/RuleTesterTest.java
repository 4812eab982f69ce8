package io.kafkamonitor.rules.testing;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Resolution;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Outcome;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.Cause;
import io.kafkamonitor.rules.RuleBuilder;
import io.kafkamonitor.telling.AlertSelection;
import io.kafkamonitor.telling.Route;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens in virtual time, and what a wrong expectation is told. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class RuleTesterTest {

    private static final Metric LAG = Metric.gauge("lag", Unit.of("records"), "Lag.", "topic");
    private static final Metric POWER = Metric.gauge("power", Unit.YES_NO, "Power.");
    private static final Labels ORDERS = Labels.of("topic", "orders");
    private static final Labels AUDIT = Labels.of("topic", "audit");

    private static RuleBuilder backlog() {
        return rule("backlog").when(metric(LAG)).isAbove(10).describedAs("{topic} is {value} behind");
    }

    private static RuleRun run(Rule rule, String series) {
        return RuleTester.of(rule).series(LAG, ORDERS, series).run();
    }

    @Test
    void firesWhenABreachHasLastedAndIsOverWhenItIsClear() {
        Rule rule =
                backlog().forAtLeast(ofMinutes(2)).keepFiringFor(ofMinutes(1)).build();

        run(rule, "0x2 20x6 0x4")
                .fires(ORDERS)
                .pendingSince(ofMinutes(1))
                .at(ofMinutes(3))
                .saying("orders is 20 records behind")
                .with(Severity.WARNING)
                .recovers()
                .at(ofMinutes(4))
                .isOver(Resolution.RECOVERED)
                .at(ofMinutes(5))
                .onlyOnce();
    }

    @Test
    void hasCyclesAtTheIntervalOfTheTest() {
        RuleTester.of(backlog().forAtLeast(ofSeconds(20)).build())
                .every(ofSeconds(10))
                .series(LAG, ORDERS, "0+10x6")
                .run()
                .fires(ORDERS)
                .at(ofSeconds(40))
                .staysFiring();
    }

    @Test
    void freezesOnWhatIsUnknown() {
        run(backlog().forAtLeast(ofMinutes(1)).build(), "20x2 unknown(NO_LEADER)x10 20x2")
                .finds(ofMinutes(2), Outcome.UNKNOWN, ORDERS)
                .fires(ORDERS)
                .at(ofMinutes(6));
    }

    @Test
    void endsWhatIsGoneAtOnceAndWhatIsNotReportedLater() {
        run(backlog().build(), "20x2 gone")
                .fires(ORDERS)
                .isOver(Resolution.GONE)
                .at(ofMinutes(1));
        run(backlog().build(), "20x2 _x4").fires(ORDERS).isOver(Resolution.GONE).at(ofMinutes(2));
    }

    @Test
    void leavesAShorterSeriesAsItEnded() {
        RuleTester.of(backlog().build())
                .series(LAG, ORDERS, "20")
                .series(LAG, AUDIT, "0 20 0")
                .lasting(ofMinutes(5))
                .run()
                .fires(ORDERS)
                .staysFiring()
                .and()
                .fires(AUDIT)
                .isOver()
                .at(ofMinutes(1))
                .and()
                .findsNothing(ofMinutes(5), AUDIT);
    }

    @Test
    void firesAgainAndBecomesCritical() {
        run(backlog().criticalAbove(100).build(), "20 200 0 0 20")
                .fires(ORDERS)
                .becomes(Severity.CRITICAL)
                .at(ofSeconds(30))
                .isOver()
                .at(ofMinutes(1))
                .again()
                .at(ofMinutes(2));
    }

    @Test
    void tellsWhenTheGroupHasWaited() {
        run(backlog().build(), "0 20 0x8")
                .tells(RuleTester.PEOPLE)
                .at(ofSeconds(45))
                .thatFires("orders is 20 records behind")
                .then()
                .thatIsOver("orders is 20 records behind")
                .andNothingElse();
    }

    @Test
    void tellsWhomARouteNames() {
        RuleRun run = RuleTester.of(backlog().build())
                .series(LAG, ORDERS, "20x4")
                .telling("ann", "ben")
                .composedWith(builder -> builder.route(
                        Route.to(RuleTester.PEOPLE).recipients("ben").of(AlertSelection.all())))
                .run();

        run.tells("ben").at(ofSeconds(15)).andNothingElse();
        assertThatThrownBy(() -> run.tells("ann")).hasMessageContaining("Expected 'ann' to be told something");
    }

    @Test
    void givesAlertsWhatIsToBeSaidWhenTheyAreOver() {
        RuleRun run = run(backlog().endingAs("{topic} is read again").build(), "20 0x20");

        assertThat(run.tells(RuleTester.PEOPLE)
                        .thatFires("orders is 20 records behind")
                        .then()
                        .notification()
                        .resolved())
                .extracting(Alert::ending)
                .containsExactly("orders is read again");
    }

    @Test
    void remindsInTheFirstCycleThatIsLateEnough() {
        MessageCheck told = RuleTester.of(backlog().build())
                .series(LAG, ORDERS, "20x60")
                .composedWith(builder ->
                        builder.route(Route.to(RuleTester.PEOPLE).remindingEvery(ofMinutes(10), ofMinutes(10))))
                .run()
                .tells(RuleTester.PEOPLE);

        told.at(ofSeconds(15))
                .then()
                .at(ofSeconds(630))
                .then()
                .at(ofSeconds(1230))
                .andNothingElse();
    }

    @Test
    void tellsWhatFollowsWithItsCause() {
        Rule power = rule("power-cut")
                .when(metric(POWER))
                .isBelow(1)
                .describedAs("Power is off")
                .build();
        RuleTester.of(backlog().build(), power)
                .series(LAG, ORDERS, "0 20x10")
                .series(POWER, Labels.EMPTY, "1 0x10")
                .composedWith(builder -> builder.cause(Cause.rule("power-cut").explains("backlog")))
                .run()
                .tells(RuleTester.PEOPLE)
                .thatFires("Power is off")
                .withConsequences("orders is 20 records behind")
                .andNothingElse();
    }

    @Test
    void tellsNobodyOfWhatOnlyPends() {
        run(backlog().forAtLeast(ofMinutes(5)).build(), "20x5 0x2").neverFires().tellsNobody();
        run(backlog().build(), "1x5").neverPends();
    }

    @Test
    void saysWhatHappenedInsteadOfWhatWasExpected() {
        RuleRun run = run(backlog().forAtLeast(ofMinutes(1)).build(), "0 20x3 unknown 0x2");

        assertThatThrownBy(() -> run.fires(ORDERS).at(ofMinutes(2)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "Expected backlog {topic=orders} to fire at 2 min, but that was at 1 min 30 s.",
                        "with a cycle every 30 s, until 3 min after the start",
                        "found BREACHED with 20 records",
                        "pends at WARNING",
                        "fires at WARNING",
                        "found UNKNOWN: no answer in time",
                        "people hear: fires: orders is 20 records behind",
                        "is over: RECOVERED");
    }

    @Test
    void refusesEachWrongExpectation() {
        RuleRun run = run(backlog().build(), "20x2 0x2");
        IncidentCheck fires = run.fires(ORDERS);

        assertUnmet(() -> run.fires(AUDIT), "Expected an alert of {topic=audit} to fire, but none did.");
        assertUnmet(run::neverFires, "Expected nothing to fire, but backlog {topic=orders} fires at 0 s.");
        assertUnmet(() -> run.neverFires(ORDERS), "Expected no alert of {topic=orders}");
        assertUnmet(() -> run.neverFires("backlog"), "Expected no alert of 'backlog'");
        assertUnmet(run::neverPends, "Expected nothing to pend");
        assertUnmet(run::tellsNobody, "Expected nobody to be told anything");
        assertUnmet(() -> run.finds(ofSeconds(0), Outcome.CLEAR, ORDERS), "to be found CLEAR at 0 s");
        assertUnmet(() -> run.findsNothing(ofSeconds(0), ORDERS), "Expected nothing to be found");
        assertUnmet(() -> fires.saying("all is well"), "to say 'all is well'");
        assertUnmet(() -> fires.with(Severity.CRITICAL), "with severity CRITICAL, but it is WARNING");
        assertUnmet(() -> fires.becomes(Severity.CRITICAL), "to become CRITICAL after 0 s, but it does not");
        assertUnmet(() -> fires.isOver(Resolution.GONE), "to be over as GONE, but it ended as RECOVERED");
        assertUnmet(fires::staysFiring, "to fire to the end, but it is over at 1 min");
        assertUnmet(fires::again, "to fire again, but it does not");
        assertUnmet(() -> fires.pendingSince(ofMinutes(1)), "to be breached first at 1 min");
        assertUnmet(() -> run.tells(RuleTester.PEOPLE).at(ofMinutes(9)), "to be told at 9 min");
        assertUnmet(() -> run.tells(RuleTester.PEOPLE).thatFires("no"), "to say that this fires: [no]");
    }

    private static void assertUnmet(Runnable expectation, String message) {
        assertThatThrownBy(expectation::run).isInstanceOf(AssertionError.class).hasMessageContaining(message);
    }

    @Test
    void saysThatThereIsNoCycleAtATime() {
        assertThatThrownBy(() -> run(backlog().build(), "1x3").findings(ofSeconds(31)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("they are 30 s apart");
    }

    @Test
    void refusesWhatCannotBeRun() {
        RuleTester tester = RuleTester.of(backlog().build());

        assertThatThrownBy(RuleTester::of).hasMessageContaining("There is no rule to test");
        assertThatThrownBy(tester::run).hasMessageContaining("give one with series()");
        assertThatThrownBy(() -> tester.every(ofSeconds(0))).hasMessageContaining("is not positive");
        tester.series(LAG, ORDERS, "1");
        assertThatThrownBy(() -> tester.series(LAG, ORDERS, "1")).hasMessageContaining("is given twice");
        assertThatThrownBy(() -> tester.series(POWER, Labels.EMPTY, "1 gone")).hasMessageContaining("has no labels");
    }

    @Test
    void handsEverythingOnThatARuleSays() {
        assertThat(Arrays.stream(Rule.class.getMethods())
                        .filter(method -> !Modifier.isStatic(method.getModifiers()))
                        .map(Method::getName))
                .isSubsetOf(Arrays.stream(HeardRule.class.getDeclaredMethods())
                        .map(Method::getName)
                        .toList());
    }
}

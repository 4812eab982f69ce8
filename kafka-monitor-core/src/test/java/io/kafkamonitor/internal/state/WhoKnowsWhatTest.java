package io.kafkamonitor.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.internal.state.Step.Event;
import io.kafkamonitor.internal.state.World.Causality;
import io.kafkamonitor.internal.state.World.Maintenance;
import io.kafkamonitor.internal.state.World.Order;
import io.kafkamonitor.internal.state.World.Routing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every recipient, whatever happens. */
class WhoKnowsWhatTest {

    private static final Duration LONG = Duration.ofHours(10);

    /** Evaluations each 5 s: until the alert fires, and two intervals. */
    private static final int UNTIL_TOLD = (20 + 2 * 120) / 5 + 1;

    @Provide
    Arbitrary<World> worlds() {
        return Histories.worlds();
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Histories.any(Event.values());
    }

    @Provide
    Arbitrary<List<Step>> historiesWithoutRestarts() {
        return Histories.any(Event.SILENCE, Event.SILENCE_UNTIL_RESOLVED, Event.SPEAK, Event.ACKNOWLEDGE);
    }

    @Provide
    Arbitrary<List<Step>> historiesInWhichTheFirstAccepts() {
        return histories()
                .map(steps -> steps.stream()
                        .map(step -> step.answered(acceptedByTheFirst(step.answers())))
                        .toList());
    }

    /** A message that is refused for what it says, or for who says it, is so for both recipients of a notifier. */
    private static String acceptedByTheFirst(String answers) {
        return "A" + answers.substring(1, 2).replaceAll("[RD]", "N") + answers.substring(2);
    }

    @Provide
    Arbitrary<String> answersOfTheOther() {
        return Arbitraries.of("A", "N", "X", "P");
    }

    @Provide
    Arbitrary<String> answersOfTheOtherNotifier() {
        return Arbitraries.of("A", "N", "X", "P", "R", "D");
    }

    @Property
    void nothingIsToldTwiceAndNoEndToWhomItIsNew(
            @ForAll("worlds") World world, @ForAll("histories") List<Step> history) {
        var run = new HistoryRun(world).take(history);

        assertThat(run.wrong).as(() -> String.join("\n", run.told)).isEmpty();
    }

    @Property
    void everybodyKnowsWhatFiresOnceEverythingIsCalm(
            @ForAll("worlds") World world, @ForAll("histories") List<Step> history) {
        var run = new HistoryRun(world).take(history).settle().calm().pass(LONG);

        assertThat(run.untold()).as(() -> String.join("\n", run.told)).isEmpty();
        assertThat(run.wrong).as(() -> String.join("\n", run.told)).isEmpty();
    }

    /**
     * The rule was quiet for as long as it takes to forget earlier messages, though much else was told, or could not be; the
     * last of it a moment ago.
     */
    @Property
    void whoeverAcceptsHearsOfACriticalAlertWithinTwoIntervalsWhateverOthersAnswer(
            @ForAll("worlds") World world,
            @ForAll("historiesInWhichTheFirstAccepts") List<Step> history,
            @ForAll("answersOfTheOther") String ofTheOther,
            @ForAll("answersOfTheOtherNotifier") String ofTheOtherNotifier) {
        var run = new HistoryRun(world)
                .take(history)
                .calm()
                .take(step("..CCC.", "A" + ofTheOther + ofTheOtherNotifier, 80, 60))
                .take(step("..BB..", "...", 5, 5))
                .take(step("....!.", "...", UNTIL_TOLD, 5));

        assertThat(run.untold())
                .as(() -> String.join("\n", run.told))
                .noneMatch(untold -> untold.startsWith("mail a does not know of slow x@"));
    }

    private static Step step(String findings, String answers, int evaluations, int seconds) {
        return new Step(findings, answers, Event.NOTHING, evaluations, seconds);
    }

    @Property
    void everybodyWhoWasToldIsToldTheEndOnceEverythingIsCalm(
            @ForAll("worlds") World world, @ForAll("histories") List<Step> history) {
        var run = new HistoryRun(world).take(history).end().calm().pass(LONG);

        assertThat(run.thought()).as(() -> String.join("\n", run.told)).isEmpty();
        assertThat(run.wrong).as(() -> String.join("\n", run.told)).isEmpty();
    }

    @Property
    void aSilenceKeepsNobodyFromHearingTheEnd(@ForAll("worlds") World world, @ForAll("histories") List<Step> history) {
        var run = new HistoryRun(world).take(history).settle().calm().pass(LONG).end();
        for (int i = 0; i < 12; i++) {
            run.take(new Step("......", "...", Event.SILENCE, 1, 60))
                    .pass(Duration.ofMinutes(8)); // of ten minutes each
        }

        assertThat(run.thought()).as(() -> String.join("\n", run.told)).isEmpty();
    }

    /** Its cause ends, and is told so, while it is over and just about to fire again. */
    @Example
    void theEndOfAConsequenceThatBeganAgainIsTold() {
        var world = new World(Routing.BY_SUBJECT, Causality.IN_A_CHAIN, Maintenance.NEVER, Set.of(), Order.FORWARD);
        var run = new HistoryRun(world)
                .take(step("..B...", "...", 1, 5))
                .take(step("..C.BB", "...", 2, 60))
                .take(step("....!.", "...", 2, 1200))
                .take(step("...!.-", ".RA", 1, 15))
                .take(step("!.F.F.", ".DR", 5, 5))
                .take(step("-CB.--", "A..", 3, 15))
                .take(step("B.C.G.", "..A", 2, 300))
                .take(step("G..CF.", "...", 3, 60))
                .take(step("..!.!C", "P.A", 2, 15))
                .take(step("BB.C.B", ".AA", 1, 1200))
                .settle()
                .calm()
                .pass(LONG)
                .end()
                .calm()
                .pass(LONG);

        assertThat(run.thought()).as(() -> String.join("\n", run.told)).isEmpty();
    }

    @Property
    void nothingIsRememberedForEver(@ForAll("worlds") World world, @ForAll("histories") List<Step> history) {
        var run = new HistoryRun(world).take(history).end().calm().pass(Duration.ofHours(30));

        assertThat(run.state().groups()).isEmpty();
        assertThat(run.state().conversations()).isEmpty();
        assertThat(run.state().contacts().keySet())
                .allMatch(recipient -> World.RECIPIENTS.contains(recipient.notifier() + " " + recipient.name()));
        assertThat(run.state().underWay()).isEmpty();
        assertThat(run.state().silences()).isEmpty();
        assertThat(run.state().acknowledgements()).isEmpty();
    }

    @Property
    void aRestartAtAnyPointChangesNothing(
            @ForAll("worlds") World world, @ForAll("historiesWithoutRestarts") List<Step> history) {
        var kept = new HistoryRun(world);
        var read = new HistoryRun(world);
        for (Step step : history) {
            kept.take(step);
            read.restart();
            read.take(step);
        }

        assertThat(read.end().calm().pass(LONG).told)
                .isEqualTo(kept.end().calm().pass(LONG).told);
    }

    @Property
    void theOrderInWhichThingsAreNamedDoesNotMatter(
            @ForAll("worlds") World world, @ForAll("historiesWithoutRestarts") List<Step> history) {
        var forward = new HistoryRun(world).take(history).end().calm().pass(LONG);
        var backward = new HistoryRun(world.in(World.Order.BACKWARD))
                .take(history)
                .end()
                .calm()
                .pass(LONG);

        assertThat(sorted(backward.told)).isEqualTo(sorted(forward.told));
    }

    private static List<String> sorted(List<String> told) {
        var sorted = new ArrayList<>(told);
        sorted.sort(null);
        return sorted;
    }
}

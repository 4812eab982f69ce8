package io.kafkamonitor.internal.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.notifier.Answer;
import io.kafkamonitor.notifier.Delivery;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What one recipient answers changes nothing for another. */
class PerRecipientTest {

    private static final Answer BUSY = Answer.notNow("450 busy");
    private static final Answer UNKNOWN = Answer.never("550 no such user");
    private static final Answer LOST = Answer.perhaps("no answer");
    private static final Answer OK = Answer.accepted();

    private final Desk desk =
            new Desk().rule("other", Duration.ZERO, Duration.ZERO).notifier("mail", "ann", "bob");

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    @Test
    void tellsAtOnceOfWhatIsCriticalThoughOneIsDeferredAndThenRefused() {
        desk.answers("bob", BUSY, UNKNOWN);
        desk.fires("x").cycle().pass(minutes(1));
        int before = desk.said().size();

        desk.fires("other:y", Severity.CRITICAL).cycle();

        assertThat(desk.saidSince(before)).containsExactly("60s ann +other:y");
        assertThat(desk.story("other:y").get(0)).startsWith("ann by 'mail' was told");
        assertThat(desk.story("other:y").get(1)).startsWith("bob by 'mail' cannot be told: 550 no such user; next at ");
    }

    @Test
    void tellsAtOnceOfWhatIsCriticalWhileOneIsDeferred() {
        desk.answers("bob", BUSY);
        desk.fires("x").cycle().pass(minutes(1));
        int before = desk.said().size();

        desk.fires("other:y", Severity.CRITICAL).cycle();

        assertThat(desk.saidSince(before)).containsExactly("60s ann,bob +other:y");
        assertThat(desk.story("other:y").get(0)).startsWith("ann by 'mail' was told");
        assertThat(desk.story("other:y").get(1)).startsWith("bob by 'mail' could not be told yet");
    }

    @Test
    void saysFirstThatItFiresWhenNobodyWasToldBefore() {
        desk.answers("ann", BUSY, OK).answers("bob", UNKNOWN);

        desk.fires("x").cycle().pass(minutes(1));
        desk.ends("x").pass(minutes(5));

        assertThat(desk.said()).containsExactly("15s ann,bob +x", "20s ann +x", "145s ann -x");
    }

    @Test
    void saysNothingOfWhatIsOverBeforeAnybodyWasTold() {
        desk.answers("ann", BUSY, OK).answers("bob", UNKNOWN, OK);

        desk.fires("x").cycle().pass(Duration.ofSeconds(15));
        desk.ends("x").pass(minutes(60));

        assertThat(desk.said()).containsExactly("15s ann,bob +x");
    }

    /** X was told to both, and has been over for so long that it is told. */
    private void isOver(Answer... answers) {
        desk.fires("x").cycle().pass(minutes(3));
        desk.answers("bob", answers).ends("x");
        while (desk.said().size() < 2) {
            desk.pass(Desk.STEP);
        }
        assertThat(desk.words()).containsExactly("ann,bob +x", "ann,bob -x");
    }

    @Test
    void tellsTheEndToWhomItCouldNotBeToldThoughSomethingElseFires() {
        isOver(BUSY, BUSY, BUSY, OK);

        desk.fires("y", Severity.CRITICAL).pass(minutes(10));

        assertThat(desk.words())
                .containsExactly("ann,bob +x", "ann,bob -x", "bob +y -x", "bob +y -x", "bob +y -x", "ann +y");
    }

    @Test
    void tellsTheEndAgainAndMarksItWhenTheAnswerToItWasLost() {
        isOver(LOST, OK);

        desk.fires("y").pass(minutes(10));

        assertThat(desk.words()).containsExactly("ann,bob +x", "ann,bob -x", "bob +y -x", "ann +y");
        assertThat(desk.attempts)
                .extracting(attempt -> attempt.isPossibleDuplicate())
                .containsExactly(false, false, true, false);
    }

    @Test
    void whatFiresAgainAfterSomebodyWasToldThatItIsOverIsAnotherIncidentToEverybody() {
        isOver(BUSY, BUSY, BUSY, BUSY, BUSY, BUSY, OK);
        String first = desk.sent.get(0).fired().get(0).incident();

        desk.pass(minutes(4)).fires("x").pass(minutes(10));

        assertThat(desk.words()).endsWith("ann +x", "bob +x -x");
        assertThat(desk.sent.get(desk.sent.size() - 2).fired())
                .extracting(Alert::incident)
                .doesNotContain(first);
    }

    @Test
    void saysPerhapsOfWhomTheAnswerWasLost() {
        desk.answers("bob", LOST).fires("x").cycle().pass(minutes(60));

        assertThat(desk.story("x").get(1)).startsWith("bob by 'mail' was perhaps told: the answer was lost; next at ");
        assertThat(desk.said()).filteredOn(said -> said.contains("ann")).hasSize(1);
    }

    @Test
    void oneThatIsRefusedForAlwaysHoldsNothingAndIsAskedRarely() {
        desk.answers("bob", UNKNOWN).fires("x").cycle().pass(Duration.ofHours(24));

        assertThat(desk.said()).filteredOn(said -> said.contains("bob")).hasSizeLessThan(12);
    }

    @Test
    void oneThatComesBackIsToldWhatIsTrueThen() {
        desk.answers("bob", UNKNOWN).fires("x").fires("y").cycle().pass(minutes(5));
        desk.ends("x").answers("bob", OK).pass(minutes(20));

        assertThat(desk.said())
                .filteredOn(said -> said.contains("bob"))
                .containsExactly("15s ann,bob +x +y", "915s bob +y");
    }

    @Test
    void aRecipientThatIsTakenOutIsForgottenAndTheOtherHearsTheEnd() {
        desk.fires("x").cycle().pass(minutes(3));

        Desk without = new Desk().notifier("mail", "ann").resume(desk.state()).fires("x");
        without.pass(minutes(3)).ends("x").pass(minutes(3));
        without.pass(Duration.ofHours(2));

        assertThat(without.said()).hasSize(1).first().asString().endsWith(" -x");
        assertThat(without.state().incidents()).isEmpty();
        assertThat(without.state().conversations()).isEmpty();
        assertThat(without.state().contacts()).doesNotContainKey(new Recipient("mail", "bob"));
    }

    @Test
    void aNotifierThatIsTakenOutIsForgotten() {
        Desk before = new Desk().notifier("mail", "ann").notifier("pager", "bob");
        before.fires("x").cycle().pass(minutes(3)).answering(Delivery.permanentFailure("no"));
        before.fires("y", Severity.CRITICAL).cycle().busy().pass(minutes(16));
        before.depart("pager");
        before.depart("mail");
        assertThat(before.state().heldUntil()).containsKey("pager");

        Desk without = new Desk()
                .notifier("mail", "ann")
                .resume(before.state())
                .fires("x")
                .fires("y");
        without.pass(minutes(5)).ends("x").ends("y").pass(Duration.ofHours(25));

        assertThat(without.state().incidents()).isEmpty();
        assertThat(without.state().heldUntil()).doesNotContainKey("pager");
        assertThat(without.state().underWay()).isEmpty();
    }

    @Test
    void aRecipientThatIsAddedIsToldWhatFires() {
        Desk before = new Desk().notifier("mail", "ann").fires("x").cycle().pass(minutes(3));

        Desk after =
                new Desk().notifier("mail", "ann", "bob").resume(before.state()).fires("x");
        after.pass(minutes(3)).ends("x").pass(minutes(10));

        assertThat(after.words()).containsExactly("bob +x", "ann -x", "bob -x");
    }

    @Test
    void oneNotifierThatIsDownHoldsNoOther() {
        Desk two = new Desk().notifier("mail", "ann").notifier("pager", "bob").answers("ann", BUSY);

        two.fires("x", Severity.CRITICAL).cycle().pass(minutes(1));

        assertThat(two.said()).filteredOn(said -> said.contains("bob")).containsExactly("0s bob +x");
    }
}

package io.kafkamonitor.internal.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Resolution;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rules.Cause;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alerts go on after a restart as they were; the time in between does not count. */
class RestartTest {

    private static final Duration FOR = Duration.ofMinutes(2);
    private static final Duration DOWN = Duration.ofMinutes(20);

    private final Desk before = new Desk().rule("slow", FOR, FOR);

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    /** The same monitor, that begins again after a time by the clock on the wall. */
    private Desk restarted(Duration later) {
        Duration ran = Duration.between(new Desk().now().steady(), before.now().steady());
        return new Desk().rule("slow", FOR, FOR).beginning(ran.plus(later)).resume(before.state());
    }

    private Desk restarted() {
        return restarted(DOWN);
    }

    private static void unknown(Desk desk, String name, Duration time) {
        for (int i = 0; i < time.toSeconds() / 5; i++) {
            desk.fires(name)
                    .once(name, Finding.unknown(Desk.subject(name), Unknown.because(UnknownReason.UNREACHABLE)))
                    .pass(Desk.STEP);
        }
    }

    private void pending() {
        before.fires("slow:a").cycle().pass(minutes(1));
    }

    private void firing() {
        before.fires("slow:a").cycle().pass(minutes(3));
        assertThat(before.said()).last().asString().endsWith("+slow:a");
    }

    private void recovering() {
        firing();
        before.ends("slow:a").pass(minutes(1));
        assertThat(before.alert("slow:a").state()).isEqualTo(AlertState.RECOVERING);
    }

    private void over() {
        recovering();
        before.busy().pass(minutes(3));
        assertThat(before.alert("slow:a").state()).isEqualTo(AlertState.RESOLVED);
    }

    @Test
    void whatWasPendingAndIsBreachedFiresWhenItsTimeIsFull() {
        pending();
        Desk after = restarted().fires("slow:a").pass(Duration.ofSeconds(50));
        assertThat(after.alert("slow:a").state()).isEqualTo(AlertState.PENDING);

        after.pass(Duration.ofSeconds(40));

        assertThat(after.words()).containsExactly("+slow:a");
    }

    @Test
    void whatWasPendingAndIsClearIsForgotten() {
        pending();

        Desk after = restarted().fires("slow:a").ends("slow:a").cycle();

        assertThat(after.pass(minutes(5)).said()).isEmpty();
        assertThat(after.state().incidents()).isEmpty();
    }

    @Test
    void whatWasPendingAndIsUnknownIsForgottenInTheEnd() {
        pending();
        Desk after = restarted();

        unknown(after, "slow:a", minutes(6));

        assertThat(after.said()).isEmpty();
        assertThat(after.state().incidents()).isEmpty();
    }

    @Test
    void whatWasFiringAndIsBreachedIsNotToldAgain() {
        firing();

        Desk after = restarted().fires("slow:a").pass(minutes(60));

        assertThat(after.said()).isEmpty();
        assertThat(after.alert("slow:a").incident())
                .isEqualTo(before.alert("slow:a").incident());
    }

    @Test
    void whatWasFiringAndIsClearIsOverOnce() {
        firing();
        Desk after = restarted().fires("slow:a").ends("slow:a").pass(minutes(30));

        assertThat(after.words()).containsExactly("-slow:a");
    }

    @Test
    void whatWasFiringAndIsUnknownGoesOn() {
        firing();
        Desk after = restarted();

        unknown(after, "slow:a", minutes(60));

        assertThat(after.said()).isEmpty();
        assertThat(after.alert("slow:a").state()).isEqualTo(AlertState.FIRING);
    }

    @Test
    void whatWasRecoveringAndIsBreachedGoesOn() {
        recovering();

        Desk after = restarted().fires("slow:a").pass(minutes(30));

        assertThat(after.said()).isEmpty();
        assertThat(after.alert("slow:a").state()).isEqualTo(AlertState.FIRING);
    }

    @Test
    void whatWasRecoveringAndIsClearIsOverWhenItsTimeIsFull() {
        recovering();
        Desk after = restarted().fires("slow:a").ends("slow:a").pass(Duration.ofSeconds(55));
        assertThat(after.alert("slow:a").state()).isEqualTo(AlertState.RECOVERING);

        after.pass(minutes(10));

        assertThat(after.words()).containsExactly("-slow:a");
    }

    @Test
    void whatWasRecoveringAndIsUnknownStaysSo() {
        recovering();
        Desk after = restarted();

        unknown(after, "slow:a", minutes(30));

        assertThat(after.said()).isEmpty();
        assertThat(after.alert("slow:a").state()).isEqualTo(AlertState.RECOVERING);
    }

    @Test
    void anEndThatWasNotToldIsTold() {
        over();

        Desk after = restarted().pass(minutes(10));

        assertThat(after.words()).containsExactly("-slow:a");
    }

    @Test
    void whatFiresAgainAfterAnEndThatWasNotToldGoesOnWithoutAWord() {
        over();

        Desk after = restarted().fires("slow:a").pass(minutes(10));

        assertThat(after.words()).doesNotContain("+slow:a");
        after.ends("slow:a").pass(minutes(60));
        assertThat(after.words()).last().isEqualTo("-slow:a");
    }

    @Test
    void theEndOfWhatARuleThatIsTakenOutSaidIsTold() {
        firing();
        Desk after = restarted().withoutRule("slow").pass(minutes(10));

        assertThat(after.words()).containsExactly("-slow:a");
        assertThat(after.sent.get(0).resolved().get(0).resolution().orElseThrow())
                .isEqualTo(Resolution.RULE_REMOVED);
        assertThat(after.pass(Duration.ofHours(2)).state().groups()).isEmpty();
    }

    @Test
    void whatWasUnderWayIsTriedAgainAndMarked() {
        before.fires("a", Severity.CRITICAL).busy().cycle();
        before.depart("mail");

        Desk after = restarted().fires("a", Severity.CRITICAL).pass(minutes(10));

        assertThat(after.words()).containsExactly("+a");
        assertThat(after.attempts.get(0).isPossibleDuplicate()).isTrue();
    }

    @Test
    void whatWasTriedInVainIsTriedAgain() {
        before.answering(Delivery.transientFailure("down")).fires("a").cycle().pass(minutes(30));

        Desk after = restarted().fires("a").pass(minutes(6));

        assertThat(after.words()).containsExactly("+a");
    }

    @ParameterizedTest
    @ValueSource(ints = {-60, -20, 60, 60 * 24 * 40})
    void aClockThatWasSetChangesNothing(int minutes) {
        before.fires("b", Severity.CRITICAL).cycle();
        firing();
        assertThat(before.said()).containsExactly("0s +b", "135s +slow:a");

        Desk after = restarted(minutes(minutes))
                .fires("slow:a")
                .fires("b", Severity.CRITICAL)
                .pass(minutes(10));
        assertThat(after.words()).filteredOn(said -> !said.startsWith("=")).isEmpty();
        after.ends("slow:a").ends("b").pass(minutes(20));

        assertThat(after.words()).filteredOn(said -> !said.startsWith("=")).containsExactlyInAnyOrder("-b", "-slow:a");
    }

    @Test
    void whatIsNotTakenForACauseAnyMoreExplainsNothing() {
        before.rule("broker", Duration.ZERO, Duration.ZERO)
                .cause(Cause.rule("broker").explains("backlog"))
                .fires("broker:b")
                .fires("a")
                .cycle()
                .pass(minutes(3));
        assertThat(before.words()).containsExactly("+broker:b >a");

        Desk after = restarted()
                .rule("broker", Duration.ZERO, Duration.ZERO)
                .fires("broker:b")
                .fires("a")
                .pass(minutes(3));

        assertThat(after.words()).containsExactly("+a");
    }

    @ParameterizedTest
    @ValueSource(ints = {-60, 60, 60 * 24 * 40})
    void whatIsNotToldYetIsToldWhateverTheClockShows(int minutes) {
        before.busy().fires("a").fires("b", Severity.CRITICAL).cycle().pass(minutes(3));

        Desk after = restarted(minutes(minutes))
                .fires("a")
                .fires("b", Severity.CRITICAL)
                .pass(minutes(3));

        assertThat(after.words()).containsExactly("+a +b");
    }

    @Test
    void whatFiresGoesOnThoughItsRuleNowWaitsLonger() {
        firing();

        Desk after = restarted().rule("slow", minutes(30), FOR).fires("slow:a").pass(minutes(10));
        assertThat(after.alert("slow:a").state()).isEqualTo(AlertState.FIRING);
        after.ends("slow:a").pass(minutes(10));

        assertThat(after.words()).containsExactly("-slow:a");
    }

    @Test
    void whatIsPendingFiresAsSoonAsItsRuleSaysNow() {
        before.rule("slow", minutes(30), FOR);
        before.fires("slow:a").cycle().pass(minutes(5));

        Desk after = restarted().rule("slow", minutes(5), FOR).fires("slow:a").pass(Duration.ofSeconds(30));

        assertThat(after.words()).containsExactly("+slow:a");
    }

    @Test
    void whatItsRuleTakesForMoreSevereNowIsToldOnceMore() {
        firing();

        Desk after = restarted().fires("slow:a", Severity.CRITICAL).pass(minutes(10));

        assertThat(after.words()).containsExactly("^slow:a");
    }
}

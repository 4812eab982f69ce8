package io.kafkamonitor.internal.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.notifier.Answer;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.Notification;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told when mail, the clock or the machine does not do what it should. */
class OutageTest {

    private static final Delivery DOWN = Delivery.transientFailure("connection refused");
    private static final Delivery OK = Delivery.delivered("");
    private static final Duration FOR = Duration.ofMinutes(2);

    private final Desk desk = new Desk();

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    @Test
    void isOneMailOfWhatIsTrueAfterHalfAnHourWithoutMail() {
        desk.answering(DOWN).fires("a").fires("b", Severity.CRITICAL).cycle().pass(minutes(20));
        desk.ends("b").fires("c").pass(minutes(10));
        int before = desk.said().size();

        desk.answering(OK).pass(minutes(6));

        assertThat(desk.words().subList(before, desk.said().size())).containsExactly("+a +c");
    }

    @Test
    void isNoMailOfWhatBeganAndEndedWithoutMail() {
        desk.answering(DOWN).fires("a", Severity.CRITICAL).cycle().pass(minutes(10));
        desk.ends("a").pass(minutes(20));
        int before = desk.said().size();

        desk.answering(OK).pass(minutes(180));

        assertThat(desk.saidSince(before)).isEmpty();
        assertThat(desk.state().incidents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-60, 60})
    void aClockThatIsSetWhileItIsPendingChangesNothing(int clock) {
        desk.rule("slow", FOR, FOR).fires("slow:a").cycle().pass(minutes(1));
        desk.jump(minutes(clock)).pass(Duration.ofSeconds(55));
        assertThat(desk.alert("slow:a").state()).isEqualTo(AlertState.PENDING);

        desk.pass(minutes(1));

        assertThat(desk.said()).containsExactly("135s +slow:a");
    }

    @ParameterizedTest
    @ValueSource(ints = {-60, 60})
    void aClockThatIsSetWhileItWaitsForMoreChangesNothing(int clock) {
        desk.fires("a")
                .cycle()
                .pass(Duration.ofSeconds(10))
                .jump(minutes(clock))
                .pass(minutes(1));

        assertThat(desk.said()).containsExactly("15s +a");
    }

    @ParameterizedTest
    @ValueSource(ints = {-60, 60})
    void aClockThatIsSetWhileItFiresRemindsNobody(int clock) {
        desk.fires("a", Severity.CRITICAL)
                .cycle()
                .pass(minutes(10))
                .jump(minutes(clock))
                .pass(minutes(51));

        assertThat(desk.said()).containsExactly("0s +a", "3600s =a");
    }

    @ParameterizedTest
    @ValueSource(ints = {-60, 60})
    void aClockThatIsSetWhileItRecoversChangesNothing(int clock) {
        desk.rule("slow", FOR, FOR)
                .fires("slow:a")
                .cycle()
                .pass(minutes(10))
                .ends("slow:a")
                .pass(minutes(1));
        desk.jump(minutes(clock)).pass(Duration.ofSeconds(55));
        assertThat(desk.alert("slow:a").state()).isEqualTo(AlertState.RECOVERING);

        desk.pass(minutes(10));

        assertThat(desk.words()).containsExactly("+slow:a", "-slow:a");
    }

    @ParameterizedTest
    @ValueSource(ints = {-60, 60})
    void aClockThatIsSetAfterTheEndChangesNothing(int clock) {
        desk.fires("a").cycle().pass(minutes(10)).ends("a").pass(minutes(1)).jump(minutes(clock));

        desk.pass(minutes(10)).fires("b").pass(minutes(10));

        assertThat(desk.words()).containsExactly("+a", "-a", "+b");
    }

    @ParameterizedTest
    @ValueSource(ints = {-60, 60})
    void aClockThatIsSetWhileMailIsDownChangesNothing(int clock) {
        desk.answering(DOWN)
                .fires("a")
                .cycle()
                .pass(minutes(30))
                .jump(minutes(clock))
                .answering(OK)
                .pass(minutes(6));

        assertThat(desk.words()).last().isEqualTo("+a");
        assertThat(desk.pass(minutes(30)).state().conversations().values())
                .allMatch(conversation -> conversation.newsSince() == null);
    }

    @Test
    void aMachineThatSleptCountsOneIntervalOfIt() {
        desk.rule("slow", FOR, FOR).fires("slow:a").cycle().pass(minutes(1));

        desk.sleep(minutes(60)).cycle().pass(Duration.ofSeconds(50));
        assertThat(desk.alert("slow:a").state()).isEqualTo(AlertState.PENDING);

        desk.pass(minutes(1));
        assertThat(desk.words()).containsExactly("+slow:a");
    }

    @Test
    void oneThatCannotBeToldOfManyHoldsNoDigestOfTheOther() {
        desk.notifier("mail", "ann", "bob").answers("bob", Answer.notNow("busy"));
        for (int i = 0; i < 60; i++) {
            desk.rule("r" + i, Duration.ZERO, Duration.ZERO).fires("r" + i + ":x");
        }

        desk.cycle().pass(minutes(60));

        long ann = desk.said().stream().filter(said -> said.contains(" ann")).count();
        assertThat(ann).isLessThan(8);
        assertThat(desk.sent).anyMatch(Notification::isDigest);
        desk.answers("bob", Answer.accepted()).pass(minutes(60));
        assertThat(desk.state().incidents())
                .allMatch(incident -> incident.knowledge().of(new Recipient("mail", "ann")) != null)
                .allMatch(incident -> incident.knowledge().of(new Recipient("mail", "bob")) != null);
    }

    @Test
    void tenThousandAlertsAreFewMailsAndAreForgotten() {
        for (int i = 0; i < 10_000; i++) {
            desk.fires("a" + i);
        }
        desk.cycle().pass(minutes(1));
        assertThat(desk.sent)
                .singleElement()
                .satisfies(sent -> assertThat(sent.fired()).hasSize(10_000));

        for (int i = 0; i < 10_000; i++) {
            desk.ends("a" + i);
        }
        desk.cycle()
                .sleep(minutes(6))
                .cycle()
                .sleep(minutes(90))
                .cycle()
                .sleep(minutes(40))
                .cycle();

        assertThat(desk.sent).hasSize(2);
        assertThat(desk.state().incidents()).isEmpty();
        assertThat(desk.state().conversations()).isEmpty();
    }

    @Test
    void remindersOfManyRulesAreFewMailsAndComeInTime() {
        for (int i = 0; i < 60; i++) {
            desk.rule("r" + i, Duration.ZERO, Duration.ZERO).fires("r" + i + ":x");
        }
        desk.cycle().pass(minutes(60));
        int before = desk.said().size();

        desk.pass(minutes(4 * 60));

        assertThat(desk.saidSince(before)).hasSizeLessThan(12);
        assertThat(desk.words().subList(before, desk.said().size())).anyMatch(said -> said.contains("=r9:x"));
    }
}

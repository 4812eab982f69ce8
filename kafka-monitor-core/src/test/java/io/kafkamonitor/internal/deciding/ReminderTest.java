package io.kafkamonitor.internal.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.notifier.Answer;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rules.Cause;
import io.kafkamonitor.telling.Acknowledgement;
import io.kafkamonitor.telling.Route;
import io.kafkamonitor.telling.Silence;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What still fires is said again from time to time. */
class ReminderTest {

    private final Desk desk = new Desk();

    private static Duration hours(int hours) {
        return Duration.ofHours(hours);
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    @Test
    void remindsOfWhatIsCriticalEachHour() {
        desk.fires("a", Severity.CRITICAL).cycle().pass(hours(3));

        assertThat(desk.said()).containsExactly("0s +a", "3600s =a", "7200s =a", "10800s =a");
        assertThat(desk.sent.get(1)).matches(Notification::isReminder);
    }

    @Test
    void remindsOfOthersEachFourHours() {
        desk.fires("a").cycle().pass(hours(9));

        assertThat(desk.said()).containsExactly("15s +a", "14415s =a", "28815s =a");
    }

    @Test
    void remindsOfAllTogetherWhenTheMostUrgentIsDue() {
        desk.fires("a").fires("b", Severity.CRITICAL).cycle().pass(hours(1));

        assertThat(desk.said()).containsExactly("0s +a +b", "3600s =a =b");
    }

    @Test
    void countsFromTheLastMessage() {
        desk.fires("a", Severity.CRITICAL).cycle().pass(minutes(40));
        desk.fires("b", Severity.CRITICAL).pass(minutes(65));

        assertThat(desk.said()).containsExactly("0s +a", "2405s +b =a", "6005s =a =b");
    }

    @Test
    void holdsNothingCriticalBackForAReminder() {
        desk.rule("second", Duration.ZERO, Duration.ZERO).rule("third", Duration.ZERO, Duration.ZERO);
        desk.fires("a", Severity.CRITICAL).cycle().pass(minutes(20));
        desk.fires("second:s", Severity.CRITICAL).pass(minutes(20));
        desk.fires("third:t", Severity.CRITICAL).pass(minutes(200));
        assertThat(desk.said()).last().isEqualTo("14400s =a");

        desk.fires("b", Severity.CRITICAL).pass(minutes(4));

        assertThat(desk.words()).last().isEqualTo("+b =a");
    }

    @Test
    void remindsAsTheRouteSays() {
        desk.notifier("mail", "ann")
                .route(Route.to("mail").remindingEvery(minutes(10), minutes(30)))
                .fires("a")
                .cycle()
                .pass(minutes(65));

        assertThat(desk.said()).containsExactly("15s +a", "1815s =a", "3615s =a");
    }

    @Test
    void remindsAsOftenAsMessagesMayFollowEachOther() {
        desk.notifier("mail", "ann")
                .route(Route.to("mail").remindingEvery(minutes(2), minutes(2)))
                .fires("a")
                .cycle()
                .pass(minutes(7));

        assertThat(desk.said()).containsExactly("15s +a", "135s =a", "255s =a", "375s =a");
    }

    @Test
    void remindsEachRecipientAsItsRouteSays() {
        desk.notifier("mail", "ann", "bob")
                .route(Route.to("mail").recipients("ann").remindingEvery(minutes(10), minutes(30)))
                .route(Route.to("mail").recipients("bob").withoutReminders())
                .fires("a")
                .cycle()
                .pass(minutes(65));

        assertThat(desk.said()).containsExactly("15s ann,bob +a", "1815s ann =a", "3615s ann =a");
    }

    @Test
    void remindsNobodyWhereRemindersAreOff() {
        desk.notifier("mail", "ann").route(Route.to("mail").withoutReminders());

        desk.fires("a", Severity.CRITICAL).cycle().pass(hours(10));

        assertThat(desk.said()).hasSize(1);
    }

    @Test
    void remindsNobodyOfWhatIsSilencedAndAgainWhenItIsNot() {
        desk.fires("a", Severity.CRITICAL).cycle().pass(minutes(30));
        desk.says(standing -> standing.silence(
                Silence.ofEverything()
                        .by("ann")
                        .because("known")
                        .until(desk.now().wall().plus(hours(5))),
                "s"));
        desk.pass(hours(5));

        assertThat(desk.said()).containsExactly("0s +a", "19800s =a");
    }

    @Test
    void remindsNobodyOfWhatIsAcknowledgedForAsLongAsThatWasSaid() {
        desk.fires("a", Severity.CRITICAL).cycle().pass(minutes(30));
        desk.says(standing -> standing.acknowledge(
                Acknowledgement.of(desk.alert("a"), desk.now().wall())
                        .by("ann")
                        .until(desk.now().wall().plus(hours(5)))
                        .build()));
        desk.pass(hours(5));

        assertThat(desk.said()).containsExactly("0s +a", "19800s =a");
    }

    @Test
    void remindsOfOthersWithoutWhatIsAcknowledged() {
        desk.fires("a", Severity.CRITICAL).fires("b").cycle().pass(minutes(30));
        desk.says(standing -> standing.acknowledge(
                Acknowledgement.of(desk.alert("a"), desk.now().wall()).by("ann").build()));
        desk.pass(hours(4));

        assertThat(desk.said()).containsExactly("0s +a +b", "14400s =b");
    }

    @Test
    void remindsNobodyOfWhatFlaps() {
        for (int i = 0; i < 240; i++) {
            desk.fires("a", Severity.CRITICAL).pass(Duration.ofSeconds(30));
            desk.ends("a").pass(Duration.ofSeconds(30));
        }

        assertThat(desk.sent).noneMatch(Notification::isReminder);
    }

    @Test
    void remindsOfACauseWithWhatFollowsFromItAndNotOfThatAlone() {
        desk.rule("down", Duration.ZERO, Duration.ZERO)
                .rule("effect", Duration.ZERO, Duration.ZERO)
                .cause(Cause.rule("down").explains("effect"));
        desk.fires("down:x", Severity.CRITICAL).fires("effect:y", Severity.CRITICAL);

        desk.cycle().pass(minutes(121));

        assertThat(desk.said())
                .containsExactly("0s +down:x >effect:y", "3600s =down:x >effect:y", "7200s =down:x >effect:y");
    }

    @Test
    void doesNotRemindOfWhatIsNotYetTold() {
        desk.answering(Delivery.transientFailure("down"));
        desk.fires("a", Severity.CRITICAL).cycle().pass(hours(2));

        assertThat(desk.said()).allMatch(said -> said.endsWith(" +a"));
    }

    @Test
    void remindsOfWhatCanNotBeMeasuredAnyMore() {
        desk.fires("a", Severity.CRITICAL).cycle();
        for (int i = 0; i < 780; i++) {
            desk.once("a", Finding.unknown(Desk.subject("a"), Unknown.because(UnknownReason.UNREACHABLE)))
                    .pass(Desk.STEP);
        }

        assertThat(desk.said()).containsExactly("0s +a", "3600s =a");
        assertThat(desk.sent.get(1).ongoing().get(0).unknown()).isPresent();
    }

    @Test
    void triesAReminderThatFailedAgain() {
        desk.notifier("mail", "ann").fires("a", Severity.CRITICAL).cycle();
        desk.answers("ann", Answer.notNow("busy"), Answer.accepted()).pass(minutes(61));

        assertThat(desk.said()).containsExactly("0s +a", "3600s =a", "3605s =a");
    }

    @Test
    void remindsWhoWasPerhapsTold() {
        desk.notifier("mail", "ann").answers("ann", Answer.perhaps("lost")).fires("a", Severity.CRITICAL);

        desk.cycle().pass(hours(4));

        assertThat(desk.said()).containsExactly("0s +a", "300s +a", "600s +a", "4200s +a", "7800s +a", "11400s +a");
    }
}

package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Resolution;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.notifier.Notification;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadlineTest {

    private static String subject(Notification notification) {
        return new Headline(notification).subject();
    }

    @Test
    void saysWhatFired() {
        assertThat(subject(SampleNotifications.one())).isEqualTo("[CRITICAL] orders: Broker 2 is down");
    }

    @Test
    void saysWhatIsOver() {
        assertThat(subject(SampleNotifications.over()))
                .isEqualTo("[RESOLVED] orders: billing has caught up on payments");
    }

    @Test
    void doesNotSayThatAllIsWellOfWhatIsGoneOrWhoseRuleSaysNothing() {
        Alert gone = SampleNotifications.backlog()
                .state(AlertState.RESOLVED)
                .resolved(SampleNotifications.NOW, Resolution.GONE)
                .build();
        Alert silent =
                SampleNotifications.resolved(SampleNotifications.backlog().ending(""));

        for (Alert alert : List.of(gone, silent)) {
            assertThat(subject(SampleNotifications.notification("payments-backlog")
                            .resolved(List.of(alert))
                            .build()))
                    .isEqualTo("[RESOLVED] orders: payments-backlog is over: group billing, topic payments");
        }
    }

    @Test
    void saysHowMuchIsLeftWhenSomeAreOver() {
        Notification notification = SampleNotifications.notification("broker-down")
                .resolved(List.of(SampleNotifications.resolved(SampleNotifications.brokerDown("1"))))
                .ongoing(List.of(SampleNotifications.brokerDown("2").build()))
                .build();

        assertThat(subject(notification)).isEqualTo("[RESOLVED] orders: Broker 1 is back (1 still firing)");
    }

    @Test
    void saysForHowLongItHasBeenReminding() {
        assertThat(subject(SampleNotifications.reminder()))
                .isEqualTo("[CRITICAL] orders: Still: Broker 2 is down (after 5 h)");
    }

    @Test
    void neverSaysOfWhatIsOverThatItIsSo() {
        Notification notification = SampleNotifications.notification("broker-down")
                .resolved(List.of(
                        SampleNotifications.resolved(SampleNotifications.brokerDown("1")),
                        SampleNotifications.resolved(SampleNotifications.brokerDown("2"))))
                .build();

        assertThat(subject(notification)).isEqualTo("[RESOLVED] orders: Broker 1 is back (+1 more)");
        assertThat(new Headline(notification).text()).isEqualTo("Broker 1 is back, and 1 more");
        assertThat(new Headline(notification).lead()).isEqualTo("2 over");
    }

    @Test
    void saysThatAnAlertComesAndGoes() {
        assertThat(subject(SampleNotifications.flapping()))
                .isEqualTo("[WARNING] orders: Still: billing is 48,210 records behind on payments (after 4 h, flaps)");
        assertThat(new Headline(SampleNotifications.flapping()).text())
                .isEqualTo("Still: billing is 48,210 records behind on payments");
    }

    @Test
    void countsWhatFollowsAndIsNotOver() {
        assertThat(subject(SampleNotifications.withConsequences()))
                .isEqualTo("[CRITICAL] orders: Broker 2 is down (3 consequences)");
    }

    @Test
    void isAsSevereAsWhatFollows() {
        Notification notification = SampleNotifications.notification("broker-down")
                .fired(List.of(SampleNotifications.brokerDown("2")
                        .severity(Severity.WARNING)
                        .build()))
                .consequences(List.of(SampleNotifications.brokerDown("3").build()))
                .build();

        assertThat(new Headline(notification).tone()).isEqualTo(Tone.CRITICAL);
    }

    @Test
    void countsTheNewsOfSeveralRules() {
        assertThat(subject(SampleNotifications.digest(10)))
                .isEqualTo("[CRITICAL] orders: 11 new, 1 over, 1 still firing (3 rules)");
        assertThat(new Headline(SampleNotifications.digest(10)).lead()).isEqualTo("11 new, 1 over, 1 still firing");
    }

    @Test
    void saysThatItBecameWorse() {
        Notification notification = SampleNotifications.notification("broker-down")
                .changed(List.of(SampleNotifications.brokerDown("4").build()))
                .build();

        assertThat(subject(notification)).isEqualTo("[CRITICAL] orders: Broker 4 is down (more severe now)");
    }

    @Test
    void countsWhatItDoesNotName() {
        assertThat(subject(SampleNotifications.mixed()))
                .isEqualTo("[CRITICAL] orders: Broker 2 is down (+2 more, 1 over)");
    }

    @Test
    void namesTheWorstFirst() {
        Notification notification = SampleNotifications.notification("broker-down")
                .fired(List.of(
                        SampleNotifications.brokerDown("1")
                                .severity(Severity.INFO)
                                .build(),
                        SampleNotifications.brokerDown("2").build()))
                .build();

        assertThat(subject(notification)).isEqualTo("[CRITICAL] orders: Broker 2 is down (+1 more)");
    }

    @Test
    void namesRuleAndSubjectIfTheAlertSaysNothing() {
        Notification notification = SampleNotifications.notification("broker-down")
                .fired(List.of(SampleNotifications.brokerDown("2").summary("").build()))
                .build();

        assertThat(subject(notification)).isEqualTo("[CRITICAL] orders: broker-down: broker 2");
    }

    @Test
    void keepsTheSubjectToOneLineOf200Characters() {
        String subject = subject(SampleNotifications.awkward());

        assertThat(subject)
                .hasSizeLessThanOrEqualTo(200)
                .doesNotContainPattern("\\p{Cntrl}")
                .startsWith("[WARNING] or ders<b>: x Bcc");
    }

    @Test
    void hasNothingToSayOfNothing() {
        Notification nothing = SampleNotifications.notification("broker-down").build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Headline(nothing))
                .withMessageContaining("no alerts");
    }
}

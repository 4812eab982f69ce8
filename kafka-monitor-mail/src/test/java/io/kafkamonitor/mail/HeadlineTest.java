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

    private static final String BROKER_2 = "Broker 2 (kafka-2.example.com, rack eu-1b)";

    private static Headline headline(Notification notification) {
        return new Headline(notification, Texts.ENGLISH);
    }

    @Test
    void saysWhatFired() {
        assertThat(headline(SampleNotifications.one()).text()).isEqualTo(BROKER_2 + " is down");
        assertThat(headline(SampleNotifications.one()).lead()).isEqualTo("New alert");
    }

    @Test
    void saysWhatIsOver() {
        assertThat(headline(SampleNotifications.over()).text())
                .isEqualTo("Group billing has caught up on topic payments");
        assertThat(headline(SampleNotifications.over()).lead()).isEqualTo("Over after 46 min");
    }

    @Test
    void hasTheSameSubjectBehindTheStateFromTheFirstMailOfAThreadToTheLast() {
        Notification known = SampleNotifications.notification("broker-down")
                .title("broker-down, broker 2")
                .changed(List.of(SampleNotifications.brokerDown("4").build()))
                .ongoing(List.of(SampleNotifications.brokerDown("2").build()))
                .build();
        Notification over = SampleNotifications.notification("broker-down")
                .title("broker-down, broker 2")
                .resolved(List.of(SampleNotifications.resolved(SampleNotifications.brokerDown("4"))))
                .build();

        assertThat(headline(SampleNotifications.one()).subject()).isEqualTo("[CRITICAL] orders: broker-down, broker 2");
        assertThat(headline(known).subject()).isEqualTo("[CRITICAL] orders: broker-down, broker 2");
        assertThat(headline(over).subject()).isEqualTo("[RESOLVED] orders: broker-down, broker 2");
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
            assertThat(headline(SampleNotifications.notification("payments-backlog")
                                    .resolved(List.of(alert))
                                    .build())
                            .text())
                    .isEqualTo("payments-backlog is over: group billing, topic payments");
        }
    }

    @Test
    void saysHowMuchIsLeftWhenSomeAreOver() {
        Notification notification = SampleNotifications.notification("broker-down")
                .resolved(List.of(SampleNotifications.resolved(SampleNotifications.brokerDown("1"))))
                .ongoing(List.of(SampleNotifications.brokerDown("2").build()))
                .build();

        assertThat(headline(notification).text()).isEqualTo("Broker 1 (kafka-1.example.com, rack eu-1b) is back");
        assertThat(headline(notification).lead()).isEqualTo("1 over, 1 still firing");
    }

    @Test
    void saysThatItReminds() {
        assertThat(headline(SampleNotifications.reminder()).text()).isEqualTo("Still: " + BROKER_2 + " is down");
        assertThat(headline(SampleNotifications.reminder()).lead()).isEqualTo("Reminder: this is still so");
    }

    @Test
    void neverSaysOfWhatIsOverThatItIsSo() {
        Notification notification = SampleNotifications.notification("broker-down")
                .resolved(List.of(
                        SampleNotifications.resolved(SampleNotifications.brokerDown("2")),
                        SampleNotifications.resolved(SampleNotifications.brokerDown("3"))))
                .build();

        assertThat(headline(notification).text()).isEqualTo(BROKER_2 + " is back, and 1 more");
        assertThat(headline(notification).lead()).isEqualTo("2 over");
    }

    @Test
    void saysThatMoreFollows() {
        assertThat(headline(SampleNotifications.withConsequences()).lead())
                .isEqualTo("New alert. What follows from it stands below and is not mailed separately.");
    }

    @Test
    void isAsSevereAsWhatFollows() {
        Notification notification = SampleNotifications.notification("broker-down")
                .fired(List.of(SampleNotifications.brokerDown("2")
                        .severity(Severity.WARNING)
                        .build()))
                .consequences(List.of(SampleNotifications.brokerDown("3").build()))
                .build();

        assertThat(headline(notification).tone()).isEqualTo(Tone.CRITICAL);
    }

    @Test
    void countsTheNewsOfSeveralRules() {
        assertThat(headline(SampleNotifications.digest(10)).lead()).isEqualTo("11 new, 1 over, 1 still firing");
    }

    @Test
    void saysThatItBecameWorse() {
        Notification notification = SampleNotifications.notification("broker-down")
                .changed(List.of(SampleNotifications.brokerDown("4").build()))
                .build();

        assertThat(headline(notification).lead()).isEqualTo("More severe now");
    }

    @Test
    void namesTheWorstFirstAndCountsWhatItDoesNotName() {
        Notification notification = SampleNotifications.notification("broker-down")
                .fired(List.of(
                        SampleNotifications.brokerDown("1")
                                .severity(Severity.INFO)
                                .build(),
                        SampleNotifications.brokerDown("2").build()))
                .build();

        assertThat(headline(notification).text()).isEqualTo(BROKER_2 + " is down, and 1 more");
    }

    @Test
    void namesRuleAndSubjectIfTheAlertSaysNothing() {
        Notification notification = SampleNotifications.notification("broker-down")
                .fired(List.of(SampleNotifications.brokerDown("2").summary("").build()))
                .build();

        assertThat(headline(notification).text())
                .isEqualTo("broker-down: broker 2, host kafka-2.example.com, rack eu-1b");
    }

    @Test
    void keepsTheSubjectToOneLineOf200Characters() {
        String subject = headline(SampleNotifications.awkward()).subject();

        assertThat(subject)
                .hasSizeLessThanOrEqualTo(200)
                .doesNotContainPattern("\\p{Cntrl}")
                .startsWith("[WARNING] or ders<b>: group X-Evil: 4, x Bcc");
    }

    @Test
    void hasNothingToSayOfNothing() {
        Notification nothing = SampleNotifications.notification("broker-down").build();

        assertThatIllegalArgumentException().isThrownBy(() -> headline(nothing)).withMessageContaining("no alerts");
    }
}

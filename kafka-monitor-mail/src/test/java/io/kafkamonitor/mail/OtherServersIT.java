package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.localmail.ScriptedSmtpServer;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.Delivery.Result;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.NotifierCheck;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several servers, each at an address of its own on the loopback interface and all at one port. */
@Timeout(120)
class OtherServersIT {

    private static final String FIRST = "first.example.com";
    private static final String SECOND = "second.example.com";

    /** The first one is at 127.0.0.2, where nobody listens unless the test says so. */
    private static List<InetAddress> addresses(String host) throws UnknownHostException {
        return List.of(InetAddress.getByName(host.equals(FIRST) ? "127.0.0.2" : "127.0.0.1"));
    }

    private static SmtpNotifierBuilder notifier(int port) {
        return SmtpNotifier.builder(FIRST)
                .otherwise(SECOND)
                .names(OtherServersIT::addresses)
                .port(port)
                .security(SmtpSecurity.NONE)
                .from("kafka@example.com")
                .to("ops@example.com");
    }

    private static Delivery deliver(SmtpNotifierBuilder builder) {
        try (SmtpNotifier notifier = builder.build()) {
            return notifier.send(SampleNotifications.one(), DeliveryAttempt.to(notifier.audience()));
        }
    }

    @Test
    void sendsByTheSecondWhereTheFirstCannotBeReached() {
        try (ScriptedSmtpServer second = ScriptedSmtpServer.clear()) {

            Delivery delivery = deliver(notifier(second.port()));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.DELIVERED);
            assertThat(delivery.detail()).contains(SECOND + ":" + second.port());
            assertThat(second.mails()).hasSize(1);
        }
    }

    @Test
    void saysWhatIsTheMatterWithEachWhereNoneWillDo() {
        try (ScriptedSmtpServer second = ScriptedSmtpServer.clear().answer("GREETING", "421 4.3.2 Going down")) {

            Delivery delivery = deliver(notifier(second.port()));

            assertThat(delivery.result()).isEqualTo(Result.TRANSIENT);
            assertThat(delivery.detail())
                    .contains(FIRST + ":" + second.port() + " cannot be reached: 127.0.0.2 refused the connection")
                    .contains("; and " + SECOND + ":" + second.port());
        }
    }

    @Test
    void doesNotAskTheSecondWhatTheFirstHasAnswered() {
        try (ScriptedSmtpServer first = ScriptedSmtpServer.clear().answer("MAIL", "451 4.3.0 Not now")) {
            SmtpNotifierBuilder builder =
                    notifier(first.port()).names(host -> List.of(InetAddress.getLoopbackAddress()));

            Delivery delivery = deliver(builder);

            assertThat(delivery.result()).isEqualTo(Result.TRANSIENT);
            assertThat(delivery.detail()).doesNotContain(SECOND);
            assertThat(first.commands().stream().filter(command -> command.startsWith("MAIL")))
                    .hasSize(1);
        }
    }

    @Test
    void checksEachOfThem() {
        try (ScriptedSmtpServer second = ScriptedSmtpServer.clear();
                SmtpNotifier notifier = notifier(second.port()).build()) {

            NotifierCheck check = notifier.check();

            assertThat(check.result()).isEqualTo(NotifierCheck.Result.FAILED);
            assertThat(check.sentence())
                    .contains(FIRST + ":" + second.port() + " cannot be reached")
                    .contains("; and " + SECOND + ":" + second.port() + " answers in clear");
        }
    }

    @Test
    void refusesTheSameServerTwice() {
        assertThatThrownBy(() -> notifier(25).otherwise(FIRST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + FIRST + "' is named already");
    }
}

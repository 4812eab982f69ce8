package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.localmail.LocalMailServer;
import io.kafkamonitor.localmail.LocalMailServerBuilder;
import io.kafkamonitor.localmail.ReceivedMail;
import io.kafkamonitor.localmail.Refusals;
import io.kafkamonitor.localmail.Refusals.Step;
import io.kafkamonitor.localmail.TestCertificates;
import io.kafkamonitor.notifier.Answer;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.Delivery.Result;
import io.kafkamonitor.notifier.DeliveryAttempt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sends to real mail servers in this JVM; needs the loopback interface only. */
class SmtpNotifierIT {

    @AutoClose
    private static final TestCertificates certificates = TestCertificates.create();

    private static LocalMailServerBuilder server() {
        return LocalMailServer.builder().certificates(certificates);
    }

    private static SmtpNotifierBuilder to(LocalMailServer server) {
        return SmtpNotifier.builder("localhost")
                .port(server.port())
                .sslContext(certificates.trusting())
                .from("Kafka <kafka@example.com>")
                .to("ops@example.com");
    }

    private static Delivery deliver(SmtpNotifierBuilder builder) throws Exception {
        try (SmtpNotifier notifier = builder.build()) {
            return notifier.send(SampleNotifications.one(), DeliveryAttempt.to(notifier.audience()));
        }
    }

    @Test
    void sendsOverStartTlsWithALogin() throws Exception {
        try (LocalMailServer server = server().login("monitor", "secret").start()) {

            Delivery delivery = deliver(to(server).login("monitor", "secret"));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.DELIVERED);
            assertThat(delivery.detail()).contains("queued as LOCAL");
            ReceivedMail mail = server.awaitMails(1, Duration.ofSeconds(5)).get(0);
            assertThat(mail.from()).isEqualTo("kafka@example.com");
            assertThat(mail.recipients()).containsExactly("ops@example.com");
            assertThat(mail.subject()).isEqualTo("[CRITICAL] orders: broker-down, broker 2");
            assertThat(mail.text()).contains("Broker 2 (");
            assertThat(mail.html()).contains("Broker 2 (");
        }
    }

    @Test
    void sendsOverTlsFromTheFirstByte() throws Exception {
        try (LocalMailServer server =
                server().implicitTls().login("monitor", "secret").start()) {

            Delivery delivery = deliver(to(server).security(SmtpSecurity.TLS).login("monitor", "secret"));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.DELIVERED);
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void sendsInClearOnlyWhenTold() throws Exception {
        try (LocalMailServer server = server().clear().start()) {

            Delivery unsafe = deliver(to(server));
            Delivery told = deliver(to(server).security(SmtpSecurity.NONE));

            assertThat(unsafe.result()).isEqualTo(Result.PERMANENT);
            assertThat(unsafe.detail()).contains("does not support STARTTLS").contains("nothing was sent");
            assertThat(told.result()).as(told.toString()).isEqualTo(Result.DELIVERED);
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void trustsTheCertificatesOfAPemFile() throws Exception {
        try (LocalMailServer server = server().start()) {

            Delivery delivery = deliver(to(server).trustedCertificates(certificates.authorityPem()));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.DELIVERED);
        }
    }

    @Test
    void readsThePasswordAnewAtEachConnection(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("password"), "old\n");
        try (LocalMailServer server = server().login("monitor", "new").start();
                SmtpNotifier notifier = to(server)
                        .login("monitor", () -> read(file).strip().toCharArray())
                        .build()) {

            Delivery before = notifier.send(SampleNotifications.one(), DeliveryAttempt.to(notifier.audience()));
            Files.writeString(file, "new\n");
            Delivery after = notifier.send(SampleNotifications.one(), DeliveryAttempt.to(notifier.audience()));

            assertThat(before.result()).isEqualTo(Result.PERMANENT);
            assertThat(after.result()).as(after.toString()).isEqualTo(Result.DELIVERED);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void doesNotTrustAnUnknownAuthority() throws Exception {
        refusesCertificate(
                TestCertificates::good, SSLContext.getDefault(), "'CN=TestAuthority', whom this host does not trust");
    }

    @Test
    void doesNotTrustACertificateThatSignsItself() throws Exception {
        refusesCertificate(TestCertificates::selfSigned, certificates.trusting(), "issued by itself");
    }

    @Test
    void doesNotTrustAnExpiredCertificate() throws Exception {
        refusesCertificate(TestCertificates::expired, certificates.trusting(), "expired on " + yesterday());
    }

    @Test
    void doesNotTrustTheCertificateOfAnotherHost() throws Exception {
        refusesCertificate(TestCertificates::wrongHost, certificates.trusting(), "is for 'mail.example.com'");
    }

    @Test
    void doesNotTrustTheCertificateOfAnotherHostEvenIfTheTrustManagerDoes() throws Exception {
        refusesCertificate(TestCertificates::wrongHost, TrustingEverybody.context(), "is for 'mail.example.com'");
    }

    private static String yesterday() {
        return LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
    }

    /** Over STARTTLS and from the first byte. */
    private static void refusesCertificate(
            Function<TestCertificates, SSLContext> certificate, SSLContext trust, String problem) throws Exception {
        try (LocalMailServer server = server().certificate(certificate).start();
                LocalMailServer tls =
                        server().implicitTls().certificate(certificate).start()) {

            Delivery delivery = deliver(to(server).sslContext(trust));
            Delivery fromTheFirstByte =
                    deliver(to(tls).security(SmtpSecurity.TLS).sslContext(trust));

            assertThat(List.of(delivery, fromTheFirstByte)).allSatisfy(each -> {
                assertThat(each.result()).as(each.toString()).isEqualTo(Result.PERMANENT);
                assertThat(each.detail())
                        .contains("No safe connection")
                        .contains(problem)
                        .contains("nothing was sent");
            });
            assertThat(server.received()).isEmpty();
            assertThat(tls.received()).isEmpty();
        }
    }

    @Test
    void saysThatTheLoginIsWrongWithoutThePassword() throws Exception {
        try (LocalMailServer server = server().login("monitor", "secret").start()) {

            Delivery delivery = deliver(to(server).login("monitor", "guessed-wrong"));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.PERMANENT);
            assertThat(delivery.detail())
                    .contains("refused the login: 535")
                    .contains("check user name and password")
                    .doesNotContain("guessed-wrong");
        }
    }

    @Test
    void doesNotSendWithoutTheLoginItWasGiven() throws Exception {
        try (LocalMailServer server = server().start()) {

            Delivery delivery = deliver(to(server).login("monitor", "secret"));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.PERMANENT);
            assertThat(delivery.detail()).contains("offers no login");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void tellsTheOthersWhenOneRecipientIsRefused() throws Exception {
        try (LocalMailServer server = server().start()) {
            server.refuse(Refusals.ofRecipient("gone@example.com", "550 5.1.1 No such user"));

            Delivery delivery = deliver(to(server).to("gone@example.com").cc("boss@example.com"));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.PARTIAL);
            assertThat(delivery.answer("gone@example.com").kind()).isEqualTo(Answer.Kind.NEVER);
            assertThat(server.received()).hasSize(1);
            assertThat(server.received().get(0).recipients()).containsExactly("ops@example.com", "boss@example.com");
        }
    }

    @Test
    void comesBackOnlyForARecipientThatIsRefusedForNow() throws Exception {
        try (LocalMailServer server = server().start();
                SmtpNotifier notifier = to(server).to("busy@example.com").build()) {
            server.refuse(Refusals.ofRecipient("busy@example.com", "450 4.2.0 Greylisted"));
            Delivery first = notifier.send(SampleNotifications.one(), DeliveryAttempt.to(notifier.audience()));
            server.refuse(Refusals.NONE);

            Delivery second = notifier.send(
                    SampleNotifications.one(),
                    DeliveryAttempt.to(List.of("busy@example.com")).numbered(2));

            assertThat(first.result()).as(first.toString()).isEqualTo(Result.PARTIAL);
            assertThat(first.answer("busy@example.com").kind()).isEqualTo(Answer.Kind.NOT_NOW);
            assertThat(first.retryAfter()).contains(Duration.ofSeconds(60));
            assertThat(second.result()).isEqualTo(Result.DELIVERED);
            assertThat(server.received().get(0).recipients()).containsExactly("ops@example.com");
            assertThat(server.received().get(1).recipients()).containsExactly("busy@example.com");
            assertThat(server.received().get(1).header("Message-ID"))
                    .isEqualTo(server.received().get(0).header("Message-ID"));
        }
    }

    @Test
    void takesEveryRecipientRefusedForGoodForAWrongSetup() throws Exception {
        try (LocalMailServer server = server().start()) {
            server.refuse(Refusals.of(Step.RECIPIENT, "554 5.7.1 Relay access denied"));

            Delivery delivery = deliver(to(server).to("second@example.com"));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.PERMANENT);
            assertThat(delivery.detail()).contains("every recipient").contains("Relay access denied");
        }
    }

    @Test
    void saysThatTheSenderIsNotAllowed() throws Exception {
        try (LocalMailServer server = server().start()) {
            server.refuse(Refusals.of(Step.SENDER, "553 5.7.1 Sender address rejected"));

            Delivery delivery = deliver(to(server));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.PERMANENT);
            assertThat(delivery.detail()).contains("MAIL FROM").contains("check 'from'");
        }
    }

    @Test
    void sendsPlainTextWhenTheContentIsRefused() throws Exception {
        try (LocalMailServer server = server().start()) {
            var mails = new AtomicInteger();
            server.refuse((step, address) -> step == Step.MAIL && mails.getAndIncrement() == 0
                    ? Optional.of("554 5.7.1 Looks like spam")
                    : Optional.empty());

            Delivery delivery = deliver(to(server));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.DELIVERED);
            assertThat(server.received()).hasSize(1);
            assertThat(server.received().get(0).html()).isEmpty();
            assertThat(server.received().get(0).text()).contains("Broker 2 (kafka-2.example.com, rack eu-1b) is down");
        }
    }

    @Test
    void saysThatAMailWasRefusedForWhatItSaysIfItsSimplestFormIsToo() throws Exception {
        try (LocalMailServer server = server().start()) {
            server.refuse(Refusals.of(Step.MAIL, "554 5.7.1 Looks like spam"));

            Delivery delivery = deliver(to(server));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.REJECTED);
            assertThat(delivery.detail()).contains("Looks like spam");
        }
    }

    @Test
    void findsItsPartsWhateverTheContextClassLoaderOfTheThread() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (LocalMailServer server = server().start();
                var stranger = new URLClassLoader(new URL[0], null)) {
            thread.setContextClassLoader(stranger);

            Delivery delivery = deliver(to(server));

            assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.DELIVERED);
            assertThat(thread.getContextClassLoader()).isSameAs(stranger);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void arrivesAsSentAndFitForEveryServer() throws Exception {
        try (LocalMailServer server = server().start();
                SmtpNotifier notifier = to(server).build()) {

            notifier.send(SampleNotifications.awkward(), DeliveryAttempt.to(notifier.audience()));
            notifier.send(SampleNotifications.many(200), DeliveryAttempt.to(notifier.audience()));

            for (ReceivedMail mail : server.awaitMails(2, Duration.ofSeconds(5))) {
                assertThat(mail.raw().length).isLessThan(MailComposer.MOST_BYTES);
                assertThat(new String(mail.raw(), StandardCharsets.ISO_8859_1).lines())
                        .allMatch(line -> line.length() <= 998)
                        .allMatch(StandardCharsets.US_ASCII.newEncoder()::canEncode);
            }
        }
    }
}

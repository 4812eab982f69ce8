package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kafkamonitor.localmail.LineServer;
import io.kafkamonitor.localmail.PostfixServer;
import io.kafkamonitor.localmail.TestCertificates;
import io.kafkamonitor.notifier.Answer;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.Delivery.Result;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.NotifierCheck;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a real Postfix answers and delivers. Needs Postfix's package and root; with {@code POSTFIX_REQUIRED} in the environment it is not
 * skipped without them.
 */
class PostfixIT {

    private static final String USER = "kafka@example.com";
    private static final String UMLAUT = "j\u00fcrgen@example.com";
    private static final String PASSWORD = "correct horse";

    @AutoClose
    private static TestCertificates certificates;

    @AutoClose
    private static LineServer logins;

    @AutoClose
    private static LineServer greylist;

    private static PostfixServer postfix;

    @BeforeAll
    static void start() {
        boolean isInstalled = PostfixServer.isInstalled();
        if (System.getenv("POSTFIX_REQUIRED") != null) {
            assertThat(isInstalled).as("Postfix is installed, and this is root").isTrue();
        }
        assumeTrue(isInstalled, "Postfix is not installed, or this is not root");
        certificates = TestCertificates.create();
        logins = LineServer.letting(USER, PASSWORD);
        greylist = LineServer.greylisting();
        postfix = PostfixServer.start(
                Map.of(
                        "smtpd_tls_chain_files",
                        certificates.serverPem("good").toString(),
                        "smtpd_tls_security_level",
                        "may",
                        "smtpd_tls_auth_only",
                        "yes",
                        "smtpd_sasl_type",
                        "dovecot",
                        "smtpd_sasl_path",
                        logins.address(),
                        "smtpd_sender_login_maps",
                        "inline:{" + USER + "=" + USER + ", " + OTHER + "=somebody}"),
                doors(),
                Stream.concat(Stream.of(UMLAUT), IntStream.rangeClosed(0, 5).mapToObj(PostfixIT::box))
                        .toList());
    }

    private static Map<String, Map<String, String>> doors() {
        var doors = new LinkedHashMap<String, Map<String, String>>();
        doors.put("good", Map.of());
        for (String bad : List.of("expired", "wronghost", "selfsigned")) {
            doors.put(
                    bad,
                    Map.of("smtpd_tls_chain_files", certificates.serverPem(bad).toString()));
        }
        doors.put(
                "login",
                Map.of(
                        "smtpd_sasl_auth_enable",
                        "yes",
                        "smtpd_recipient_restrictions",
                        "permit_sasl_authenticated, reject"));
        doors.put(
                "owned",
                Map.of(
                        "smtpd_sasl_auth_enable", "yes",
                        "smtpd_sender_restrictions", "reject_sender_login_mismatch"));
        doors.put("small", Map.of("message_size_limit", "9000"));
        doors.put("tiny", Map.of("message_size_limit", "900"));
        doors.put("few", Map.of("smtpd_recipient_limit", "2"));
        doors.put("greylist", Map.of("smtpd_recipient_restrictions", "check_policy_service " + greylist.address()));
        doors.put(
                "helo",
                Map.of("smtpd_helo_required", "yes", "smtpd_helo_restrictions", "reject_non_fqdn_helo_hostname"));
        return doors;
    }

    @AfterAll
    static void stop() {
        if (postfix != null) {
            postfix.close();
        }
    }

    private static final String OTHER = "other@example.com";

    private static String box(int number) {
        return "box-" + number + "@example.com";
    }

    private static SmtpNotifierBuilder notifier(String door) {
        return SmtpNotifier.builder("localhost")
                .port(postfix.port(door))
                .trustedCertificates(certificates.authorityPem())
                .heloName("app-1.example.com")
                .from("Kafka <" + USER + ">");
    }

    private static Delivery send(SmtpNotifierBuilder builder, Notification notification) {
        try (SmtpNotifier notifier = builder.build()) {
            return notifier.send(notification, DeliveryAttempt.to(notifier.audience()));
        }
    }

    /** A notification that no other test sends. */
    private static Notification news() {
        return Notification.builder(UUID.randomUUID().toString(), "orders", "payments-backlog")
                .title("payments-backlog, group billing, topic payments")
                .time(SampleNotifications.NOW)
                .fired(SampleNotifications.oneWithEvidence().fired())
                .build();
    }

    private static MimeMessage delivered(int box, Notification news) throws Exception {
        String id = MailThread.messageId(news, "example.com");
        int count = 1;
        while (true) {
            for (String mail : postfix.mailbox(box(box), count)) {
                if (mail.contains(id)) {
                    return new MimeMessage(
                            Session.getInstance(new Properties()),
                            new ByteArrayInputStream(mail.getBytes(StandardCharsets.US_ASCII)));
                }
            }
            count++;
        }
    }

    /** The page that was sent to the first box. */
    private static MailPage written(Notification news) {
        var footer = new Footer(List.of(box(0)), LocalHost.lookUp().name(), Pages.BERLIN.texts());
        return PageWriter.page(news, Pages.BERLIN, MailComposer.MOST_DETAILS, List.of(), footer);
    }

    @Test
    void deliversTheMailAsItWasWritten() throws Exception {
        Notification news = news();

        Delivery delivery = send(notifier("good").look(Pages.BERLIN).to(box(0)), news);

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.DELIVERED);
        assertThat(delivery.detail()).contains("queued as");
        MimeMessage mail = delivered(0, news);
        assertThat(mail.getSubject()).isEqualTo("[WARNING] orders: payments-backlog, group billing, topic payments");
        assertThat(mail.getHeader("Received", null))
                .contains("app-1.example.com")
                .contains("with ESMTPS");
        var alternatives = (MimeMultipart) mail.getContent();
        assertThat(alternatives.getBodyPart(0).getContent().toString().replace("\r\n", "\n"))
                .contains("Group billing is 48,210 records behind on topic payments")
                .contains("▃▃▄▄▅▆▆▇▇▇██████ from 10,400 records in 47 min");
        var related = (MimeMultipart) alternatives.getBodyPart(1).getContent();
        assertThat(related.getBodyPart(0).getContent().toString().replace("\r\n", "\n"))
                .isEqualTo(HtmlPage.of(written(news), Pages.BERLIN));
        assertThat(related.getBodyPart(1).getInputStream().readNBytes(4)).containsExactly(0x89, 'P', 'N', 'G');
    }

    @ParameterizedTest
    @CsvSource({"expired, expired", "wronghost, mail.example.com", "selfsigned, was issued by itself"})
    void sendsNothingToAServerThatCannotProveWhoItIs(String door, String why) {
        Delivery delivery = send(notifier(door).to(box(0)), news());

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.PERMANENT);
        assertThat(delivery.detail()).containsIgnoringCase(why);
    }

    @Test
    void logsInWithTheRightPasswordOnly() throws Exception {
        Notification news = news();

        Delivery right = send(notifier("login").login(USER, PASSWORD).to(box(1)), news);
        Delivery wrong = send(notifier("login").login(USER, "wrong").to(box(1)), news());

        assertThat(right.result()).as(right.toString()).isEqualTo(Result.DELIVERED);
        assertThat(delivered(1, news).getHeader("Received", null)).isNotEmpty();
        assertThat(wrong.result()).as(wrong.toString()).isEqualTo(Result.PERMANENT);
        assertThat(wrong.detail()).contains("535").contains("check user name and password");
    }

    @Test
    void tellsTheOthersWhenOneIsUnknown() throws Exception {
        Notification news = news();

        Delivery delivery = send(notifier("good").to(box(2), "nobody@example.com"), news);

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.PARTIAL);
        assertThat(delivery.answer(box(2)).kind()).isEqualTo(Answer.Kind.ACCEPTED);
        assertThat(delivery.answer("nobody@example.com").kind()).isEqualTo(Answer.Kind.NEVER);
        assertThat(delivered(2, news).getHeader("To", null)).contains(box(2));
    }

    @Test
    void saysThatTheSenderIsNotOurs() {
        Delivery delivery = send(notifier("owned").to(box(0)), news());

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.PERMANENT);
        assertThat(delivery.detail()).contains("553").contains(USER);
    }

    @Test
    void saysThatTheLoginMayNotSendAsSomebodyElse() {
        Delivery delivery =
                send(notifier("owned").login(USER, PASSWORD).from(OTHER).to(box(0)), news());

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.PERMANENT);
        assertThat(delivery.detail()).contains("553").contains(OTHER);
    }

    @Test
    void saysThatNotEvenTheShortestMailFits() {
        Delivery delivery = send(notifier("tiny").to(box(0)), news());

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.TRANSIENT);
        assertThat(delivery.retryAfter().orElseThrow())
                .as("slowly, until somebody raises it")
                .isGreaterThanOrEqualTo(Duration.ofMinutes(1));
        assertThat(delivery.detail()).contains("900 B").contains("raise its size limit");
    }

    @Test
    void takesTwoMailsThatAreDueTogetherOverOneConnection() throws Exception {
        Notification first = news();
        Notification second = news();
        try (SmtpNotifier notifier =
                notifier("login").login(USER, PASSWORD).to(box(5)).build()) {
            DeliveryAttempt attempt = DeliveryAttempt.to(notifier.audience());

            assertThat(notifier.send(first, attempt.followed()).result()).isEqualTo(Result.DELIVERED);
            assertThat(notifier.send(second, attempt).result()).isEqualTo(Result.DELIVERED);
        }

        assertThat(delivered(5, first).getContentType()).startsWith("multipart/alternative");
        assertThat(delivered(5, second).getContentType()).startsWith("multipart/alternative");
    }

    @Test
    void sendsAShorterMailWhereThatIsAllThatFits() throws Exception {
        Notification news = news();

        Delivery delivery = send(notifier("small").to(box(3)), news);

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.DELIVERED);
        MimeMessage mail = delivered(3, news);
        assertThat(mail.getContent().toString()).contains("This mail was shortened");
    }

    @Test
    void tellsEverybodyWhereAMailMayHaveFewRecipients() throws Exception {
        Notification news = news();

        Delivery delivery = send(notifier("few").to(box(1), box(2), box(3), box(4), box(5)), news);

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.DELIVERED);
        for (int box = 1; box <= 5; box++) {
            assertThat(delivered(box, news).getHeader("To", null))
                    .contains(box(1))
                    .contains(box(5));
        }
    }

    @Test
    void sendsToAddressesWithOtherLettersThanThoseOfAscii() {
        Delivery delivery = send(notifier("good").to(UMLAUT), news());

        assertThat(delivery.result()).as(delivery.toString()).isEqualTo(Result.DELIVERED);
        assertThat(postfix.mailbox(UMLAUT, 1)).hasSize(1);
    }

    @Test
    void comesBackToAServerThatPutsItOff() throws Exception {
        Notification news = news();

        Delivery first = send(notifier("greylist").to(box(4)), news);
        Delivery second = send(notifier("greylist").to(box(4)), news);

        assertThat(first.result()).as(first.toString()).isEqualTo(Result.TRANSIENT);
        assertThat(first.retryAfter().orElseThrow().toSeconds()).isGreaterThanOrEqualTo(60);
        assertThat(second.result()).as(second.toString()).isEqualTo(Result.DELIVERED);
        assertThat(delivered(4, news).getSubject()).contains("payments-backlog");
    }

    @Test
    void saysThatThisHostIntroducesItselfWrongly() {
        Delivery wrong = send(notifier("helo").heloName("app1").to(box(0)), news());
        Delivery right = send(notifier("helo").to(box(0)), news());

        assertThat(wrong.result()).as(wrong.toString()).isEqualTo(Result.PERMANENT);
        assertThat(wrong.detail()).contains("504").contains("heloName");
        assertThat(right.result()).as(right.toString()).isEqualTo(Result.DELIVERED);
    }

    @Test
    void checksWithoutSendingAnything() {
        try (SmtpNotifier notifier = notifier("login")
                .login(USER, PASSWORD)
                .to(box(0), "nobody@example.com")
                .build()) {
            NotifierCheck check = notifier.check();

            assertThat(check.sentence())
                    .contains("answers over STARTTLS")
                    .contains("accepts the login of 'kafka@example.com'")
                    .contains("nobody@example.com was refused: 550 5.1.1");
            assertThat(check.result()).isEqualTo(NotifierCheck.Result.FAILED);
        }
    }
}

package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class MailComposerTest {

    private static final Instant LATER = SampleNotifications.NOW.plusSeconds(3);

    private static final DeliveryAttempt TO_ALL =
            DeliveryAttempt.to(List.of("ops@example.com", "night@xn--bcher-kva.example", "Bcc recipient 1"));

    private final MailComposer composer = new MailComposer(
            new Envelope(
                    MailAddress.parse("Käfka <kafka@example.com>"),
                    MailAddress.parse("bounces@example.com"),
                    List.of(MailAddress.parse("ops@example.com"), MailAddress.parse("Nächste <night@bücher.example>")),
                    List.of(),
                    List.of(MailAddress.parse("hidden@example.com"))),
            Map.of("X-Team", "plattform"),
            Pages.BERLIN,
            "app-1");

    private static MimeMessage parsed(byte[] mail) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
    }

    private MimeMessage mail(Notification notification) throws Exception {
        return parsed(composer.full(notification, TO_ALL, LATER));
    }

    @Test
    void namesSenderAndRecipientsButNotTheHiddenOnes() throws Exception {
        byte[] raw = composer.full(SampleNotifications.one(), TO_ALL, LATER);
        MimeMessage mail = parsed(raw);

        assertThat(mail.getFrom()).extracting(Object::toString).allMatch(from -> from.contains("kafka@example.com"));
        assertThat(MailAddress.parse("Käfka <kafka@example.com>").getPersonal()).isEqualTo("Käfka");
        assertThat(mail.getHeader("To", null)).contains("ops@example.com").contains("night@xn--bcher-kva.example");
        assertThat(new String(raw, StandardCharsets.US_ASCII))
                .doesNotContain("hidden@")
                .doesNotContain("Bcc");
    }

    @Test
    void offersPlainTextBeforeHtml() throws Exception {
        var parts = (MimeMultipart) mail(SampleNotifications.oneWithEvidence()).getContent();

        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("multipart/related");
        assertThat(parts.getBodyPart(0).getContent().toString()).contains("Group billing is 48,210 records behind");
        var related = (MimeMultipart) parts.getBodyPart(1).getContent();
        assertThat(related.getBodyPart(0).getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
        assertThat(related.getBodyPart(0).getContent().toString())
                .endsWith("</html>\r\n")
                .contains("src=\"cid:course\"");
        assertThat(((MimeBodyPart) related.getBodyPart(1)).getContentID()).isEqualTo("<course>");
        assertThat(related.getBodyPart(1).getDisposition()).isEqualTo("inline");
    }

    @Test
    void bringsAPictureThatIsTwiceAsLargeAsItIsShown() throws Exception {
        var parts = (MimeMultipart) mail(SampleNotifications.oneWithEvidence()).getContent();
        var related = (MimeMultipart) parts.getBodyPart(1).getContent();
        byte[] png = related.getBodyPart(1).getInputStream().readAllBytes();

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));

        assertThat(image.getWidth()).isEqualTo(2 * CoursePicture.WIDTH);
        assertThat(image.getHeight()).isEqualTo(2 * CoursePicture.HEIGHT);
        assertThat(image.getColorModel().hasAlpha())
                .as("seen on white and on dark")
                .isTrue();
        assertThat(png.length).isBetween(2_000, 25_000);
    }

    @Test
    void hasNoPartForAPictureWhereThereIsNone() throws Exception {
        var parts = (MimeMultipart) mail(SampleNotifications.one()).getContent();

        assertThat(parts.getBodyPart(1).getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
    }

    @Test
    void saysToMachinesWhatItIs() throws Exception {
        MimeMessage mail = mail(SampleNotifications.one());

        assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(mail.getHeader("X-Auto-Response-Suppress", null)).isEqualTo("All");
        assertThat(mail.getHeader("List-Id", null)).isEqualTo("<kafka-monitor.orders.example.com>");
        assertThat(mail.getHeader("Importance", null)).isEqualTo("high");
        assertThat(mail.getHeader("Date", null)).isEqualTo("Sun, 22 Nov 2026 03:24:08 +0100");
        assertThat(mail.getHeader("X-Kafka-Monitor-Cluster", null)).isEqualTo("orders");
        assertThat(mail.getHeader("X-Kafka-Monitor-Rule", null)).isEqualTo("broker-down");
        assertThat(mail.getHeader("X-Kafka-Monitor-Severity", null)).isEqualTo("CRITICAL");
        assertThat(mail.getHeader("X-Kafka-Monitor-State", null)).isEqualTo("FIRING");
        assertThat(mail.getHeader("X-Team", null)).isEqualTo("plattform");
    }

    @Test
    void namesTheIncidentsThatAreNews() throws Exception {
        Notification one = SampleNotifications.one();
        String incident = one.fired().get(0).incident();

        assertThat(mail(one).getHeader("X-Kafka-Monitor-Fired", null)).isEqualTo(incident);
        assertThat(mail(one).getHeader("X-Kafka-Monitor-Resolved")).isNull();
        assertThat(mail(SampleNotifications.over()).getHeader("X-Kafka-Monitor-Resolved", null))
                .isNotBlank();
    }

    @Test
    void namesEachRuleOfADigest() throws Exception {
        assertThat(mail(SampleNotifications.digest(1)).getHeader("X-Kafka-Monitor-Rule", null))
                .isEqualTo("broker-down, leader-skew, payments-backlog");
    }

    @Test
    void namesAsManyIncidentsAsServersTakeAndSomeInEachHeader() throws Exception {
        Notification many = Notification.builder("orders/broker-down/9", "orders", "broker-down")
                .time(LATER)
                .fired(Collections.nCopies(
                        300, SampleNotifications.one().fired().get(0)))
                .build();

        assertThat(mail(many).getHeader("X-Kafka-Monitor-Fired"))
                .hasSize(13)
                .allSatisfy(header -> assertThat(header).hasSizeLessThan(998));
        assertThat(mail(many).getHeader("X-Kafka-Monitor-Fired", " ").split("\\s+"))
                .hasSize(200);
    }

    @Test
    void isImportantOnlyWhenCritical() throws Exception {
        assertThat(mail(SampleNotifications.over()).getHeader("Importance", null))
                .isNull();
    }

    @Test
    void isTheSameMailAtEveryAttempt() throws Exception {
        MimeMessage first = mail(SampleNotifications.one());
        MimeMessage again = parsed(composer.full(
                SampleNotifications.one(), TO_ALL.numbered(2).possibleDuplicate(), LATER.plusSeconds(300)));

        assertThat(again.getMessageID()).isEqualTo(first.getMessageID()).endsWith("@example.com>");
        assertThat(first.getHeader("X-Kafka-Monitor-Retry")).isNull();
        assertThat(again.getHeader("X-Kafka-Monitor-Retry", null)).isEqualTo("possible-duplicate");
    }

    @Test
    void makesAThreadOfTheMailsOfAGroup() throws Exception {
        Notification next = Notification.builder("orders/broker-down/8", "orders", "broker-down")
                .thread(SampleNotifications.one().thread())
                .time(LATER)
                .resolved(SampleNotifications.one().fired())
                .build();
        MimeMessage one = mail(SampleNotifications.one());
        MimeMessage other = mail(next);

        assertThat(other.getMessageID()).isNotEqualTo(one.getMessageID());
        assertThat(other.getHeader("References", null))
                .isEqualTo(one.getHeader("References", null))
                .isNotEmpty();
        assertThat(mail(SampleNotifications.over()).getHeader("References", null))
                .isNotEqualTo(one.getHeader("References", null));
    }

    @Test
    void keepsNamesOutOfTheHeaders() throws Exception {
        MimeMessage mail = mail(SampleNotifications.awkward());

        assertThat(Collections.list(mail.getAllHeaders()))
                .extracting(header -> header.getName())
                .doesNotContain("X-Evil", "Bcc")
                .doesNotHaveDuplicates();
        assertThat(mail.getHeader("X-Kafka-Monitor-Rule", null)).isEqualTo("rule X-Evil: 2");
        assertThat(mail.getSubject()).contains("häßlich 日本 🔥");
    }

    @Test
    void keepsNamesOutOfTheHeadersAndTheMarkupOfASummary() throws Exception {
        MimeMessage mail = mail(SampleNotifications.awkwardSummary());
        MailPage page = Pages.page(SampleNotifications.awkwardSummary(), Pages.BERLIN);

        assertThat(Collections.list(mail.getAllHeaders()))
                .extracting(header -> header.getName())
                .doesNotContain("X-Evil", "Bcc")
                .doesNotHaveDuplicates();
        assertThat(HtmlPage.of(page, Pages.BERLIN))
                .doesNotContain("<script", "\u202e", "\u0000", "\u2028")
                .contains("&lt;script&gt;");
        assertThat(TextPage.of(page)).doesNotContain("\r", "\u202e", "\u0000", "\u2028", "\nBcc");
    }

    @Test
    void saysOfASummaryThatItIsOneAndNothingUrgent() throws Exception {
        Alert critical = SampleNotifications.brokerDown("2").build();
        MimeMessage mail = mail(SampleNotifications.notification("summary")
                .ongoing(List.of(critical))
                .summary(SampleNotifications.summary().summary().orElseThrow())
                .build());

        assertThat(mail.getSubject()).isEqualTo("[SUMMARY] orders: One alert fires");
        assertThat(mail.getHeader("X-Kafka-Monitor-State", null)).isEqualTo("SUMMARY");
        assertThat(mail.getHeader("Importance")).isNull();
        assertThat(simplest(SampleNotifications.calmSummary())).startsWith("[SUMMARY] orders\nNothing fires\n");
    }

    @Test
    void staysWithinTheLimitsOfMailServers() {
        for (Notification notification : List.of(
                SampleNotifications.awkward(), SampleNotifications.awkwardSummary(), SampleNotifications.many(500))) {
            byte[] mail = composer.full(notification, TO_ALL, LATER);

            assertThat(mail.length).isLessThanOrEqualTo(MailComposer.MOST_BYTES);
            assertThat(new String(mail, StandardCharsets.ISO_8859_1).lines()).allMatch(line -> line.length() <= 998);
        }
    }

    private String simplest(Notification notification) throws Exception {
        return parsed(composer.simplest(notification, TO_ALL, LATER))
                .getContent()
                .toString()
                .replace("\r\n", "\n")
                .strip();
    }

    @Test
    void saysInTheSimplestFormWhatHappenedAndLittleMore() throws Exception {
        assertThat(simplest(SampleNotifications.oneWithEvidence())).isEqualTo("""
                        [WARNING] orders
                        Group billing is 48,210 records behind on topic payments
                        New alert

                        Sent to ops@example.com, night@xn--bcher-kva.example, by the route to 'mail' of all alerts.
                        You hear again in 1 h if it still fires, and when it is over.
                        Rule payments-backlog alerts if: above 10,000 records for 5 min.
                        Kafka monitor 'orders' on app-1, as of Sun 22 Nov 2026, 03:24:05 CET""");
    }

    @Test
    void namesADozenInTheSimplestFormAndCountsTheRest() throws Exception {
        String text = simplest(SampleNotifications.many(500));

        assertThat(text)
                .contains("owner team-a (167)")
                .contains("- Group group-12 ")
                .contains("and 163 more")
                .contains("and 166 more");
        assertThat(text.length()).isLessThan(2_000);
    }

    @Test
    void isOfOnePartAndOfPlainCharactersInTheSimplestForm() throws Exception {
        Notification notification = SampleNotifications.notification("backlog")
                .fired(List.of(SampleNotifications.backlog()
                        .summary("\u201cbilling\u201d is behind \u2013 far\u2026")
                        .build()))
                .build();

        MimeMessage mail = parsed(composer.simplest(notification, TO_ALL, LATER));

        assertThat(mail.getContentType()).startsWith("text/plain");
        assertThat(simplest(notification)).isASCII().contains("\"billing\" is behind - far...");
    }

    @Test
    void isTheSameMailInTheSimplestForm() throws Exception {
        MimeMessage simple = parsed(composer.simplest(SampleNotifications.one(), TO_ALL.possibleDuplicate(), LATER));

        assertThat(simple.getMessageID())
                .isEqualTo(mail(SampleNotifications.one()).getMessageID());
        assertThat(simple.getHeader("X-Kafka-Monitor-Retry", null)).isEqualTo("possible-duplicate");
        assertThat(simple.getContent().toString()).contains("You may have got this mail before");
    }
}

package io.kafkamonitor.mail;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns a notification into the bytes of a mail, complete before a connection is opened. */
final class MailComposer {

    /** How many incidents a header names; each has 46 characters. */
    private static final int INCIDENTS_OF_A_HEADER = 16;
    /** How many are named in all, in 10 KB; servers refuse longer heads. */
    private static final int MOST_INCIDENTS = 200;

    /** How many alerts are described; more than that nobody reads. */
    static final int MOST_DETAILS = 50;
    /** Mail servers and people both dislike larger ones. */
    static final int MOST_BYTES = 512 * 1024;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private static final List<String> NOTHING_SAID = List.of();

    private final Envelope envelope;
    private final Map<String, String> extraHeaders;
    private final MailLook look;
    private final String host;

    MailComposer(Envelope envelope, Map<String, String> extraHeaders, MailLook look, String host) {
        this.envelope = envelope;
        this.extraHeaders = extraHeaders;
        this.look = look;
        this.host = host;
    }

    /** The mail as text and HTML; with fewer details if it would be too large otherwise. */
    byte[] full(Notification notification, DeliveryAttempt attempt, Instant now) {
        int details = MOST_DETAILS;
        byte[] mail = full(notification, attempt, now, details, NOTHING_SAID);
        while (mail.length > MOST_BYTES && details > 1) {
            details /= 2;
            mail = full(notification, attempt, now, details, NOTHING_SAID);
        }
        return mail;
    }

    private byte[] full(
            Notification notification, DeliveryAttempt attempt, Instant now, int details, List<String> notices) {
        MailPage page = page(notification, attempt, details, notices);
        return compose(notification, attempt, now, page, alternatives(page));
    }

    /**
     * The mail for a server that takes none larger than so many bytes: without a picture, with fewer details and at last in its
     * simplest form, and says so. The simplest form has to be sent whatever its size.
     */
    byte[] within(long bytes, Notification notification, DeliveryAttempt attempt, Instant now) {
        List<String> notices = List.of(look.texts().of(Phrase.SHORTENED, Unit.BYTES.format((double) bytes)));
        var smaller = new MailComposer(envelope, extraHeaders, look.withoutPictures(), host);
        for (int details = MOST_DETAILS; details > 0; details /= 4) {
            byte[] mail = smaller.full(notification, attempt, now, details, notices);
            if (mail.length <= bytes) {
                return mail;
            }
        }
        return simplest(notification, attempt, now, notices);
    }

    /** The same news as short plain text, for servers that refuse the mail for what it contains. */
    byte[] simplest(Notification notification, DeliveryAttempt attempt, Instant now) {
        return simplest(notification, attempt, now, NOTHING_SAID);
    }

    private byte[] simplest(Notification notification, DeliveryAttempt attempt, Instant now, List<String> notices) {
        MailPage page = new MailComposer(envelope, extraHeaders, look.withoutPictures(), host)
                .page(notification, attempt, MOST_DETAILS, notices);
        String text = SimplestPage.of(page, look.texts());
        return compose(notification, attempt.inSimplestForm(), now, page, MimeText.part("plain", text));
    }

    private MailPage page(Notification notification, DeliveryAttempt attempt, int details, List<String> otherNotices) {
        var notices = new ArrayList<>(otherNotices);
        if (attempt.isPossibleDuplicate()) {
            notices.add(look.texts().of(Phrase.PERHAPS_TWICE));
        }
        var footer = new Footer(envelope.visibleAddresses(), host, look.texts());
        return PageWriter.page(notification, look, details, notices, footer);
    }

    /** The plain text first: readers show the last alternative that they understand. */
    private byte[] alternatives(MailPage page) {
        byte[] html = MimeText.part("html", HtmlPage.of(page, look));
        MailPage.@Nullable Picture picture = page.picture();
        byte[] shown = picture == null
                ? html
                : MimeParts.of("related", List.of(html, MimeParts.image(HtmlPage.PICTURE_ID, picture.png())));
        return MimeParts.of("alternative", List.of(MimeText.part("plain", TextPage.of(page)), shown));
    }

    private byte[] compose(
            Notification notification, DeliveryAttempt attempt, Instant now, MailPage page, byte[] content) {
        var mail = new ByteArrayOutputStream(content.length + 2_000);
        mail.writeBytes(headers(notification, attempt, now, page).bytes());
        mail.writeBytes(content);
        return mail.toByteArray();
    }

    private HeaderBlock headers(Notification notification, DeliveryAttempt attempt, Instant now, MailPage page) {
        var headers = new HeaderBlock()
                .text("Date", DATE.format(now.atZone(look.zone())))
                .addresses("From", List.of(envelope.from()))
                .addresses("To", envelope.to())
                .addresses("Cc", envelope.cc());
        if (envelope.to().isEmpty() && envelope.cc().isEmpty()) {
            headers.text("To", "undisclosed-recipients:;");
        }
        headers.text("Subject", attempt.isInSimplestForm() ? Ascii.of(page.subject()) : page.subject());
        thread(headers, notification);
        headers.text("Auto-Submitted", "auto-generated").text("X-Auto-Response-Suppress", "All");
        if (page.tone() == Tone.CRITICAL && notification.summary().isEmpty()) {
            headers.text("Importance", "high").text("X-Priority", "1");
        }
        forMachines(headers, notification, attempt);
        extraHeaders.forEach(headers::text);
        return headers.text("MIME-Version", "1.0");
    }

    private void thread(HeaderBlock headers, Notification notification) {
        String domain = envelope.domain();
        headers.text("Message-ID", MailThread.messageId(notification, domain));
        String root = MailThread.root(notification, domain);
        headers.text("In-Reply-To", root).text("References", root);
        headers.text("List-Id", "<kafka-monitor." + label(notification.monitor()) + "." + domain + ">");
    }

    private static String label(String name) {
        String label = name.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        return label.isEmpty() ? "monitor" : Wording.clip(label, 60).replace("…", "");
    }

    private static void forMachines(HeaderBlock headers, Notification notification, DeliveryAttempt attempt) {
        headers.text("X-Kafka-Monitor-Cluster", notification.monitor())
                .text("X-Kafka-Monitor-Rule", String.join(", ", notification.rules()))
                .text("X-Kafka-Monitor-Severity", notification.severity().name())
                .text("X-Kafka-Monitor-State", state(notification))
                .text("X-Kafka-Monitor-Incident", notification.thread())
                .text("X-Kafka-Monitor-Id", notification.id());
        incidents(headers, "X-Kafka-Monitor-Fired", notification.fired());
        incidents(headers, "X-Kafka-Monitor-Resolved", notification.resolved());
        if (attempt.isPossibleDuplicate()) {
            headers.text("X-Kafka-Monitor-Retry", "possible-duplicate");
        }
    }

    private static String state(Notification notification) {
        if (notification.summary().isPresent()) {
            return "SUMMARY";
        }
        return notification.isAllOver() ? "RESOLVED" : "FIRING";
    }

    /** The incidents that are news, in as many headers of the name as they need. */
    private static void incidents(HeaderBlock headers, String name, List<Alert> alerts) {
        int most = Math.min(alerts.size(), MOST_INCIDENTS);
        for (int i = 0; i < most; i += INCIDENTS_OF_A_HEADER) {
            headers.text(
                    name,
                    alerts.subList(i, Math.min(i + INCIDENTS_OF_A_HEADER, most)).stream()
                            .map(Alert::incident)
                            .collect(Collectors.joining(" ")));
        }
    }
}

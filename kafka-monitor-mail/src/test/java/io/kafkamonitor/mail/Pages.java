package io.kafkamonitor.mail;

import io.kafkamonitor.notifier.Notification;
import java.time.ZoneId;
import java.util.List;

/** Pages as a notifier makes them. */
final class Pages {

    static final MailLook BERLIN = MailLook.DEFAULT.in(ZoneId.of("Europe/Berlin"));

    private Pages() {}

    static MailPage page(Notification notification, MailLook look) {
        var footer =
                new Footer(List.of("oncall@example.com", "kafka-team@example.com"), "app-1.example.com", look.texts());
        return PageWriter.page(notification, look, MailComposer.MOST_DETAILS, List.of(), footer);
    }

    static String text(Notification notification) {
        return TextPage.of(page(notification, BERLIN));
    }

    static String html(Notification notification) {
        return HtmlPage.of(page(notification, BERLIN), BERLIN);
    }
}

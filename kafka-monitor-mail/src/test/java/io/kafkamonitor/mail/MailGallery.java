package io.kafkamonitor.mail;

import io.kafkamonitor.notifier.Notification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes sample mails as HTML and text files into a directory, for somebody to look at. */
final class MailGallery {

    private MailGallery() {}

    public static void main(String... arguments) throws IOException {
        Path directory = Files.createDirectories(Path.of(arguments.length == 0 ? "target/gallery" : arguments[0]));
        Map<String, Notification> samples = new LinkedHashMap<>();
        samples.put("one", SampleNotifications.one());
        samples.put("evidence", SampleNotifications.oneWithEvidence());
        samples.put("over", SampleNotifications.over());
        samples.put("reminder", SampleNotifications.reminder());
        samples.put("flapping", SampleNotifications.flapping());
        samples.put("consequences", SampleNotifications.withConsequences());
        samples.put("digest", SampleNotifications.digest(3));
        samples.put("mixed", SampleNotifications.mixed());
        samples.put("many", SampleNotifications.many(120));
        samples.put("awkward", SampleNotifications.awkward());
        for (var sample : samples.entrySet()) {
            MailPage page = page(sample.getValue());
            Files.writeString(directory.resolve(sample.getKey() + ".html"), HtmlPage.of(page));
            Files.writeString(
                    directory.resolve(sample.getKey() + ".txt"),
                    new Headline(sample.getValue()).subject() + "\n\n" + TextPage.of(page));
            Files.writeString(directory.resolve(sample.getKey() + ".simplest.txt"), SimplestPage.of(page));
        }
    }

    private static MailPage page(Notification notification) {
        return new PageWriter(notification, ZoneId.of("Europe/Berlin"), "app-1.example.com")
                .page(MailComposer.MOST_DETAILS, List.of());
    }
}

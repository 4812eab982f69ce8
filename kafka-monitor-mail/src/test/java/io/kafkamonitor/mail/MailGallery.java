package io.kafkamonitor.mail;

import io.kafkamonitor.notifier.Notification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes every kind of mail as HTML and text files into a directory, for a browser and for somebody to look at: see docs/mails/draw. */
final class MailGallery {

    private static final MailLook ENGLISH = MailLook.DEFAULT
            .in(ZoneId.of("Europe/Berlin"))
            .link("Runbook", "https://wiki.example.com/kafka/{rule}")
            .link("Dashboard", "https://grafana.example.com/d/kafka?from={sinceMillis}&to={nowMillis}")
            .link("Silence for 1 h", "https://ops.example.com/silence?incident={incident}");

    private MailGallery() {}

    public static void main(String... arguments) throws IOException {
        Path directory = Files.createDirectories(Path.of(arguments.length == 0 ? "target/gallery" : arguments[0]));
        MailLook chinese = ENGLISH.in(Locale.CHINESE, ZoneId.of("Asia/Shanghai"));
        for (var sample : samples().entrySet()) {
            write(directory, sample.getKey(), sample.getValue(), ENGLISH);
        }
        write(directory, "chinese", SampleNotifications.oneWithEvidence(), chinese);
        write(directory, "chinese-summary", SampleNotifications.summary(), chinese);
        write(directory, "chinese-consequences", SampleNotifications.withConsequences(), chinese);
    }

    private static Map<String, Notification> samples() {
        Map<String, Notification> samples = new LinkedHashMap<>();
        samples.put("one", SampleNotifications.one());
        samples.put("backlog", SampleNotifications.oneWithEvidence());
        samples.put("partitions", SampleNotifications.ranges());
        samples.put("over", SampleNotifications.over());
        samples.put("reminder", SampleNotifications.reminder());
        samples.put("flapping", SampleNotifications.flapping());
        samples.put("stale", SampleNotifications.stale());
        samples.put("consequences", SampleNotifications.withConsequences());
        samples.put("rows", SampleNotifications.rows());
        samples.put("digest", SampleNotifications.digest(3));
        samples.put("mixed", SampleNotifications.mixed());
        samples.put("many", SampleNotifications.many(500));
        samples.put("skew", SampleNotifications.skew());
        samples.put("summary", SampleNotifications.summary());
        samples.put("summary-calm", SampleNotifications.calmSummary());
        samples.put("awkward", SampleNotifications.awkward());
        return samples;
    }

    /** The mail as a browser shows it by day and at night, as text, and a page that has the former beside each other. */
    private static void write(Path directory, String name, Notification notification, MailLook look)
            throws IOException {
        MailPage page = Pages.page(notification, look);
        String html = HtmlPage.of(page, look);
        MailPage.Picture picture = page.picture();
        if (picture != null) {
            String data = "data:image/png;base64," + Base64.getEncoder().encodeToString(picture.png());
            html = html.replace("cid:" + HtmlPage.PICTURE_ID, data);
        }
        Files.writeString(directory.resolve(name + ".day.html"), html);
        Files.writeString(
                directory.resolve(name + ".night.html"),
                html.replace("@media (prefers-color-scheme:dark)", "@media all"));
        Files.writeString(directory.resolve(name + ".sheet.html"), sheet(name));
        Files.writeString(directory.resolve(name + ".txt"), page.subject() + "\n\n" + TextPage.of(page));
        Files.writeString(directory.resolve(name + ".simplest.txt"), SimplestPage.of(page, look.texts()));
    }

    /** On a telephone and on a desk, by day and at night; when all is there, its title is its height. */
    private static String sheet(String name) {
        var frames = new StringBuilder();
        for (int width : new int[] {390, 900}) {
            for (String time : List.of("day", "night")) {
                frames.append("<iframe src=\"" + name + "." + time + ".html\" width=\"" + width
                        + "\" height=\"10\"></iframe>");
            }
        }
        return """
                <!DOCTYPE html><html><head><meta charset="utf-8"><style>
                body{margin:0;white-space:nowrap;background:#fff} iframe{border:0;margin:0 8px 0 0;vertical-align:top}
                </style></head><body>%s<script>
                onload = () => {
                  const frames = [...document.querySelectorAll('iframe')];
                  const heights = frames.map(frame => frame.contentDocument.documentElement.scrollHeight);
                  frames.forEach((frame, i) => frame.height = heights[i]);
                  document.title = Math.max(...heights);
                };
                </script></body></html>
                """.formatted(frames);
    }
}

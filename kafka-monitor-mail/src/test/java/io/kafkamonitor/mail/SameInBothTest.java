package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.notifier.Notification;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Text and HTML of a mail say the same: whatever word stands in one of them stands in the other. */
class SameInBothTest {

    private static final MailLook LOOK = Pages.BERLIN
            .link("Runbook", "https://wiki.example.com/kafka/{rule}")
            .link("Silence", "mailto:ops@example.com?subject=silence%20{incident}");
    private static final MailLook CHINESE = LOOK.in(Locale.CHINESE, ZoneId.of("Asia/Shanghai"));
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern SPACE = Pattern.compile("[\\s\u00a0\u200c\u034f]+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}\u2581-\u2588]+");

    static Stream<Notification> samples() {
        return Stream.of(
                SampleNotifications.one(),
                SampleNotifications.oneWithEvidence(),
                SampleNotifications.over(),
                SampleNotifications.reminder(),
                SampleNotifications.flapping(),
                SampleNotifications.ranges(),
                SampleNotifications.stale(),
                SampleNotifications.rows(),
                SampleNotifications.withConsequences(),
                SampleNotifications.digest(3),
                SampleNotifications.mixed(),
                SampleNotifications.many(500),
                SampleNotifications.skew(),
                SampleNotifications.summary(),
                SampleNotifications.calmSummary(),
                SampleNotifications.awkwardSummary(),
                SampleNotifications.awkward());
    }

    private static Set<String> words(String text) {
        var words = new TreeSet<String>();
        // between ideographs a line may end anywhere
        SPACE.splitAsStream(text.replaceAll("\\p{IsHan}", " $0 "))
                .flatMap(NO_WORD::splitAsStream)
                .filter(word -> !word.isEmpty())
                // headings are in capitals, of which one letter has two
                .forEach(word -> words.add(word.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT)));
        return words;
    }

    /** What a person sees of HTML, the descriptions of images and the addresses of links included. */
    private static String seen(String html) {
        String body = html.substring(html.indexOf("<body"));
        body = body.substring(body.indexOf("</div>")); // the preheader says what stands below it again
        String shown = body.replaceAll("<!--.*?-->", "")
                .replaceAll("<img [^>]*alt=\"([^\"]*)\"[^>]*>", " $1 ")
                .replaceAll("<a href=\"([^\"]*)\"[^>]*>", " $1 ")
                .replaceAll("<wbr>|</?span[^>]*>", "");
        return TAG.matcher(shown)
                .replaceAll(" ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sayTheSame(Notification notification) {
        MailPage page = Pages.page(notification, LOOK);

        Set<String> html = words(seen(HtmlPage.of(page, LOOK)));
        Set<String> text = words(TextPage.of(page));

        // tones of rows are colours in HTML
        Stream.of(Tone.values())
                .map(tone -> tone.name().toLowerCase(Locale.ROOT))
                .forEach(tone -> {
                    html.remove(tone);
                    text.remove(tone);
                });
        assertThat(html).containsAll(text);
        assertThat(text).containsAll(html);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void areBothUnderAHundredKilobytesTogetherWithAllElse(Notification notification) {
        for (MailLook look : new MailLook[] {LOOK, CHINESE}) {
            MailPage page = Pages.page(notification, look);
            MailPage.Picture picture = page.picture();
            int bytes = MimeText.part("html", HtmlPage.of(page, look)).length
                    + MimeText.part("plain", TextPage.of(page)).length
                    + (picture == null ? 0 : MimeParts.image("x", picture.png()).length);

            assertThat(bytes).isLessThan(100_000);
        }
    }
}

package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.notifier.Notification;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    private static final MailLook CHINESE = MailLook.DEFAULT.in(Locale.CHINESE, ZoneId.of("Asia/Shanghai"));
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    private static String text(Notification notification, MailLook look) {
        return TextPage.of(Pages.page(notification, look));
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    @ParameterizedTest
    @EnumSource(Phrase.class)
    void hasEachPhraseWithTheSamePlaces(Phrase phrase) throws Exception {
        var chinese = new Properties();
        try (var in = LanguageTest.class.getResourceAsStream("texts_zh.properties")) {
            chinese.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }

        assertThat(chinese.getProperty(phrase.name())).isNotBlank();
        assertThat(places(chinese.getProperty(phrase.name()))).isEqualTo(places(phrase.english()));
    }

    @Test
    void writesWholeMailsInChineseWithTheTimesOfTheReader() {
        String text = text(SampleNotifications.oneWithEvidence(), CHINESE);

        assertThat(text)
                .contains("[警告] orders · 始于 09:37 CST（47 分钟）")
                .contains("消费组 billing 在主题 payments 上落后 48,210 条记录\n新告警\n")
                .contains("当前值      48,210 条记录")
                .contains("−788 条记录，约 1 小时 1 分钟 后清空")
                .contains("规则 payments-backlog 的告警条件：高于 10,000 条记录 持续 5 分钟。")
                .contains("7 天内首次。");
        assertThat(text.lines().filter(line -> !line.startsWith("    kafka-")))
                .allMatch(line -> Columns.of(line) <= 76);
        assertThat(text.replaceAll("kafka-[^\\n]*|--group|by the route to[^\\n]*|'mail'[^\\n]*", ""))
                .as("no English sentence is left")
                .doesNotContainPattern("[a-z]+ [a-z]+ [a-z]+");
    }

    @Test
    void saysWhichLanguageItIsToWhoeverReadsItOut() {
        String html = HtmlPage.of(Pages.page(SampleNotifications.over(), CHINESE), CHINESE);

        assertThat(html).contains("<html lang=\"zh\">").contains("消费组 billing 已赶上主题 payments");
    }

    @Test
    void leavesSentencesOfOtherRulesAsTheyAreUntilTheHostTranslatesThem() {
        Notification own = SampleNotifications.notification("own")
                .fired(List.of(SampleNotifications.backlog()
                        .summary("Shop billing sells 3 socks")
                        .build()))
                .build();

        assertThat(text(own, CHINESE)).contains("\nShop billing sells 3 socks\n");
        assertThat(text(own, CHINESE.translating("Shop {shop} sells {value} socks", "{shop} 只卖出 {value} 双袜子")))
                .contains("\nbilling 只卖出 3 双袜子\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CHINESE.translating("Shop {shop} sells", "{shops}"))
                .withMessageContaining("[shops]")
                .withMessageContaining("[shop]");
    }

    @Test
    void replacesPhrases() {
        MailLook look = Pages.BERLIN.phrase("NEW_ALERT", "Get up");

        assertThat(text(SampleNotifications.one(), look)).contains("\nGet up\n").doesNotContain("New alert");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> look.phrase("NEW_ALERTS", "x"))
                .withMessageContaining("did you mean 'NEW_ALERT'");
    }

    @Test
    void takesColoursOnWhichWhiteTextCanBeRead() {
        MailLook look = Pages.BERLIN.colour(Severity.CRITICAL, "#7a0019").colourOfEnds("#004d40");

        assertThat(HtmlPage.of(Pages.page(SampleNotifications.one(), look), look))
                .contains("background:#7a0019;")
                .doesNotContain(Tone.CRITICAL.colour());
        for (String wrong : List.of("#ffee00", "red", "#12345", "#7a0019;x:url(y)")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> look.colour(Severity.INFO, wrong))
                    .withMessageContaining(wrong);
        }
    }

    @Test
    void refusesALanguageThatThereIsNot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MailLook.DEFAULT.in(Locale.FRENCH, ZoneId.of("Europe/Paris")))
                .withMessageContaining("'fr'")
                .withMessageContaining("English or Chinese");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "wiki.example.com",
                "https://{topic}.example.com/",
                "https://me@{topic}/",
                "https://example.com:{topic}/",
                "data:text/html,x",
                ""
            })
    void refusesAddressesThatAreNoLinks(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MailLook.DEFAULT.link("Runbook", address))
                .withMessageContaining("'" + address + "'");
    }

    @Test
    void translatesInTheTimeThatReadingTakes() {
        String evil = "Group " + "is records behind on topic ".repeat(2_000);

        assertThat(CHINESE.texts().sentence(evil)).isNotEmpty();
    }
}

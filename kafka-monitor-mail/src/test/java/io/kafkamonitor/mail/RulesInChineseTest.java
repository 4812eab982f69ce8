package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.recommended.ClusterUnreachable;
import io.kafkamonitor.rules.recommended.KafkaRules;
import io.kafkamonitor.summary.Glance;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a recommended rule says reads Chinese. */
class RulesInChineseTest {

    private static final Texts CHINESE =
            MailLook.DEFAULT.in(Locale.CHINESE, ZoneId.of("Asia/Shanghai")).texts();
    private static final Pattern SAYING = Pattern.compile(", saying '((?:[^'\\\\]|\\\\.)*)'");
    private static final Pattern PLACE = Pattern.compile("\\{[^{}]*}");
    private static final Pattern ENGLISH = Pattern.compile("\\b(the|is|are|of|for|above|below|lasts)\\b");

    static Stream<Rule> rules() {
        var rules = new ArrayList<Rule>(List.copyOf(KafkaRules.recommended()));
        rules.add(KafkaRules.consumerLag(1_000));
        rules.add(KafkaRules.recordsLate(Duration.ofMinutes(15)));
        rules.add(KafkaRules.groupWithoutMembers("billing"));
        rules.add(new ClusterUnreachable());
        return rules.stream();
    }

    private static String filled(String sentence) {
        return PLACE.matcher(sentence).replaceAll("x1");
    }

    private static void assertChinese(String said, String english) {
        assertThat(said).as(english).containsPattern("\\p{IsHan}").doesNotContainPattern(ENGLISH);
    }

    static Stream<Glance> glances() {
        return Glance.ofCluster().stream();
    }

    @ParameterizedTest
    @MethodSource("glances")
    void saysTheCluster(Glance glance) {
        assertThat(CHINESE.sentence(glance.title())).containsPattern("\\p{IsHan}");
        glance.figures()
                .forEach(figure -> assertThat(CHINESE.sentence(figure.name())).containsPattern("\\p{IsHan}"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void saysAllOfItInChinese(Rule rule) {
        Matcher saying = SAYING.matcher(rule.toString());
        List<String> summaries = saying.results()
                .map((MatchResult found) -> found.group(1).replace("\\", ""))
                .toList();
        for (String sentence : summaries) {
            assertChinese(CHINESE.sentence(filled(sentence)), sentence);
        }
        assertChinese(CHINESE.sentence(filled(rule.ending())), rule.ending());
        assertChinese(CHINESE.sentence(rule.advice()), rule.advice());
        if (!rule.condition().isEmpty()) {
            assertChinese(CHINESE.condition(rule.condition()), rule.condition());
        }
        if (!rule.valueName().isEmpty()) {
            assertChinese(CHINESE.sentence(rule.valueName()), rule.valueName());
        }
    }
}

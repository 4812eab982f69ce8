package io.kafkamonitor.telling;

import static io.kafkamonitor.rules.Rules.anyOf;
import static io.kafkamonitor.rules.Rules.matching;
import static io.kafkamonitor.rules.Rules.not;
import static io.kafkamonitor.telling.TestAlerts.alert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.labels.LabelMatcher;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTextTest {

    /** Pieces of which nasty values are made: all that means something in the text, and all that is hard to write. */
    private static final List<String> PIECES = List.of(
            "a",
            "payments-",
            "*",
            "?",
            "**",
            "'",
            "\\",
            "\\u",
            "\\u0041",
            ",",
            ", ",
            "|",
            " ",
            "  ",
            "\t",
            "\n",
            "\r\n",
            "\u0000",
            "\u007f",
            "\u0085",
            "\u00a0",
            "\u202e",
            "\ufeff",
            "\ud83d\ude00",
            "\ud83d",
            "\ude00",
            "ü",
            "主题",
            "rule",
            "incident",
            "at",
            "least",
            "not",
            "like",
            "everything",
            "CRITICAL",
            "\"",
            "=",
            "{}",
            "ا",
            "\u0301");

    private static final AlertSelection ALL = AlertSelection.all();

    static Stream<String> nastyTexts() {
        var random = new Random(6);
        Stream<String> mixed = IntStream.range(0, 2_000)
                .mapToObj(i -> IntStream.rangeClosed(0, random.nextInt(5))
                        .mapToObj(j -> PIECES.get(random.nextInt(PIECES.size())))
                        .collect(Collectors.joining()));
        Stream<String> chars = IntStream.range(0, 600).mapToObj(i -> String.valueOf((char) (i < 400 ? i : i * 109)));
        return Stream.of(Stream.of(""), PIECES.stream(), chars, mixed).flatMap(texts -> texts);
    }

    @Test
    void isReadBackWhateverItsValuesAre() {
        assertThat(nastyTexts()).allSatisfy(text -> {
            assertThat(readBack(ALL.where("topic", text)).matches(alert("r", "topic", text)))
                    .isTrue();
            assertThat(readBack(ALL.where("topic", text)).matches(alert("r", "topic", text + "x")))
                    .isFalse();
            assertThat(readBack(ALL.whereNot("topic", anyOf("b", text))).matches(alert("r", "topic", text)))
                    .isFalse();
            assertThat(readBack(ALL.ofRule(text)).matches(alert(text))).isTrue();
            readBack(ALL.where("topic", not(anyOf(text, "x", text + text))).ofRule(text));
        });
    }

    @Test
    void isReadBackWhateverItsPatternsAre() {
        assertThat(nastyTexts()).allSatisfy(text -> {
            AlertSelection selection =
                    readBack(ALL.where("topic", matching(text)).ofRule(not(matching(text))));
            for (String value : List.of("", text, text.replace("*", ""), text + "x", "a")) {
                LabelMatcher matcher = matching(text);
                assertThat(selection.matches(alert("", "topic", value)))
                        .isEqualTo(matcher.matches(value) && !matcher.matches(""));
            }
        });
    }

    @Test
    void isReadBackWhateverItsLabelsAndIncidentsAre() {
        assertThat(nastyTexts().filter(text -> !text.isEmpty())).allSatisfy(text -> {
            assertThat(readBack(ALL.where(text, "v")).matches(alert("r", text, "v")))
                    .isTrue();
            assertThat(readBack(ALL.where(text, matching(text))).matches(alert("r", text, text)))
                    .isTrue();
        });
        assertThat(nastyTexts().filter(text -> !text.isBlank()))
                .allSatisfy(text -> readBack(ALL.onIncident(text).atLeast(Severity.WARNING)));
    }

    private static AlertSelection readBack(AlertSelection selection) {
        AlertSelection read = AlertSelection.parse(selection.toText());
        assertThat(read).isEqualTo(selection);
        assertThat(selection.toText()).as("printable").matches("[\\x20-\\x7e\\p{L}\\p{N}]*");
        return read;
    }

    @Test
    void keepsTheDigestOfAVeryLongValue() {
        String value = "x".repeat(5_000);

        assertThat(readBack(ALL.where("group", value)).matches(alert("r", "group", value)))
                .isTrue();
        assertThat(readBack(ALL.where("group", value)).matches(alert("r", "group", value + "x")))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource
    void staysTheSameWithAllItsConditions(AlertSelection selection) {
        readBack(selection);
    }

    static Stream<AlertSelection> staysTheSameWithAllItsConditions() {
        var random = new Random(7);
        List<String> texts = nastyTexts().filter(text -> !text.isBlank()).toList();
        return IntStream.range(0, 200).mapToObj(i -> {
            AlertSelection selection = ALL;
            for (int j = random.nextInt(6); j >= 0; j--) {
                selection = withOneMore(selection, random, texts);
            }
            return selection;
        });
    }

    private static AlertSelection withOneMore(AlertSelection selection, Random random, List<String> texts) {
        String one = texts.get(random.nextInt(texts.size()));
        String other = texts.get(random.nextInt(texts.size()));
        return switch (random.nextInt(7)) {
            case 0 -> selection.ofRule(one);
            case 1 -> selection.ofRule(not(matching(one)));
            case 2 -> selection.where(one, matching(other));
            case 3 -> selection.whereNot(one, anyOf(one, other));
            case 4 -> selection.atLeast(List.of(Severity.values()).get(random.nextInt(3)));
            case 5 -> selection.onIncident(one);
            default -> selection.where(one, not(not(not(anyOf(other)))));
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "  everything ; everything",
                "topic a ,group   b; topic a, group b",
                "topic 'a'; topic a",
                "topic like a*; topic a*",
                "topic like ab; topic like 'ab'",
                "topic b | a; topic a|b",
                "topic not not a; topic a",
                "at  least WARNING; at least WARNING",
                "topic rule; topic 'rule'",
                "'rule' a; 'rule' a",
                "topic '\\u0061'; topic a"
            })
    void readsWhatPeopleWriteLikeIt(String written, String exact) {
        assertThat(AlertSelection.parse(written)).hasToString(exact);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "topic",
                "topic a,",
                "topic a group b",
                "topic a|",
                "topic |a",
                "topic a*|b",
                "topic 'a",
                "topic 'a\\'",
                "topic '\\x'",
                "topic '\\u12'",
                "topic '\\u+123'",
                "topic '\\u00g1'",
                "to*ic a",
                "rule",
                "rule not",
                "at",
                "at least",
                "at least FATAL",
                "at CRITICAL",
                "incident",
                "incident a*",
                "everything, topic a",
                "everything topic",
                "topic like",
                "'' a",
                "topic a'b'",
                "topic (a)"
            })
    void refusesWhatItCannotRead(String text) {
        assertThatThrownBy(() -> AlertSelection.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhereItCannotReadOn() {
        assertThatThrownBy(() -> AlertSelection.parse("topic a, at most 3"))
                .hasMessage("Selection 'topic a, at most 3' cannot be read from character 13 on, where 'at least' and a"
                        + " severity is expected; write it like \"rule backlog-*, topic 'a b', at least CRITICAL\"");
    }

    @Test
    void readsAnyNumberOfContraries() {
        assertThat(AlertSelection.parse("topic " + "not ".repeat(10_001) + "a")).hasToString("topic not a");
    }
}

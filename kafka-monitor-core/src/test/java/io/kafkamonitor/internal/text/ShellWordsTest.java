package io.kafkamonitor.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.metric.Labels;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordsTest {

    private static String command(String group) {
        return ShellWords.filled("printf %s {group}", Labels.of("group", group), "kafka-1:9092");
    }

    @Test
    void putsNamesAndTheAddressIntoTheirPlaces() {
        assertThat(ShellWords.filled(
                        "kafka-topics.sh --bootstrap-server {bootstrapServers} --describe --topic {topic}",
                        Labels.of("topic", "orders.v2_dead-letter"),
                        "kafka-1:9092,kafka-2:9092"))
                .isEqualTo("kafka-topics.sh --bootstrap-server kafka-1:9092,kafka-2:9092 --describe --topic"
                        + " orders.v2_dead-letter");
    }

    @Test
    void saysWhereTheAddressBelongsIfOnlyTheHostKnowsIt() {
        assertThat(ShellWords.filled("x --bootstrap-server {bootstrapServers} {nothing}", Labels.EMPTY, ""))
                .isEqualTo("x --bootstrap-server BOOTSTRAP_SERVERS {nothing}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "billing",
                "",
                "two words",
                "$(touch /tmp/x)",
                "`id`",
                "a'b",
                "'; rm -rf / #",
                "a\"b$HOME",
                "a&b|c;d>e<f*?[g]!{h}~",
                "--delete",
                "\\",
                "gr\u00fcn \u65e5\u672c",
            })
    void letsAShellTakeEachNameAsItIs(String group) throws Exception {
        Process shell = new ProcessBuilder("/bin/sh", "-c", command(group).replace("printf %s", "printf %s --"))
                .redirectErrorStream(true)
                .start();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shell.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).isEqualTo("--" + group);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nrm -rf /", "a\u0000", "\u001b[2J", "two  spaces", "\u202egnp.exe", " ", "a\r"})
    void leavesOutACommandThatWouldNameSomethingElse(String group) {
        assertThat(command(group)).isEmpty();
    }

    @Test
    void leavesOutWhatIsTooLongToBeWhole() {
        assertThat(command("g".repeat(3_000))).isEmpty();
    }
}

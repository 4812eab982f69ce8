package io.kafkamonitor.examples.host;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.settings.ConfigurationException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {

    @TempDir
    private Path directory;

    private Path written(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("my.properties"), bytes);
    }

    @Test
    void readsWhatPropertiesRead() throws IOException {
        String text = Files.readString(Path.of("monitor.properties")) + """
                a = 1
                b:2
                c 3
                d = x\\
                    y, \\
                    # z
                # e = 5 \\
                f = \\\\
                g\\ h = \\u00e4 \\t.
                ! i = 9
                j =
                """;
        var properties = new Properties();
        properties.load(new StringReader(text));

        SettingsFile file = SettingsFile.of(text);

        assertThat(file.problems()).isEmpty();
        assertThat(file.values())
                .isEqualTo(properties)
                .containsEntry("d", "xy, # z")
                .containsEntry("f", "\\");
    }

    @Test
    void passesOverAByteOrderMark() throws IOException {
        Path file = written("\uFEFFmonitor.name = a\njmx.port = 9999\n".getBytes(UTF_8));

        assertThat(SettingsFile.read(file))
                .isEqualTo(new SettingsFile(Map.of("monitor.name", "a", "jmx.port", "9999"), java.util.List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void takesTheLineEndsOfEverySystem(String end) {
        SettingsFile file =
                SettingsFile.of("# settings" + end + "a = 1" + end + "b = 2\\" + end + "   3" + end + "a = 4");

        assertThat(file.values()).containsOnly(Map.entry("a", "1"), Map.entry("b", "23"));
        assertThat(file.problems())
                .containsExactly("Setting 'a' stands on line 2 of the settings file and again on line 5; leave one of"
                        + " them");
    }

    @Test
    void passesOverBlanksThatNobodySees() {
        assertThat(SettingsFile.of("\u00a0a\u00a0=\u00a01 \t\u00a0\n\u200Bb = 2  \n\u00a0\n")
                        .values())
                .containsOnly(Map.entry("a", "1"), Map.entry("b", "2"));
    }

    @Test
    void saysWhichLineIsNoSettingAndShowsNothingOfIt() {
        SettingsFile file = SettingsFile.of("a = org.example.LoginModule required\n  \"hunter2\";\nb = 2\n");

        assertThat(file.problems())
                .singleElement()
                .asString()
                .startsWith("Line 2 ")
                .doesNotContain("hunter2");
        assertThat(file.values()).containsOnlyKeys("a", "b");
    }

    @Test
    void saysWhichLineHasABackslashThatWouldBeLost() {
        SettingsFile file = SettingsFile.of("""
                a = C:\\kafka\\secret
                b = C:\\\\kafka
                c = 1\\:2 \\= \\" \\n \\u0041
                d = \\u00zz
                """);

        assertThat(file.problems())
                .hasSize(2)
                .anyMatch(problem -> problem.startsWith("Line 1 ") && problem.contains("backslash"))
                .anyMatch(problem -> problem.startsWith("Line 4 ") && problem.contains("escape"))
                .noneMatch(problem -> problem.contains("secret"));
        assertThat(file.values()).containsOnlyKeys("b", "c");
    }

    @Test
    void saysThatAFileIsInAnotherEncoding() throws IOException {
        String text = "a = 1\nmonitor.name = K\u00e4fka\n";

        assertThatThrownBy(() -> SettingsFile.read(written(text.getBytes(ISO_8859_1))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is not in UTF-8 (line 2); save it as UTF-8");
        assertThatThrownBy(() -> SettingsFile.read(written(text.getBytes(UTF_16))))
                .hasMessageContaining("is in UTF-16; save it as UTF-8");
        assertThatThrownBy(() -> SettingsFile.read(written(("\uFEFF" + text).getBytes(UTF_16LE))))
                .hasMessageContaining("is in UTF-16; save it as UTF-8");
        assertThatThrownBy(() -> SettingsFile.read(written("a = 1".getBytes(UTF_16LE))))
                .hasMessageContaining("is in UTF-16; save it as UTF-8");
    }

    @Test
    void saysThatADirectoryIsNoFile() {
        assertThatThrownBy(() -> SettingsFile.read(directory))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("cannot be read");
    }
}

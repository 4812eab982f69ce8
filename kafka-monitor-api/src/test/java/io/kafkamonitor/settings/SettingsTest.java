package io.kafkamonitor.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void givesTrimmedText() {
        Settings settings = settings("host", "  smtp.example.com ");

        assertThat(settings.text("host")).contains("smtp.example.com");
        assertThat(settings.text("host", "localhost")).isEqualTo("smtp.example.com");
        assertThat(settings.required("host")).isEqualTo("smtp.example.com");
        assertThat(settings.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\t"})
    void takesBlankTextForMissing(String blank) {
        Settings settings = settings("host", blank);

        assertThat(settings.text("host")).isEmpty();
        assertThat(settings.text("host", "localhost")).isEqualTo("localhost");
        assertThat(settings.list("host")).isEmpty();
        assertThat(settings.integer("host", 7, 0, 9)).isEqualTo(7);
        assertThat(settings.problems()).isEmpty();
        assertThat(settings.required("host")).isEmpty();
        assertThat(settings.problems()).containsExactly("Setting 'host' is missing; give it a value");
    }

    @Test
    void splitsListsAtCommas() {
        assertThat(settings("to", "a@example.com, b@example.com ,,").list("to"))
                .containsExactly("a@example.com", "b@example.com");
        assertThat(settings("to", ",").list("to")).isEmpty();
        assertThat(settings().list("to")).isEmpty();
    }

    @Test
    void splitsNoListAtAQuotedComma() {
        assertThat(settings("to", "\"Doe, Jane\" <jane@example.com>, ops@example.com")
                        .list("to"))
                .containsExactly("\"Doe, Jane\" <jane@example.com>", "ops@example.com");
        assertThat(settings("to", "\"Doe \\\"JD\\\", Jane\" <jane@example.com>,ops@example.com")
                        .list("to"))
                .containsExactly("\"Doe \\\"JD\\\", Jane\" <jane@example.com>", "ops@example.com");
        assertThat(settings("to", "a\\,b,\"c,\",\",d\"").list("to")).containsExactly("a\\", "b", "\"c,\"", "\",d\"");
    }

    @Test
    void reportsAQuoteThatIsNotClosedOnce() {
        Settings settings = settings("to", "\"Doe, Jane <jane@example.com>, ops@example.com");

        settings.list("to");
        settings.list("to");

        assertThat(settings.problems())
                .containsExactly("Setting 'to' has a quotation mark that is not closed; close it or remove it");
    }

    @Test
    void knowsWhatWasAskedForWhetherThereOrNot() {
        Settings settings = settings("smtp.host", "h", "smtp.prot", "25");

        settings.section("smtp").text("host");
        settings.section("smtp").text("port");
        settings.text("name");

        assertThat(settings.section("smtp").asked()).containsExactly("smtp.host", "smtp.port");
        assertThat(settings.asked()).containsExactly("name", "smtp.host", "smtp.port");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "25", "65535", "+25"})
    void givesWholeNumbersOfTheRange(String text) {
        Settings settings = settings("port", text);

        assertThat(settings.integer("port", 7, 1, 65535)).isEqualTo(Integer.parseInt(text));
        assertThat(settings.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "2.5", "25x", "99999999999"})
    void reportsOtherNumbersAndGivesTheDefault(String text) {
        Settings settings = settings("port", text);

        assertThat(settings.integer("port", 7, 1, 65535)).isEqualTo(7);
        assertThat(settings.problems())
                .containsExactly("Setting 'port' is '" + text + "'; give a whole number from 1 to 65535");
    }

    @Test
    void givesNumbers() {
        assertThat(settings("above", "0.9").number("above", 1)).isEqualTo(0.9);
        assertThat(settings("above", "-1e3").number("above", 1)).isEqualTo(-1000);
        assertThat(settings().number("above", 1)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "NaN", "Infinity", "1,5"})
    void reportsWhatIsNoNumber(String text) {
        Settings settings = settings("above", text);

        assertThat(settings.number("above", 1)).isEqualTo(1);
        assertThat(settings.problems()).containsExactly("Setting 'above' is '" + text + "'; give a number");
    }

    @Test
    void givesFlagsInAnyCase() {
        assertThat(settings("starttls", "TRUE").flag("starttls", false)).isTrue();
        assertThat(settings("starttls", "false").flag("starttls", true)).isFalse();
        assertThat(settings().flag("starttls", true)).isTrue();
    }

    @Test
    void reportsWhatIsNoFlag() {
        Settings settings = settings("starttls", "yes");

        assertThat(settings.flag("starttls", true)).isTrue();
        assertThat(settings.problems()).containsExactly("Setting 'starttls' is 'yes'; give true or false");
    }

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "30s,PT30S", "30 s,PT30S", "5m,PT5M", "5min,PT5M", "1h,PT1H", "2d,PT48H"})
    void givesDurations(String text, Duration expected) {
        assertThat(settings("timeout", text).duration("timeout", Duration.ofDays(1)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "0s", "-5s", "PT30S", "5 minutes", "1.5h", "36501d", "999999999d", "9999999999s"})
    void reportsOtherDurationsAndGivesTheDefault(String text) {
        Settings settings = settings("timeout", text);

        assertThat(settings.duration("timeout", Duration.ofSeconds(9))).isEqualTo(Duration.ofSeconds(9));
        assertThat(settings.problems())
                .containsExactly("Setting 'timeout' is '" + text
                        + "'; give a duration like 500ms, 30s, 5m or 1h, from 1ms to 365d");
    }

    @Test
    void givesChoicesInAnyCaseAndWithDashes() {
        assertThat(settings("security", "implicit-tls").choice("security", Security.NONE))
                .isEqualTo(Security.IMPLICIT_TLS);
        assertThat(settings("security", "STARTTLS").choice("security", Security.NONE))
                .isEqualTo(Security.STARTTLS);
        assertThat(settings().choice("security", Security.NONE)).isEqualTo(Security.NONE);
    }

    @Test
    void readsChoicesTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));

            assertThat(settings("security", "implicit_tls").choice("security", Security.NONE))
                    .isEqualTo(Security.IMPLICIT_TLS);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void reportsAnotherChoice() {
        Settings settings = settings("security", "ssl");

        assertThat(settings.choice("security", Security.STARTTLS)).isEqualTo(Security.STARTTLS);
        assertThat(settings.problems())
                .containsExactly("Setting 'security' is 'ssl'; give one of none, starttls, implicit_tls");
    }

    @Test
    void reportsAllProblemsAtOnce() {
        Settings settings = settings("port", "none", "timeout", "soon");
        settings.required("host");
        settings.integer("port", 25, 1, 65535);
        settings.section("retry").duration("timeout", Duration.ofSeconds(1));
        settings.duration("timeout", Duration.ofSeconds(1));
        settings.problem("Give either 'to' or 'cc'");

        assertThatThrownBy(settings::check)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("""
                        4 problems:
                          - Setting 'host' is missing; give it a value
                          - Setting 'port' is 'none'; give a whole number from 1 to 65535
                          - Setting 'timeout' is 'soon'; give a duration like 500ms, 30s, 5m or 1h, from 1ms to 365d
                          - Give either 'to' or 'cc'""");
    }

    @Test
    void passesTheCheckWithoutProblems() {
        Settings settings = settings("port", "25");
        settings.integer("port", 7, 1, 65535);

        assertThatCode(settings::check).doesNotThrowAnyException();
    }

    @Test
    void hasSectionsThatReportTheirKeysInFull() {
        Settings settings = settings("smtp.port", "x", "smtp.auth.user", "me", "smtpx.port", "1", "old.smtp.port", "2");
        Settings smtp = settings.section("smtp");

        assertThat(smtp.keys()).containsExactly("auth.user", "port");
        assertThat(smtp.section("auth").required("user")).isEqualTo("me");
        assertThat(smtp.section("none").isEmpty()).isTrue();
        assertThat(smtp.isEmpty()).isFalse();
        smtp.integer("port", 25, 1, 65535);
        smtp.required("host");

        assertThat(settings.problems())
                .isEqualTo(smtp.problems())
                .containsExactly(
                        "Setting 'smtp.port' is 'x'; give a whole number from 1 to 65535",
                        "Setting 'smtp.host' is missing; give it a value");
    }

    @Test
    void knowsWhichKeysNobodyRead() {
        Settings settings = settings("smtp.host", "h", "smtp.prot", "25", "kafka.retries", "1");

        settings.section("smtp").required("host");
        settings.section("smtp").integer("port", 25, 1, 65535);

        assertThat(settings.unread()).containsExactly("kafka.retries", "smtp.prot");
        assertThat(settings.section("smtp").unread()).containsExactly("smtp.prot");
    }

    @Test
    void takesAWholeSectionForRead() {
        Settings settings = settings("kafka.bootstrap.servers", " broker-1:9092 ", "kafka.client.id", "", "host", "h");

        assertThat(settings.section("kafka").asMap()).containsExactly(Map.entry("bootstrap.servers", "broker-1:9092"));
        assertThat(settings.unread()).containsExactly("host");
    }

    @Test
    void doesNotChangeWithTheMapItWasMadeOf() {
        var values = new HashMap<String, String>();
        Settings settings = Settings.of(values);

        values.put("host", "h");

        assertThat(settings.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "smtp.password",
                "smtp.auth-token",
                "CLIENT_SECRET",
                "client.secret",
                "apiKey",
                "api.key",
                "ssl.key.password",
                "db.passwordEncoded",
                "tokens"
            })
    void neverShowsTheValueOfASecret(String key) {
        Settings settings = Settings.of(Map.of(key, "hunter2", "section." + key, "hunter2"));

        settings.integer(key, 0, 0, 1);
        settings.number(key, 0);
        settings.flag(key, false);
        settings.duration(key, Duration.ofSeconds(1));
        settings.choice(key, Security.NONE);
        settings.section("section").integer(key, 0, 0, 1);

        assertThat(Settings.isSecret(key)).isTrue();
        assertThat(settings.problems()).hasSize(6).allMatch(problem -> problem.contains(key + "' is wrong"));
        assertThatThrownBy(settings::check).message().doesNotContain("hunter2");
        assertThat(settings).asString().doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "ssl.keystore.location", "password.file", "token-url", "secret_name", "user", ""})
    void showsTheValueOfOtherKeys(String key) {
        Settings settings = Settings.of(Map.of(key, "wrong"));

        settings.number(key, 0);

        assertThat(Settings.isSecret(key)).isFalse();
        assertThat(settings.problems()).containsExactly("Setting '" + key + "' is 'wrong'; give a number");
    }

    private static Settings settings(String... keysAndValues) {
        var values = new HashMap<String, String>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return Settings.of(values);
    }

    private enum Security {
        NONE,
        STARTTLS,
        IMPLICIT_TLS
    }
}

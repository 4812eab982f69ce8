package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.plugin.MonitorPlugin;
import io.kafkamonitor.settings.Settings;
import io.kafkamonitor.testing.MonitorPluginContract;
import io.kafkamonitor.testing.RecordingComposition;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SmtpPluginTest implements MonitorPluginContract {

    @Override
    public MonitorPlugin createPlugin() {
        return new SmtpPlugin();
    }

    @Override
    public Map<String, String> wrongSettings() {
        return Map.of(
                "security", "perhaps",
                "port", "0",
                "from", "nobody",
                "to", "ops@example.com,broken",
                "zone", "Moon/Dark_Side",
                "username", "monitor",
                "password", "hunter-2-secret",
                "passwordFile", "/no/such/secret-file",
                "readTimeout", "soon");
    }

    @Override
    public Map<String, String> rightSettings() {
        return Map.ofEntries(
                Map.entry("host", "smtp.example.com"),
                Map.entry("security", "tls"),
                Map.entry("port", "2465"),
                Map.entry("from", "Kafka <kafka@example.com>"),
                Map.entry("to", "ops@example.com, boss@example.com"),
                Map.entry("cc", "audit@example.com"),
                Map.entry("username", "monitor"),
                Map.entry("password", "secret"),
                Map.entry("zone", "Europe/Berlin"),
                Map.entry("heloName", "app-1.example.com"),
                Map.entry("sendDeadline", "2m"));
    }

    @Test
    void aQuotedCommaIsPartOfAName() {
        Settings settings = Settings.of(Map.of(
                "smtp.host", "smtp.example.com",
                "smtp.from", "\"Kafka, Monitor\" <kafka@example.com>",
                "smtp.to", "\"Doe, Jane\" <jane@example.com>, ops@example.com"));
        var composition = new RecordingComposition();

        new SmtpPlugin().contribute(composition, settings.section("smtp"));

        assertThat(settings.problems()).isEmpty();
        assertThat(composition.names()).containsExactly("mail");
    }

    @Test
    void saysThatThePasswordIsGivenTwice() {
        var all = new TreeMap<String, String>();
        rightSettings().forEach((key, value) -> all.put("smtp." + key, value));
        all.put("smtp.passwordFile", "/no/such/secret-file");
        Settings settings = Settings.of(all);

        new SmtpPlugin().contribute(new RecordingComposition(), settings.section("smtp"));

        assertThat(settings.problems())
                .containsExactly("Settings 'smtp.password' and 'smtp.passwordFile' are both there; leave one of them");
    }

    @Test
    void reportsEveryProblemAtOnce() {
        Settings settings = Settings.of(Map.of("smtp.port", "x", "smtp.to", "broken", "smtp.password", "secret"));

        var composition = new RecordingComposition();

        new SmtpPlugin().contribute(composition, settings.section("smtp"));

        assertThat(composition.names()).isEmpty();
        assertThat(settings.problems()).hasSize(5).anyMatch(problem -> problem.contains("'smtp.host'"));
        assertThat(settings.problems()).anyMatch(problem -> problem.contains("'smtp.from'"));
        assertThat(settings.problems()).anyMatch(problem -> problem.contains("'smtp.port'"));
        assertThat(settings.problems()).anyMatch(problem -> problem.contains("'smtp.to'"));
        assertThat(settings.problems()).anyMatch(problem -> problem.contains("'smtp.username'"));
    }
}

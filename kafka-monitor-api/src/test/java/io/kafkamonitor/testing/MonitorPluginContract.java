package io.kafkamonitor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kafkamonitor.plugin.MonitorPlugin;
import io.kafkamonitor.settings.ConfigurationException;
import io.kafkamonitor.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/**
 * What every {@link MonitorPlugin} keeps to. The test class of a plug-in implements this interface, and JUnit runs these
 * tests with its own.
 *
 * <p>Settings are given here as the plug-in sees them, without its name in front.
 */
public interface MonitorPluginContract {

    /** A new plug-in. */
    MonitorPlugin createPlugin();

    /**
     * Settings of which one is wrong or more, among them every secret of the plug-in with a value that is nowhere else.
     */
    Map<String, String> wrongSettings();

    /** Settings with which the plug-in adds something; empty, the default, if it has none: the test is then skipped. */
    default Map<String, String> rightSettings() {
        return Map.of();
    }

    @Test
    default void hasANameThatStaysTheSameAndCanLeadAKey() {
        MonitorPlugin plugin = createPlugin();

        assertThat(plugin.name())
                .matches("[a-z][a-z0-9-]*")
                .isEqualTo(plugin.name())
                .isEqualTo(createPlugin().name());
    }

    @Test
    default void isFoundOnTheClassPath() {
        assertThat(ServiceLoader.load(MonitorPlugin.class).stream().map(ServiceLoader.Provider::type))
                .as("types in META-INF/services/" + MonitorPlugin.class.getName())
                .contains(createPlugin().getClass());
    }

    @Test
    default void addsNothingOrNamesASettingWhenThereAreNone() {
        try (var composition = new RecordingComposition()) {
            List<String> problems = problemsOf(Map.of(), composition);

            if (problems.isEmpty()) {
                assertThat(composition.names()).as("added without settings").isEmpty();
            } else {
                assertThat(problems)
                        .as("problems, each with the setting it is about")
                        .allMatch(this::namesASetting);
            }
        }
    }

    @Test
    default void reportsWrongSettingsWithoutTheirSecrets() {
        Map<String, String> settings = wrongSettings();
        try (var composition = new RecordingComposition()) {
            List<String> problems = problemsOf(settings, composition);

            assertThat(problems).as("problems of wrongSettings()").isNotEmpty();
            assertThat(problems.stream().filter(this::namesASetting))
                    .as("problems that name a setting, among " + problems.size())
                    .isNotEmpty();
            settings.forEach((key, value) -> {
                if (Settings.isSecret(key)) {
                    assertThat(problems)
                            .as("problems, without the value of '" + key + "'")
                            .noneMatch(problem -> problem.contains(value));
                }
            });
        }
    }

    @Test
    default void addsSomethingAndReadsEverySettingWhenAllAreRight() {
        Map<String, String> right = rightSettings();
        assumeTrue(!right.isEmpty(), "rightSettings() gives no settings");
        Settings settings = section(right);
        try (var composition = new RecordingComposition()) {
            createPlugin().contribute(composition, settings);

            assertThat(settings.problems()).isEmpty();
            assertThat(settings.unread()).as("settings that were not read").isEmpty();
            assertThat(composition.names())
                    .as("added with rightSettings()")
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
        }
    }

    private List<String> problemsOf(Map<String, String> values, RecordingComposition composition) {
        Settings settings = section(values);
        var problems = new ArrayList<String>();
        try {
            createPlugin().contribute(composition, settings);
        } catch (ConfigurationException e) {
            problems.addAll(e.problems());
        }
        problems.addAll(settings.problems());
        return problems;
    }

    private Settings section(Map<String, String> values) {
        String name = createPlugin().name();
        var prefixed = new HashMap<String, String>();
        values.forEach((key, value) -> prefixed.put(name + "." + key, value));
        return Settings.of(prefixed).section(name);
    }

    private boolean namesASetting(String problem) {
        return problem.contains("'" + createPlugin().name() + ".");
    }
}

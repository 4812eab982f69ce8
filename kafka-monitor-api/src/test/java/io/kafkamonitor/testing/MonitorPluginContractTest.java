package io.kafkamonitor.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.plugin.Composition;
import io.kafkamonitor.plugin.MonitorPlugin;
import io.kafkamonitor.settings.Settings;
import java.util.Map;
import java.util.function.BiConsumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A plug-in that keeps to the contract passes it, and each of those that do not is found out. */
class MonitorPluginContractTest implements MonitorPluginContract {

    @Override
    public MonitorPlugin createPlugin() {
        return new EchoPlugin();
    }

    @Override
    public Map<String, String> wrongSettings() {
        return Map.of("targets", "many", "token", "hunter2");
    }

    @Override
    public Map<String, String> rightSettings() {
        return Map.of("targets", "2", "token", "s3cret");
    }

    @Test
    void findsOutANameThatCannotLeadAKey() {
        assertBroken(contractOf("My Plugin", (composition, settings) -> {})::hasANameThatStaysTheSameAndCanLeadAKey);
    }

    @Test
    void findsOutAPluginThatIsNotRegistered() {
        assertBroken(contractOf((composition, settings) -> {})::isFoundOnTheClassPath);
    }

    @Test
    void findsOutAPluginThatAddsWhatNobodyAskedFor() {
        MonitorPluginContract contract = contractOf((composition, settings) -> composition.notifier(notifier()));

        assertBroken(contract::addsNothingOrNamesASettingWhenThereAreNone);
    }

    @Test
    void findsOutAProblemThatNamesNoSetting() {
        MonitorPluginContract contract = contractOf((composition, settings) -> settings.problem("Something is wrong"));

        assertBroken(contract::addsNothingOrNamesASettingWhenThereAreNone);
        assertBroken(contract::reportsWrongSettingsWithoutTheirSecrets);
    }

    @Test
    void findsOutAPluginThatAcceptsWrongSettings() {
        assertBroken(contractOf((composition, settings) -> {})::reportsWrongSettingsWithoutTheirSecrets);
    }

    @Test
    void findsOutAProblemThatTellsASecret() {
        MonitorPluginContract contract = contractOf((composition, settings) ->
                settings.problem("Setting 'broken.token' is '" + settings.text("token", "") + "'; get another"));

        assertBroken(contract::reportsWrongSettingsWithoutTheirSecrets);
    }

    @Test
    void findsOutASettingThatIsNotRead() {
        MonitorPluginContract contract = contractOf((composition, settings) -> {
            settings.integer("targets", 0, 0, 9);
            composition.notifier(notifier());
        });

        assertBroken(contract::addsSomethingAndReadsEverySettingWhenAllAreRight);
    }

    private static Notifier notifier() {
        return new RecordingNotifier("added");
    }

    private static void assertBroken(ThrowingCallable test) {
        assertThatThrownBy(test).isInstanceOf(AssertionError.class);
    }

    private MonitorPluginContract contractOf(BiConsumer<Composition, Settings> contribute) {
        return contractOf("broken", contribute);
    }

    private MonitorPluginContract contractOf(String name, BiConsumer<Composition, Settings> contribute) {
        MonitorPluginContract whole = this;
        return new MonitorPluginContract() {
            @Override
            public MonitorPlugin createPlugin() {
                return new FunctionPlugin(name, contribute);
            }

            @Override
            public Map<String, String> wrongSettings() {
                return whole.wrongSettings();
            }

            @Override
            public Map<String, String> rightSettings() {
                return whole.rightSettings();
            }
        };
    }

    private record FunctionPlugin(String name, BiConsumer<Composition, Settings> function) implements MonitorPlugin {

        @Override
        public void contribute(Composition composition, Settings settings) {
            function.accept(composition, settings);
        }
    }

    /** Adds as many notifiers as it is told to; found by its services file. */
    public static final class EchoPlugin implements MonitorPlugin {

        @Override
        public String name() {
            return "echo";
        }

        @Override
        public void contribute(Composition composition, Settings settings) {
            int targets = settings.integer("targets", 0, 0, 9);
            if (targets > 0 && !settings.required("token").isEmpty()) {
                for (int i = 1; i <= targets; i++) {
                    composition.notifier(new RecordingNotifier("echo-" + i));
                }
            }
        }
    }
}

package io.kafkamonitor.examples.host;

import io.kafkamonitor.recording.Recording;
import io.kafkamonitor.settings.ConfigurationException;
import io.kafkamonitor.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be replayed.
 *
 * @param file the settings
 * @param last only what was recorded in so much time before now
 * @param rule one more rule, which alone is shown
 */
record ReplayWish(String file, Optional<Duration> last, Optional<String> rule) {

    /**
     * The wish that arguments express.
     *
     * @throws ConfigurationException if they express none, saying what is wrong
     */
    static ReplayWish of(List<String> arguments) {
        var files = new ArrayList<String>();
        @Nullable Duration last = null;
        @Nullable String rule = null;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            switch (argument) {
                case "--last" -> last = duration(value(arguments, ++i, argument));
                case "--rule" -> rule = value(arguments, ++i, argument);
                default -> files.add(argument);
            }
        }
        if (files.size() != 1 || files.get(0).startsWith("-")) {
            throw new ConfigurationException(List.of(
                    "Give one settings file, and perhaps more: replay <file> [--last 1h]" + " [--rule '<rule>']"));
        }
        return new ReplayWish(files.get(0), Optional.ofNullable(last), Optional.ofNullable(rule));
    }

    private static String value(List<String> arguments, int index, String option) {
        if (index >= arguments.size()) {
            throw new ConfigurationException(List.of("Nothing stands behind '" + option + "'; give what it is to be"));
        }
        return arguments.get(index);
    }

    private static Duration duration(String text) {
        Settings given = Settings.of(Map.of("--last", text));
        Duration duration = given.duration("--last", Duration.ofHours(1));
        if (!given.problems().isEmpty()) {
            throw new ConfigurationException(given.problems());
        }
        return duration;
    }

    Recording of(Recording recording) {
        return last.map(time -> recording.from(Instant.now().minus(time))).orElse(recording);
    }

    /** Whether what concerns a rule is to be shown. */
    boolean wants(String name) {
        return rule.map(text -> OwnRules.name(text).equals(name)).orElse(true);
    }
}

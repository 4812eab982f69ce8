package io.kafkamonitor.examples.host;

import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.RuleReader;
import io.kafkamonitor.settings.ConfigurationException;
import io.kafkamonitor.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules that stand in the settings as text, each under its name: {@code rule.few-brokers}. */
final class OwnRules {

    static final String SECTION = "rule";

    private final Map<String, String> texts;

    private OwnRules(Map<String, String> texts) {
        this.texts = texts;
    }

    static OwnRules of(Settings settings) {
        return new OwnRules(settings.section(SECTION).asMap());
    }

    /** Each takes the place of a recommended rule with the same name. */
    Set<String> names() {
        return texts.keySet();
    }

    /**
     * Reads all of them.
     *
     * @throws ConfigurationException if something is wrong with any, listing all of it
     */
    List<Rule> read(RuleReader reader) {
        var rules = new ArrayList<Rule>();
        var problems = new ArrayList<String>();
        texts.forEach((name, text) -> {
            try {
                rules.add(reader.read(name, text));
            } catch (ConfigurationException e) {
                e.problems().forEach(problem -> problems.add("Setting '" + SECTION + "." + name + "': " + problem));
            }
        });
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return rules;
    }
}

package io.kafkamonitor.examples.host;

import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.RuleReader;
import io.kafkamonitor.settings.ConfigurationException;
import io.kafkamonitor.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules that stand in the settings as text, each under its name: {@code rule.few-brokers}. */
final class OwnRules {

    static final String SECTION = "rule";

    private final Map<String, String> texts;
    /** One that is given besides, with its name in front. */
    private final Optional<String> further;

    private OwnRules(Map<String, String> texts, Optional<String> further) {
        this.texts = texts;
        this.further = further;
    }

    static OwnRules of(Settings settings) {
        return new OwnRules(settings.section(SECTION).asMap(), Optional.empty());
    }

    /** These and one that is to be tried, which takes the place of one with the same name. */
    OwnRules and(Optional<String> text) {
        var others = new LinkedHashMap<>(texts);
        text.ifPresent(rule -> others.remove(name(rule)));
        return new OwnRules(others, text);
    }

    /** What stands before the colon; whether that is a name, its reader says. */
    static String name(String rule) {
        return rule.substring(0, Math.max(0, rule.indexOf(':'))).strip();
    }

    /** Each takes the place of a recommended rule with the same name. */
    Set<String> names() {
        var names = new LinkedHashSet<>(texts.keySet());
        further.ifPresent(rule -> names.add(name(rule)));
        return names;
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
        further.ifPresent(text -> {
            try {
                rules.add(reader.read(text));
            } catch (ConfigurationException e) {
                e.problems().forEach(problem -> problems.add("The rule that is to be tried: " + problem));
            }
        });
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return rules;
    }
}

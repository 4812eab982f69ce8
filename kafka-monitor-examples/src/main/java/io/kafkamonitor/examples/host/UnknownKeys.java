package io.kafkamonitor.examples.host;

import io.kafkamonitor.settings.Settings;
import io.kafkamonitor.settings.Spelling;
import java.util.List;
import java.util.TreeSet;

/** Refuses settings that nobody has a use for, with what was perhaps meant. */
final class UnknownKeys {

    private final Settings settings;
    private final PluginSections plugins;

    private UnknownKeys(Settings settings, PluginSections plugins) {
        this.settings = settings;
        this.plugins = plugins;
    }

    /** Notes each as a problem; to be called when the host has read all of its own. */
    static void refuse(Settings settings, PluginSections plugins) {
        new UnknownKeys(settings, plugins).refuse();
    }

    private void refuse() {
        var known = new TreeSet<>(settings.asked());
        known.addAll(plugins.asked());
        var spelling = Spelling.of(known).ignoring(ClientKeys.FIRST_WORDS);
        for (String key : settings.unread()) {
            if (!plugins.read(key)) {
                refuse(key, spelling.advice("", key));
            }
        }
    }

    private void refuse(String key, String meant) {
        String advice = meant.isEmpty() ? otherSection(key) : meant;
        if (!advice.isEmpty()) {
            settings.problem("Setting '" + key + "' is not known; " + advice);
        } else if (plugins.allAsked()) { // else it may be of the plug-in that could not be asked
            settings.problem("Setting '" + key + "' is not known; correct or remove it");
        }
    }

    /** Where the first word is misspelt, the keys that were meant may never have been asked for. */
    private String otherSection(String key) {
        int dot = key.indexOf('.');
        var sections = new TreeSet<>(plugins.names());
        sections.add("jmx");
        if (dot < 0 || sections.contains(key.substring(0, dot))) {
            return "";
        }
        List<String> meant =
                Spelling.of(sections).ignoring(ClientKeys.FIRST_WORDS).closest(key.substring(0, dot)).stream()
                        .map(section -> section + key.substring(dot))
                        .toList();
        return Spelling.of(meant).ignoring(ClientKeys.FIRST_WORDS).advice("", key);
    }
}

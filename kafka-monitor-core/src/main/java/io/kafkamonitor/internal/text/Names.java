package io.kafkamonitor.internal.text;

import io.kafkamonitor.labels.LabelMatcher;
import java.util.Set;
import java.util.regex.Pattern;

/** Names and other words of the host in the text of a rule: as they are where nobody could take them for something else. */
public final class Names {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    /** What may follow a name, so that it could not be told from one. */
    private static final Set<String> RESERVED = Set.of("of");

    private Names() {}

    /** The name of a label or a rule. */
    public static String text(String name) {
        return PLAIN.matcher(name).matches() && !RESERVED.contains(name) ? name : LabelMatcher.quoted(name);
    }

    /** The name of a metric: its dots tell it from the words of the language. */
    public static String metric(String name) {
        return name.indexOf('.') >= 0 ? name : LabelMatcher.quoted(name);
    }
}

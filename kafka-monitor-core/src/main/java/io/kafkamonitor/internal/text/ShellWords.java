package io.kafkamonitor.internal.text;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.bounds.Printable;
import io.kafkamonitor.metric.Labels;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts names into a command, so that a POSIX shell takes each as one word that stands for itself. */
public final class ShellWords {

    /** The place of a command for the cluster's address. */
    public static final String BOOTSTRAP_SERVERS = "bootstrapServers";

    /** What a shell takes as it is; a word that begins with a dash would be taken for an option. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.,:/@%+=][A-Za-z0-9_.,:/@%+=-]*");

    private static final int LONGEST_NAME = 500;

    private ShellWords() {}

    /**
     * The command with the labels of a subject and the cluster's address in their places. Without an address its place stands
     * for itself, as a name in capitals that somebody who enters it will see. Empty if a name cannot be shown as it is, or the
     * whole becomes too long: half a command, or one with another name, may do something else.
     */
    public static String filled(String command, Labels subject, String bootstrapServers) {
        boolean isUnfit = Places.of(command).stream().anyMatch(name -> isUnfit(subject.value(name)));
        String filled = Places.filled(command, name -> word(name, subject, bootstrapServers));
        return isUnfit || filled.length() > Bounded.LONGEST_TEXT ? "" : filled;
    }

    /** Of a very long name a label has the beginning only, and what cannot be printed as it is would become another name. */
    private static boolean isUnfit(@Nullable String label) {
        return label != null
                && (label.length() > LONGEST_NAME || !Printable.line(label).equals(label));
    }

    private static String word(String name, Labels subject, String bootstrapServers) {
        if (name.equals(BOOTSTRAP_SERVERS)) {
            return bootstrapServers.isEmpty() ? "BOOTSTRAP_SERVERS" : quoted(bootstrapServers);
        }
        @Nullable String label = subject.value(name);
        return label == null ? "{" + name + "}" : quoted(label);
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}

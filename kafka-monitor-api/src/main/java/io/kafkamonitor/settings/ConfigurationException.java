package io.kafkamonitor.settings;

import io.kafkamonitor.bounds.Bounded;
import java.util.List;

/** That settings are missing or wrong; the message lists all problems, one a line. */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String[] problems; // an array, since a list may not be serializable

    /**
     * An exception for one or more problems, each a sentence that says what is wrong and what to do.
     *
     * @throws IllegalArgumentException if there is no problem
     */
    public ConfigurationException(List<String> problems) {
        super(message(shortened(problems)));
        this.problems = shortened(problems).toArray(String[]::new);
    }

    private static List<String> shortened(List<String> problems) {
        return problems.stream().map(Bounded::shortened).toList();
    }

    private static String message(List<String> problems) {
        return switch (problems.size()) {
            case 0 -> throw new IllegalArgumentException("There is no problem; throw this only if there is one");
            case 1 -> problems.get(0);
            default -> problems.size() + " problems:\n  - " + String.join("\n  - ", problems);
        };
    }

    /** The problems, each a sentence. */
    public List<String> problems() {
        return List.of(problems);
    }
}

package io.kafkamonitor.settings;

import java.util.List;

/** That settings are missing or wrong; the message lists all problems, one a line. */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** An exception for one or more problems, each a sentence that says what is wrong and what to do. */
    public ConfigurationException(List<String> problems) {
        super(
                problems.size() == 1
                        ? problems.get(0)
                        : problems.size() + " problems:\n  - " + String.join("\n  - ", problems));
        this.problems = List.copyOf(problems);
    }

    /** The problems, each a sentence. */
    public List<String> problems() {
        return problems;
    }
}

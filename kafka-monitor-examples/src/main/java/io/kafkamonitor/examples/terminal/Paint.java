package io.kafkamonitor.examples.terminal;

/** The few colours in use; a {@link Terminal} decides whether they show. */
public enum Paint {
    /** Something is wrong. */
    RED("31"),
    /** Something is over. */
    GREEN("32"),
    /** Something is worth a look. */
    YELLOW("33"),
    /** A mail. */
    CYAN("36"),
    /** A title. */
    BOLD("1"),
    /** Of less weight than the rest. */
    DIM("2");

    private final String code;

    Paint(String code) {
        this.code = code;
    }

    String on(String text) {
        return "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}

package io.kafkamonitor.alert;

/** How an alert ended. */
public enum Resolution {
    /** The value went back. */
    RECOVERED("recovered"),
    /** Nothing happened any more that could be measured, so the value did not go back but ceased. */
    NOTHING_TO_MEASURE("there is nothing to measure any more"),
    /** What it was about does not exist any more. */
    GONE("does not exist any more"),
    /** Nothing was reported of it for three evaluations. */
    NOT_REPORTED("is no longer reported"),
    /** The rule was removed. */
    RULE_REMOVED("the rule was removed");

    private final String text;

    Resolution(String text) {
        this.text = text;
    }

    /** The ending for a person. */
    public String text() {
        return text;
    }
}

package io.kafkamonitor.metric;

/** Why a value is not known. */
public enum UnknownReason {
    /** The collector threw. */
    COLLECTOR_FAILED("the collector failed"),
    /** The collector did not finish before its deadline. */
    COLLECTOR_OVERRAN("the collector did not finish in time"),
    /** The partition has no leader, so nobody can be asked. */
    NO_LEADER("the partition has no leader"),
    /** The principal of the monitor may not read it. */
    NOT_AUTHORIZED("the monitor may not read it"),
    /** The source did not answer in time. */
    TIMED_OUT("no answer in time"),
    /** The source could not be reached. */
    UNREACHABLE("not reachable"),
    /** The source is too old or not configured to tell. */
    UNSUPPORTED("not supported there"),
    /** It is there, but of a kind that the monitor does not read. */
    KIND_NOT_READ("of a kind that is not read"),
    /** The monitor's own settings for the source are wrong. */
    CONFIGURATION("wrong settings"),
    /** The source just started; its values mean nothing yet. */
    WARMING_UP("just started"),
    /**
     * Nothing happened that could be measured, such as a request of which the time would be told. Nothing is wrong with
     * the reading: an alert does not freeze on it but ends.
     */
    NOTHING_TO_MEASURE("nothing to measure"),
    /** Known before, but the source said nothing of it this time. */
    NOT_REPORTED("not reported this time"),
    /** Some parts of it are known and some are not. */
    INCOMPLETE("only partly known"),
    /** The rule threw or did not finish in time. */
    RULE_FAILED("the rule failed");

    private final String text;

    UnknownReason(String text) {
        this.text = text;
    }

    /** The reason for a person, to follow a colon or a dash. */
    public String text() {
        return text;
    }
}

package io.kafkamonitor.localcluster;

import java.util.Locale;

/** A broker's process ended although it was expected to run; the message has the telling part of its log. */
public final class BrokerExitedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean portTaken;

    BrokerExitedException(int id, String log) {
        super("Broker " + id + " is not running. Its log says:\n" + log);
        portTaken = log.toLowerCase(Locale.ROOT).contains("already in use");
    }

    BrokerExitedException(int attempts, BrokerExitedException last) {
        super(
                "The cluster did not start in " + attempts + " attempts, each with other ports. " + last.getMessage(),
                last);
        portTaken = last.portTaken;
    }

    /** Whether another process was faster to take one of the broker's ports. */
    boolean portTaken() {
        return portTaken;
    }
}

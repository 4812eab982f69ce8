package io.kafkamonitor.internal.kafka.client;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.metric.Unknown;

/** That the cluster could not be asked, or did not answer, so that nothing of what was asked for is known. */
public final class ClusterReadException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Unknown unknown;

    public ClusterReadException(String what, Unknown unknown, Throwable cause) {
        super("Cannot read " + what + ": " + unknown, cause);
        this.unknown = requireNonNull(unknown, "unknown");
    }

    /** What to say of every value that depends on it. */
    public Unknown unknown() {
        return unknown;
    }
}

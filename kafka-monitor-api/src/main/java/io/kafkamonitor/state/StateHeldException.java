package io.kafkamonitor.state;

import static java.util.Objects.requireNonNull;

/**
 * What is to be loaded is in use by somebody else, most often by a second process of the same host. Two monitors on one
 * state would each tell everybody everything.
 */
public final class StateHeldException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Says who holds what.
     *
     * @param message who holds it, since when, and what to do, in one sentence that an operator reads
     */
    public StateHeldException(String message) {
        super(requireNonNull(message, "message"));
    }
}

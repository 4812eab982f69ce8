package io.kafkamonitor.localcluster;

import org.jspecify.annotations.Nullable;

/** A condition did not come true in time; the message has what was last seen instead. */
public final class UnmetConditionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnmetConditionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

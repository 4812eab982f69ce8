package io.kafkamonitor.metric;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.bounds.Bounded;

/**
 * That a value is not known, and why: never zero, never gone.
 *
 * @param reason the kind of reason
 * @param detail what exactly happened, for a person; empty if the reason says it all, and of a long one its beginning
 */
public record Unknown(UnknownReason reason, String detail) {

    public Unknown {
        requireNonNull(reason, "reason");
        detail = Bounded.shortened(requireNonNull(detail, "detail"));
    }

    /** A reason that needs no detail. */
    public static Unknown because(UnknownReason reason) {
        return new Unknown(reason, "");
    }

    @Override
    public String toString() {
        return detail.isEmpty() ? reason.text() : reason.text() + " (" + detail + ")";
    }
}

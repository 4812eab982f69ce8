package io.kafkamonitor.mail;

import io.kafkamonitor.notifier.Delivery;
import java.time.Duration;

/**
 * Why nobody got a mail.
 *
 * @param kind what follows from it
 * @param detail for a person, with what to do
 */
record SmtpFailure(Kind kind, String detail) {

    /**
     * What the monitor is to know of it.
     *
     * @param attempt which one it was
     */
    Delivery delivery(int attempt) {
        return switch (kind) {
            case PASSING -> Delivery.transientFailure(detail);
            case GREYLISTED -> Delivery.transientFailure(detail).withRetryAfter(RetryWaits.whenPutOff(attempt));
            case REFUSED -> Delivery.transientFailure(detail).withRetryAfter(RetryWaits.whenRefused(attempt));
            case CONTENT, SIZE -> Delivery.rejected(detail);
            case SLOWLY_PASSING -> Delivery.transientFailure(detail).withRetryAfter(Duration.ofMinutes(15));
            case CONFIGURATION, LOGIN -> Delivery.permanentFailure(detail);
            case AMBIGUOUS -> Delivery.ambiguous(detail);
        };
    }

    /** What kinds of failure are worth telling apart. */
    enum Kind {
        /** May work in a moment. */
        PASSING,
        /** The server wants us to come back in a minute, to see that we are no spammer. */
        GREYLISTED,
        /** The server does not want us, but may change its mind. */
        SLOWLY_PASSING,
        /** Somebody has to mend a setting, here or at the server. */
        CONFIGURATION,
        /** The server does not accept the login; trying often would lock it. */
        LOGIN,
        /** The server does not like what the mail says. */
        CONTENT,
        /** The server finds the mail too large. */
        SIZE,
        /** The server refused the mail when it had it, and not for anything that is known to be about the mail. */
        REFUSED,
        /** The mail was sent, but the answer was lost. */
        AMBIGUOUS
    }
}

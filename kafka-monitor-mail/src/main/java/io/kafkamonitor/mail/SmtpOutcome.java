package io.kafkamonitor.mail;

import io.kafkamonitor.mail.SmtpFailure.Kind;
import io.kafkamonitor.notifier.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * What became of one mail.
 *
 * @param delivery what to tell the monitor
 * @param failure why nobody got it; null if somebody did, or if it depends on the recipient
 */
record SmtpOutcome(Delivery delivery, @Nullable Kind failure) {

    static SmtpOutcome of(Delivery delivery) {
        return new SmtpOutcome(delivery, null);
    }

    /** Whether the same news in the simplest form may be accepted at once. */
    boolean simplerMayPass() {
        return failure == Kind.CONTENT || failure == Kind.SIZE;
    }
}

package io.kafkamonitor.mail;

import io.kafkamonitor.mail.SmtpFailure.Kind;
import io.kafkamonitor.notifier.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * What became of one mail.
 *
 * @param delivery what to tell the monitor
 * @param failure why nobody got it; null if somebody did
 */
record SmtpOutcome(Delivery delivery, @Nullable Kind failure) {

    static SmtpOutcome of(Delivery delivery) {
        return new SmtpOutcome(delivery, null);
    }

    static SmtpOutcome of(SmtpFailure failure) {
        return new SmtpOutcome(failure.delivery(), failure.kind());
    }

    /** Whether the same news in a short plain mail may be accepted at once. */
    boolean plainerMayPass() {
        return failure == Kind.CONTENT || failure == Kind.SIZE;
    }

    /** Whether the server had the mail and did not take it. */
    boolean isMailRefused() {
        return plainerMayPass() || failure == Kind.REFUSED;
    }

    /** Whether the server took it for somebody. */
    boolean isMailTaken() {
        return failure == null;
    }
}

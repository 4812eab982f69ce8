package io.kafkamonitor.mail;

import io.kafkamonitor.notifier.Delivery;

/**
 * What became of one mail.
 *
 * @param delivery what to tell the monitor
 * @param plainerMayPass whether the same news in a short plain mail may be accepted
 */
record SmtpOutcome(Delivery delivery, boolean plainerMayPass) {

    static SmtpOutcome of(Delivery delivery) {
        return new SmtpOutcome(delivery, false);
    }

    static SmtpOutcome of(SmtpFailure failure) {
        boolean aboutContent = switch (failure.kind()) {
            case CONTENT, SIZE -> true;
            case PASSING, GREYLISTED, SLOWLY_PASSING, CONFIGURATION, LOGIN, AMBIGUOUS -> false;
        };
        return new SmtpOutcome(failure.delivery(), aboutContent);
    }
}

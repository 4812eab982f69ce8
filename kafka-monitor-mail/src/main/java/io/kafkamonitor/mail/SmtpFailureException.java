package io.kafkamonitor.mail;

import jakarta.mail.MessagingException;

/** Ends a conversation for a reason that is known where it is thrown. */
final class SmtpFailureException extends MessagingException {

    private static final long serialVersionUID = 1L;

    private final transient SmtpFailure failure;

    SmtpFailureException(SmtpFailure.Kind kind, String detail) {
        super(detail);
        this.failure = new SmtpFailure(kind, detail);
    }

    /** What to tell of it. */
    SmtpFailure failure() {
        return failure;
    }
}

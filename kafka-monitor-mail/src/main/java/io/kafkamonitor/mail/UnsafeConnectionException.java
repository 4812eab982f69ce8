package io.kafkamonitor.mail;

import jakarta.mail.MessagingException;

/** That a connection is not what was asked for, perhaps because somebody between us and the server changed it. */
final class UnsafeConnectionException extends MessagingException {

    private static final long serialVersionUID = 1L;

    UnsafeConnectionException(String message) {
        super(message);
    }
}

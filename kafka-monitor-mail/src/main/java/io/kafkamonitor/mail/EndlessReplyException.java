package io.kafkamonitor.mail;

import java.io.IOException;

/** That a server says more than a mail server has to say. */
final class EndlessReplyException extends IOException {

    private static final long serialVersionUID = 1L;

    EndlessReplyException() {
        super("its answer has more than " + ReplyInput.MOST_LINES + " lines or " + ReplyInput.MOST_BYTES / 1024
                + " KB, which is no answer of a mail server; the connection was closed");
    }
}

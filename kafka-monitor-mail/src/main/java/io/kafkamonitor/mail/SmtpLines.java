package io.kafkamonitor.mail;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the conversation with a server open from one mail to the next, where the next one is to be sent at once: so many mails need
 * one login. Safe for use by several threads.
 */
final class SmtpLines {

    private final Object lock = new Object();
    private @Nullable SmtpLine kept; // guarded by lock
    private boolean closed; // guarded by lock

    /** The one that was kept, which belongs to the caller then; null if there is none that will do. */
    @Nullable
    SmtpLine take(MailRoute route, boolean isInternational) {
        @Nullable SmtpLine line;
        synchronized (lock) {
            line = kept;
            kept = null;
        }
        if (line == null || line.isOf(route, isInternational)) {
            return line;
        }
        line.close();
        return null;
    }

    /** Keeps one for the next mail, in place of any other; closes it if there will be none. */
    void keep(SmtpLine line) {
        @Nullable SmtpLine old;
        synchronized (lock) {
            old = closed ? line : kept;
            kept = closed ? null : line;
        }
        if (old != null) {
            old.close();
        }
    }

    /** Closes the one that is kept, and each that would be from now on. */
    void close() {
        @Nullable SmtpLine old;
        synchronized (lock) {
            closed = true;
            old = kept;
            kept = null;
        }
        if (old != null) {
            old.close();
        }
    }
}

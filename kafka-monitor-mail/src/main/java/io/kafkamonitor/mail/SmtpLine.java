package io.kafkamonitor.mail;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open conversation with a server, after the login.
 *
 * @param route on which it was opened
 * @param isInternational whether it may name other letters than those of ASCII
 * @param transport talks
 * @param connection over which it does
 * @param discretion what must not be said of it
 * @param since when it was used last, by {@link System#nanoTime}
 */
record SmtpLine(
        MailRoute route,
        boolean isInternational,
        RecordingSmtpTransport transport,
        SmtpConnection connection,
        Discretion discretion,
        long since) {

    private static final Logger logger = LoggerFactory.getLogger(SmtpLine.class);

    /** What follows follows at once; later the server, or something on the way, may have forgotten it without a word. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** Whether it may be gone on with. */
    boolean isOf(MailRoute another, boolean international) {
        return route == another
                && isInternational == international
                && System.nanoTime() - since < LONGEST_PAUSE.toNanos();
    }

    /** Goes on for another attempt; returns whether the server is still there. */
    boolean continues(SmtpDialogue dialogue, WatchedSockets sockets) {
        try {
            connection.continueFor(sockets);
            dialogue.goesOn(discretion);
            transport.continueWith(dialogue);
            return transport.isConnected();
        } catch (IOException e) {
            logger.debug("The connection that was kept is of no use: {}", Causes.text(e));
            return false;
        }
    }

    void close() {
        try {
            transport.close();
            connection.close();
        } catch (MessagingException | IOException e) {
            // what became of the mail is known by now
            logger.debug("Closing the connection to the mail server failed: {}", Causes.text(e));
        }
    }
}

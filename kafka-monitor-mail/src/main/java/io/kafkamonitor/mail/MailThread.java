package io.kafkamonitor.mail;

import io.kafkamonitor.notifier.Notification;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The ids that make mails of one group a thread, and a second try the same mail as the first.
 *
 * <p>All mails of a thread answer the same message, which was never sent: so the thread needs no memory and survives a
 * restart.
 */
final class MailThread {

    private static final int BYTES_OF_HASH = 16;

    private MailThread() {}

    /** The id of the mail for a notification; the same at each attempt. */
    static String messageId(Notification notification, String domain) {
        return "<km." + hash(notification.monitor() + '\n' + notification.id()) + "@" + domain + ">";
    }

    /** The id of the message that all mails of its thread answer. */
    static String root(Notification notification, String domain) {
        return "<km.thread." + hash(notification.monitor() + '\n' + notification.thread()) + "@" + domain + ">";
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES_OF_HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}

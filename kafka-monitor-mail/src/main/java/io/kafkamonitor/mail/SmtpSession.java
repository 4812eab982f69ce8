package io.kafkamonitor.mail;

import jakarta.mail.Authenticator;
import jakarta.mail.Session;
import java.util.List;
import java.util.Properties;

/**
 * Says to Jakarta Mail how to speak to a server. Everything is said here; nothing comes from system properties. Sockets,
 * their timeouts, TLS and the login are not its business.
 */
final class SmtpSession {

    private static final String PREFIX = "mail.smtp.";

    private SmtpSession() {}

    /** @param recipients whom it may name to the server */
    static Session of(SmtpServer server, String envelopeSender, String heloName, List<String> recipients) {
        boolean startTls = server.security() == SmtpSecurity.STARTTLS;
        var properties = new Properties();
        put(properties, "from", envelopeSender);
        put(properties, "localhost", heloName);
        put(properties, "auth", "false");
        put(properties, "starttls.enable", String.valueOf(startTls));
        put(properties, "starttls.required", String.valueOf(startTls));
        put(properties, "sendpartial", "true");
        // an answer to QUIT that does not come must not hide that the mail was taken
        put(properties, "quitwait", "false");
        if (!recipients.stream().allMatch(MailAddress::isAscii)) {
            properties.setProperty(
                    "mail.mime.allowutf8", "true"); // or the library would complain of each server that cannot
        }
        // with an authenticator of ours, the session looks its parts up through our class loader
        return Session.getInstance(properties, new Authenticator() {});
    }

    private static void put(Properties properties, String key, String value) {
        properties.setProperty(PREFIX + key, value);
    }
}

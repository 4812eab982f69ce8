package io.kafkamonitor.mail;

import jakarta.mail.Authenticator;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ScheduledExecutorService;

/** Says to Jakarta Mail how to speak to a server. Everything is said here; nothing comes from system properties. */
final class SmtpSession {

    private static final String PREFIX = "mail.smtp.";

    private SmtpSession() {}

    static Session of(
            SmtpServer server,
            String envelopeSender,
            String heloName,
            WatchedSockets sockets,
            ScheduledExecutorService writeTimer) {
        var properties = new Properties();
        put(properties, "host", server.host());
        put(properties, "port", String.valueOf(server.port()));
        put(properties, "from", envelopeSender);
        put(properties, "localhost", heloName);
        put(properties, "auth", String.valueOf(server.login() != null));
        put(properties, "auth.mechanisms", "PLAIN LOGIN");
        put(properties, "sendpartial", "true");
        // an answer to QUIT that does not come must not hide that the mail was taken
        put(properties, "quitwait", "false");
        security(properties, server, sockets);
        timeouts(properties, server.timeouts(), writeTimer);
        // with an authenticator of ours, the session looks its parts up through our class loader
        return Session.getInstance(properties, new Authenticator() {});
    }

    private static void security(Properties properties, SmtpServer server, WatchedSockets sockets) {
        put(properties, "starttls.enable", String.valueOf(server.security() == SmtpSecurity.STARTTLS));
        put(properties, "starttls.required", String.valueOf(server.security() == SmtpSecurity.STARTTLS));
        put(properties, "ssl.enable", String.valueOf(server.security() == SmtpSecurity.TLS));
        put(properties, "ssl.checkserveridentity", "true");
        put(properties, "ssl.protocols", "TLSv1.3 TLSv1.2");
        put(properties, "socketFactory.fallback", "false");
        put(properties, "ssl.socketFactory.fallback", "false");
        properties.put(PREFIX + "socketFactory", sockets.plain());
        if (server.security() != SmtpSecurity.NONE) {
            // a trust manager of the host's own may leave the name of the server unchecked
            put(properties, "ssl.hostnameverifier.class", "MailHostnameVerifier");
            properties.put(
                    PREFIX + "ssl.socketFactory", sockets.tls(server.tls().get().getSocketFactory()));
        }
    }

    private static void timeouts(Properties properties, SmtpTimeouts timeouts, ScheduledExecutorService writeTimer) {
        put(properties, "connectiontimeout", millis(timeouts.connect()));
        put(properties, "timeout", millis(timeouts.read()));
        put(properties, "writetimeout", millis(timeouts.write()));
        // without this, each connection starts a thread of its own for it
        properties.put(PREFIX + "executor.writetimeout", writeTimer);
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }

    private static void put(Properties properties, String key, String value) {
        properties.setProperty(PREFIX + key, value);
    }
}

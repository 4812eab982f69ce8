package io.kafkamonitor.mail;

import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A mail server and how to speak to it.
 *
 * @param tls asked at each connection for what is trusted
 * @param login null to send without
 * @param heloName how this host introduces itself; null to find out
 * @param names where its addresses are asked for
 */
record SmtpServer(
        String host,
        int port,
        SmtpSecurity security,
        Supplier<SSLContext> tls,
        @Nullable SmtpLogin login,
        @Nullable String heloName,
        SmtpTimeouts timeouts,
        NameService names) {

    /** The same server, which has no more than so much time for everything. */
    SmtpServer within(Duration most) {
        return new SmtpServer(host, port, security, tls, login, heloName, timeouts.within(most), names);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}

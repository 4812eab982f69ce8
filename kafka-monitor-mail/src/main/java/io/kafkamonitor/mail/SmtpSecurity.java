package io.kafkamonitor.mail;

/** How the connection to the mail server is protected. Nothing ever falls back from one to another. */
public enum SmtpSecurity {
    /** Begins in clear and must then switch to TLS, before any login and any mail; port 587. */
    STARTTLS(587),
    /** TLS from the first byte; port 465. */
    TLS(465),
    /** Clear text, for a relay on the same host or network; without login; port 25. */
    NONE(25);

    private final int defaultPort;

    SmtpSecurity(int defaultPort) {
        this.defaultPort = defaultPort;
    }

    /** The port that servers offer it on. */
    int defaultPort() {
        return defaultPort;
    }
}

package io.kafkamonitor.mail;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How far sending a mail has come. */
enum SmtpPhase {
    /** Asking for the name of this host. */
    OWN_NAME("looking up the name of this host"),
    /** Putting the mail together. */
    WRITING("writing the mail"),
    /** Asking the host for what goes into the login and for what is trusted. */
    PREPARING("asking for the password and the trusted certificates"),
    /** Asking the name service. */
    LOOK_UP("looking up the address"),
    /** Reaching it, and TLS from the first byte. */
    CONNECT("connecting"),
    /** Waiting for its first line. */
    GREETING("the greeting"),
    /** Saying who we are. */
    HELO("EHLO"),
    /** Switching to TLS. */
    STARTTLS("STARTTLS"),
    /** Logging in. */
    AUTH("the login"),
    /** Naming the sender. */
    MAIL("MAIL FROM"),
    /** Naming the recipients. */
    RCPT("RCPT TO"),
    /** Asking to send the mail. */
    DATA("DATA"),
    /** Sending the mail. */
    BODY("the mail"),
    /** The mail is sent; from here on the server may have taken it. */
    DOT("the end of the mail");

    private final String text;

    SmtpPhase(String text) {
        this.text = text;
    }

    /** The phase for a person. */
    String text() {
        return text;
    }

    /** The phase that a command begins, or null if it begins none. */
    static @Nullable SmtpPhase begunBy(String command) {
        String verb = command.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        return switch (verb) {
            case "EHLO", "HELO" -> HELO;
            case "STARTTLS" -> STARTTLS;
            case "MAIL" -> MAIL;
            case "RCPT" -> RCPT;
            case "DATA" -> DATA;
            case "." -> DOT;
            default -> null;
        };
    }
}

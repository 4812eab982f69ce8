package io.kafkamonitor.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** A conversation with a mail server that notes which command got which answer, over a connection of ours. */
final class RecordingSmtpTransport extends SMTPTransport {

    private static final int ACCEPTED = 250;
    private static final String OTHER_LETTERS = "SMTPUTF8";
    private static final Pattern SIZE = Pattern.compile("[0-9]{1,18}");

    private final SmtpConnection connection;
    private SmtpDialogue dialogue;
    private final TlsSwitch tls;
    private List<String> mechanisms = List.of();
    private boolean isInternational;

    RecordingSmtpTransport(Session session, SmtpConnection connection, SmtpDialogue dialogue, TlsSwitch tls) {
        super(session, null);
        this.connection = connection;
        this.dialogue = dialogue;
        this.tls = tls;
    }

    /** Introduces us, and switches to TLS if the session says so. */
    void open() throws MessagingException {
        connect(connection);
    }

    /** From now on it is another mail that is talked about. */
    void continueWith(SmtpDialogue another) {
        dialogue = another;
    }

    /** The ways to log in that the server offers, in either of the two syntaxes that are around. */
    List<String> mechanisms() {
        return mechanisms;
    }

    /** Sends a line of a login and returns the answer without its text. */
    SmtpReply logIn(String line) throws MessagingException {
        dialogue.sendingLogin();
        try {
            SmtpReply reply = SmtpReply.toLogin(connection.exchange(line));
            dialogue.received(reply);
            return reply;
        } catch (IOException e) {
            throw new MessagingException("The login was not answered", e);
        }
    }

    /** A mail begins; returns whether the server can take it, if it needs other letters than those of ASCII in its envelope. */
    boolean begins(boolean needsOtherLetters) {
        isInternational = needsOtherLetters;
        return !needsOtherLetters || supportsExtension(OTHER_LETTERS);
    }

    /** Asks whether mail from a sender to recipients is taken, and takes it back. */
    void ask(String sender, List<String> recipients) throws MessagingException {
        boolean isPossible = begins(!recipients.stream().allMatch(MailAddress::isAscii));
        issueCommand(
                "MAIL FROM:<" + sender + ">" + (isPossible && isInternational ? " " + OTHER_LETTERS : ""), ACCEPTED);
        for (String recipient : recipients) {
            if (isPossible || MailAddress.isAscii(recipient)) {
                simpleCommand("RCPT TO:<" + recipient + ">");
            } else {
                dialogue.refusedForItsLetters(recipient);
            }
        }
        simpleCommand("RSET");
    }

    @Override
    protected boolean ehlo(String domain) throws MessagingException {
        boolean understood = super.ehlo(domain);
        mechanisms = understood ? mechanismsIn(getLastServerResponse()) : List.of();
        return understood;
    }

    private static List<String> mechanismsIn(String answer) {
        var found = new ArrayList<String>();
        for (String line : answer.lines().skip(1).toList()) {
            List<String> words = List.of(line.replaceFirst("^\\d{3}[ -]", "")
                    .toUpperCase(Locale.ROOT)
                    .split("[ =]+"));
            if (words.get(0).equals("AUTH")) {
                found.addAll(words.subList(1, words.size()));
            }
        }
        return found;
    }

    /** How many bytes a mail may have, as the server says (RFC 1870); as many as there can be if it does not. */
    long sizeLimit() {
        @Nullable String size = supportsExtension("SIZE") ? getExtensionParameter("SIZE") : null;
        if (size == null || !SIZE.matcher(size.strip()).matches()) {
            return Long.MAX_VALUE;
        }
        long bytes = Long.parseLong(size.strip());
        return bytes == 0 ? Long.MAX_VALUE : bytes;
    }

    @Override
    protected void startTLS() throws MessagingException {
        issueCommand("STARTTLS", 220);
        tls.secure(connection);
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
        if (command.indexOf('\r') >= 0 || command.indexOf('\n') >= 0) {
            // so does the library from 2.0.4 on, but a host may have brought an older one (CVE-2025-7962)
            throw new MessagingException(
                    "It was not sent", new IllegalArgumentException("Command contains illegal character"));
        }
        dialogue.sending(command);
        // the library says it of every mail to a server that knows it, and then others on the way may not take the mail
        super.sendCommand(isInternational ? command : command.replace(" " + OTHER_LETTERS, ""));
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        dialogue.awaiting();
        connection.beginReply();
        int code = super.readServerResponse();
        dialogue.received(code, getLastServerResponse());
        return code;
    }

    /** Puts TLS on a connection. */
    @FunctionalInterface
    interface TlsSwitch {
        void secure(SmtpConnection connection) throws MessagingException;
    }
}

package io.kafkamonitor.mail;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a person can do about an answer, as far as its codes and words tell what it is about. */
final class SmtpAdvice {

    private static final Pattern HELO = Pattern.compile("\\b(helo|ehlo)\\b|fully.qualified (host|domain)|fqdn");
    private static final Pattern TLS = Pattern.compile("starttls|\\b(use|requires?|without|needs?) (tls|encryption)");
    private static final Pattern CLIENT = Pattern.compile("client host|blocked using|block ?list|black ?list|\\brbl\\b"
            + "|dnsbl|spamhaus|spamcop|\\byour (ip|host)\\b|ip address|reverse dns|\\bptr\\b|reputation");
    private static final Pattern SENDER =
            Pattern.compile("sender|send ?as|not owned|envelope.?from|from address|\\bspf\\b|\\bdkim\\b|\\bdmarc\\b");
    private static final Pattern RELAY = Pattern.compile("relay");
    private static final Pattern LOGIN = Pattern.compile("authenti|\\blog ?in\\b|\\bauth\\b|credentials");
    private static final Pattern RECIPIENT =
            Pattern.compile("recipient|mailbox|no such|unknown user|user unknown|does not exist|not exist");
    private static final Pattern LIMIT =
            Pattern.compile("quota|\\blimit|too many|rate\\b|(?<!system )storage|\\bfull\\b");

    private static final Set<String> ABOUT_SENDER = Set.of("5.1.7", "5.1.8", "5.2.252", "5.7.60");

    private static final String HELO_NAME = "set 'heloName' to this host's full domain name";
    private static final String OTHER_HOST =
            "it does not want mail from this host: ask who runs it to allow it, or use another";

    private final SmtpServer server;

    SmtpAdvice(SmtpServer server) {
        this.server = server;
    }

    /** Whether it is the sender whom it does not want. */
    static boolean isAboutSender(SmtpReply reply) {
        return ABOUT_SENDER.contains(reply.enhanced()) || reply.says(SENDER);
    }

    /** Whether its words are about this host, its login, or how it connects. */
    static boolean isAboutSession(SmtpReply reply) {
        return reply.says(HELO) || reply.says(TLS) || reply.says(CLIENT) || reply.says(RELAY) || reply.says(LOGIN);
    }

    /** Whether its words are about a mailbox or an account that is full. */
    static boolean isAboutLimit(SmtpReply reply) {
        return reply.says(LIMIT);
    }

    /** What to do; empty if nothing is known about such an answer. */
    Optional<String> about(SmtpReply reply) {
        Optional<String> advice = beforeRecipients(reply);
        return advice.isPresent() ? advice : aboutRecipients(reply);
    }

    /** What to do about the answer to EHLO or HELO. */
    String aboutThisHost(SmtpReply reply) {
        if (reply.says(HELO)) {
            return HELO_NAME;
        }
        if (reply.says(TLS)) {
            return tls();
        }
        return reply.says(CLIENT) ? OTHER_HOST : HELO_NAME;
    }

    /** What to do about an answer before a recipient was named. */
    Optional<String> beforeRecipients(SmtpReply reply) {
        if (reply.says(HELO)) {
            return Optional.of(HELO_NAME);
        }
        if (reply.says(TLS)) {
            return Optional.of(tls());
        }
        if (reply.says(CLIENT)) {
            return Optional.of(OTHER_HOST);
        }
        if (isAboutSender(reply)) {
            return Optional.of("check 'from' and 'envelopeFrom', and whether " + sendingAs());
        }
        if (reply.says(RELAY)) {
            return Optional.of("it passes nothing on for this host: "
                    + (server.login() == null ? "log in, or ask who runs it to allow it" : "ask who runs it"));
        }
        if (reply.says(LOGIN) || reply.code() == 530 || reply.enhanced().equals("5.7.57")) {
            return Optional.of(login());
        }
        return reply.says(LIMIT) ? Optional.of("a mailbox or the account has reached a limit there") : Optional.empty();
    }

    private static Optional<String> aboutRecipients(SmtpReply reply) {
        boolean aboutAddress =
                reply.enhanced().startsWith("5.1.") || reply.enhanced().startsWith("5.2.");
        return aboutAddress || reply.says(RECIPIENT) ? Optional.of("check the recipients") : Optional.empty();
    }

    private String tls() {
        return server.security() == SmtpSecurity.NONE
                ? "it wants TLS before anything else: set 'security' to STARTTLS, which is usual on port 587"
                : "it wants TLS of another kind: ask who runs it";
    }

    private String sendingAs() {
        return server.login() == null
                ? "this host may send as it"
                : "'" + server.login().user() + "' may send as it";
    }

    private String login() {
        if (server.login() != null) {
            return "check whether '" + server.login().user() + "' may send";
        }
        return server.security() == SmtpSecurity.NONE
                ? "it wants a login: give user name and password, and STARTTLS or TLS as 'security', for a password"
                        + " never goes in clear"
                : "it wants a login; give user name and password";
    }
}

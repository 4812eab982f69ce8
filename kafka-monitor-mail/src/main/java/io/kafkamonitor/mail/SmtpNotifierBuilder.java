package io.kafkamonitor.mail;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.time.TimeSource;
import jakarta.mail.internet.InternetAddress;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link SmtpNotifier}. {@link #from} and at least one recipient are required; everything else has a default.
 * Each argument is checked when it is given. Opens nothing. Not safe for use by several threads.
 */
public final class SmtpNotifierBuilder {

    private static final Pattern HOST = Pattern.compile("[\\p{Alnum}_.:%-]+");
    private static final Pattern HELO = Pattern.compile("[A-Za-z0-9.-]+|\\[[A-Za-z0-9.:]+]");
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final List<String> hosts = new ArrayList<>();
    final Map<String, String> headers = new LinkedHashMap<>();
    private final List<InternetAddress> to = new ArrayList<>();
    private final List<InternetAddress> cc = new ArrayList<>();
    private final List<InternetAddress> bcc = new ArrayList<>();
    private SmtpSecurity security = SmtpSecurity.STARTTLS;
    private @Nullable Integer port;
    private @Nullable InternetAddress from;
    private @Nullable InternetAddress envelopeFrom;
    private @Nullable SmtpLogin login;
    private @Nullable String heloName;
    private Supplier<SSLContext> tls = SmtpNotifierBuilder::defaultTls;
    private SmtpTimeouts timeouts = SmtpTimeouts.DEFAULT;
    private NameService names = NameService.SYSTEM;
    String name = "mail";
    MailLook look = MailLook.DEFAULT;
    Mailing.Form form = Mailing.Form.TOGETHER;
    TimeSource timeSource = TimeSource.system();

    SmtpNotifierBuilder(String host) {
        checkHost(host);
        this.hosts.add(host);
    }

    /**
     * Adds a server that is tried where those before it cannot be reached, do not want to talk, or cannot prove who they are;
     * with the same port, security and login.
     *
     * @param host its name, for which its certificate must be valid
     * @throws IllegalArgumentException if it cannot be the name of a host, or is named already
     */
    public SmtpNotifierBuilder otherwise(String host) {
        checkHost(host);
        if (hosts.contains(host)) {
            throw new IllegalArgumentException("'" + host + "' is named already; name each server once");
        }
        hosts.add(host);
        return this;
    }

    /** How the connection is protected; {@link SmtpSecurity#STARTTLS} if not given. */
    public SmtpNotifierBuilder security(SmtpSecurity newSecurity) {
        security = requireNonNull(newSecurity, "security");
        return this;
    }

    /** The port; 587, 465 or 25 if not given, by {@link #security}. */
    public SmtpNotifierBuilder port(int newPort) {
        if (newPort < 1 || newPort > 65_535) {
            throw new IllegalArgumentException("Port " + newPort + " does not exist; give one from 1 to 65535");
        }
        port = newPort;
        return this;
    }

    /** Whom the mails come from, like {@code Kafka <kafka@example.com>}. */
    public SmtpNotifierBuilder from(String address) {
        from = MailAddress.sender(address);
        return this;
    }

    /** Adds people to be told. */
    public SmtpNotifierBuilder to(String... addresses) {
        return add(to, addresses);
    }

    /** Adds people who get a copy. */
    public SmtpNotifierBuilder cc(String... addresses) {
        return add(cc, addresses);
    }

    /** Adds people who get a copy that the others do not see. */
    public SmtpNotifierBuilder bcc(String... addresses) {
        return add(bcc, addresses);
    }

    private SmtpNotifierBuilder add(List<InternetAddress> list, String... addresses) {
        for (String address : addresses) {
            list.add(MailAddress.parse(address));
        }
        return this;
    }

    /** Where bounces go; to {@link #from} if not given. */
    public SmtpNotifierBuilder envelopeFrom(String address) {
        envelopeFrom = MailAddress.sender(address);
        return this;
    }

    /** Logs in before sending. */
    public SmtpNotifierBuilder login(String user, String password) {
        char[] characters = requireNonNull(password, "password").toCharArray();
        return login(user, characters::clone);
    }

    /**
     * Logs in before sending, with a password that is asked for at each connection and so may change meanwhile. An
     * exception of the supplier counts as a failure that somebody has to mend; its message is shown.
     */
    public SmtpNotifierBuilder login(String user, Supplier<char[]> password) {
        login = SmtpLogin.byPassword(checkedUser(user), requireNonNull(password, "password"));
        return this;
    }

    /**
     * Logs in before sending, with an access token of OAuth 2.0 (XOAUTH2), as Microsoft 365 and Gmail want it. If the server
     * refuses one, the next one is tried at once.
     */
    public SmtpNotifierBuilder loginByToken(String user, AccessTokens tokens) {
        login = SmtpLogin.byToken(checkedUser(user), requireNonNull(tokens, "tokens"));
        return this;
    }

    private static void checkHost(String host) {
        if (!HOST.matcher(requireNonNull(host, "host")).matches()) {
            throw new IllegalArgumentException(
                    "'" + printable(host) + "' is not the name of a host; give one like 'smtp.example.com'");
        }
    }

    private static String checkedUser(String user) {
        if (user.isBlank() || hasControlCharacter(user)) {
            throw new IllegalArgumentException(
                    "'" + printable(user) + "' is not a user name; give the one of the mail account");
        }
        return user;
    }

    /** Trusts the certificates of a PEM file instead of those of the JVM; it is read at each connection. */
    public SmtpNotifierBuilder trustedCertificates(Path pemFile) {
        tls = TrustedCertificates.in(pemFile);
        return this;
    }

    /** TLS as the host has it set up, instead of the JVM's default. The server's name is checked all the same. */
    public SmtpNotifierBuilder sslContext(SSLContext context) {
        requireNonNull(context, "context");
        tls = () -> context;
        return this;
    }

    /** How this host introduces itself; its full name, or else its address, if not given. */
    public SmtpNotifierBuilder heloName(String newName) {
        if (!HELO.matcher(newName).matches()) {
            throw new IllegalArgumentException("'" + printable(newName)
                    + "' is no name to introduce a host by; give its full domain name, like 'app-1.example.com'");
        }
        heloName = newName;
        return this;
    }

    /** Its name in the monitor; {@code mail} if not given. */
    public SmtpNotifierBuilder name(String newName) {
        if (newName.isBlank()) {
            throw new IllegalArgumentException("The name of the notifier is blank; give it one, like 'mail'");
        }
        name = Bounded.name(newName, "The name of the notifier");
        return this;
    }

    /** How mails look, with their language and zone; {@link MailLook#DEFAULT} if not given. */
    public SmtpNotifierBuilder look(MailLook newLook) {
        look = requireNonNull(newLook, "look");
        return this;
    }

    /** Sends each recipient a mail of its own, that names nobody else; together, if not said. */
    public SmtpNotifierBuilder individually() {
        form = new Mailing.Form(form.most(), true);
        return this;
    }

    /**
     * How many recipients a mail has at most; 50 if not given. It is sent as often as that takes, over the same connection; a server
     * that takes fewer is obeyed.
     *
     * @throws IllegalArgumentException if it is less than 1 or more than 1,000
     */
    public SmtpNotifierBuilder mostRecipientsPerMail(int most) {
        form = new Mailing.Form(Bounded.within(most, 1, 1_000, "The most recipients of a mail"), form.isEachAlone());
        return this;
    }

    /** Adds a header to every mail, for filters and ticket systems. */
    public SmtpNotifierBuilder header(String headerName, String value) {
        ExtraHeader.check(headerName, value);
        headers.put(headerName, value);
        return this;
    }

    /** How long reaching the server may take, by whichever of its addresses; 10 s if not given. */
    public SmtpNotifierBuilder connectTimeout(Duration timeout) {
        timeouts = new SmtpTimeouts(checked(timeout), timeouts.read(), timeouts.write(), timeouts.send());
        return this;
    }

    /** How long each answer may take; 60 s if not given. Content filters take their time before they accept a mail. */
    public SmtpNotifierBuilder readTimeout(Duration timeout) {
        timeouts = new SmtpTimeouts(timeouts.connect(), checked(timeout), timeouts.write(), timeouts.send());
        return this;
    }

    /** How long the server may take nothing while a mail is sent; 60 s if not given. */
    public SmtpNotifierBuilder writeTimeout(Duration timeout) {
        timeouts = new SmtpTimeouts(timeouts.connect(), timeouts.read(), checked(timeout), timeouts.send());
        return this;
    }

    /**
     * How long one attempt may take with everything in it, also the look-up of names, the password supplier and a second
     * try as plain text; 3 min if not given. Keep it below the deadline that the monitor has for a delivery.
     */
    public SmtpNotifierBuilder sendDeadline(Duration deadline) {
        timeouts = new SmtpTimeouts(timeouts.connect(), timeouts.read(), timeouts.write(), checked(deadline));
        return this;
    }

    /** For tests: where the addresses of the server are asked for. */
    SmtpNotifierBuilder names(NameService newNames) {
        names = newNames;
        return this;
    }

    /** For tests: where the date of a mail comes from. */
    SmtpNotifierBuilder timeSource(TimeSource newTimeSource) {
        timeSource = newTimeSource;
        return this;
    }

    /**
     * The notifier.
     *
     * @throws IllegalStateException if the sender or all recipients are missing, or a login would go over the network in
     *     clear
     */
    public SmtpNotifier build() {
        if (from == null) {
            throw new IllegalStateException("The mails have no sender; give 'from'");
        }
        if (to.isEmpty() && cc.isEmpty() && bcc.isEmpty()) {
            throw new IllegalStateException("The mails have no recipients; give at least one in 'to'");
        }
        if (login != null && security == SmtpSecurity.NONE) {
            throw new IllegalStateException("Without TLS the " + login.what() + " of '" + login.user()
                    + "' would be readable on the network; choose STARTTLS or TLS, or give no login");
        }
        int usedPort = port == null ? security.defaultPort() : port;
        List<SmtpServer> servers = hosts.stream()
                .map(host -> new SmtpServer(host, usedPort, security, tls, login, heloName, timeouts, names))
                .toList();
        return new SmtpNotifier(
                this, servers, new Envelope(from, envelopeFrom == null ? from : envelopeFrom, to, cc, bcc));
    }

    private static Duration checked(Duration timeout) {
        boolean tooShort = timeout.compareTo(Duration.ofMillis(1)) < 0; // the socket counts in milliseconds
        if (tooShort || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "A timeout of '" + timeout + "' is no use here; give one up to " + LONGEST.toMinutes() + " min");
        }
        return timeout;
    }

    private static boolean hasControlCharacter(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    private static String printable(String text) {
        return Wording.clean(text, 100);
    }

    private static SSLContext defaultTls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no TLS; give an 'sslContext'", e);
        }
    }
}

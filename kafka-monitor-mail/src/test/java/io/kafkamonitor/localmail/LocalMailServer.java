package io.kafkamonitor.localmail;

import io.kafkamonitor.localmail.LocalMailServerBuilder.Mode;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A real SMTP server on a port of the loopback interface that the system chooses. Unless told otherwise it requires
 * STARTTLS and no login. It keeps the mails it gets. All methods may be called by any thread; {@link #close} ends it.
 */
public final class LocalMailServer implements AutoCloseable {

    private final TestCertificates certificates;
    private final Runnable closeCertificates;
    private final Consumer<ReceivedMail> onArrival;
    private final SMTPServer server;
    private final Object arrival = new Object();
    private final List<ReceivedMail> received = new ArrayList<>(); // guarded by arrival
    private volatile Refusals refusals = Refusals.NONE;

    LocalMailServer(LocalMailServerBuilder builder) {
        boolean shared = builder.certificates != null;
        this.certificates = shared ? builder.certificates : TestCertificates.create();
        this.closeCertificates = shared ? () -> {} : certificates::close;
        this.onArrival = builder.onArrival;
        this.server = server(builder);
        server.start();
    }

    /** A builder. */
    public static LocalMailServerBuilder builder() {
        return new LocalMailServerBuilder();
    }

    private SMTPServer server(LocalMailServerBuilder builder) {
        SMTPServer.Builder smtp = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .messageHandlerFactory(context -> new MailTransaction(refusals, this::arrived));
        if (builder.mode == Mode.STARTTLS) {
            smtp.enableTLS().requireTLS().startTlsSocketFactory(builder.certificate.apply(certificates));
        } else if (builder.mode == Mode.TLS) {
            smtp.serverSocketFactory(builder.certificate.apply(certificates));
        }
        if (!builder.user.isEmpty()) {
            smtp.requireAuth()
                    .showAuthCapabilitiesBeforeSTARTTLS(builder.mode != Mode.STARTTLS)
                    .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                        if (!user.equals(builder.user) || !password.equals(builder.password)) {
                            throw new LoginFailedException();
                        }
                    }));
        }
        return smtp.build();
    }

    private void arrived(ReceivedMail mail) {
        synchronized (arrival) {
            received.add(mail);
            arrival.notifyAll();
        }
        onArrival.accept(mail);
    }

    /** The name for which its certificate is valid. */
    public String host() {
        return "localhost";
    }

    /** The port. */
    public int port() {
        return server.getPortAllocated();
    }

    /** What a client needs to trust this server. */
    public SSLContext sslContext() {
        return certificates.trusting();
    }

    /** Its certificates. */
    public TestCertificates certificates() {
        return certificates;
    }

    /** Refuses from now on what this says, and nothing else. */
    public void refuse(Refusals newRefusals) {
        refusals = newRefusals;
    }

    /** The mails so far, in the order of arrival. */
    public List<ReceivedMail> received() {
        synchronized (arrival) {
            return List.copyOf(received);
        }
    }

    /**
     * Waits until so many mails have arrived in all.
     *
     * @throws AssertionError if they have not in time
     */
    public List<ReceivedMail> awaitMails(int count, Duration atMost) throws InterruptedException {
        return await(mails -> mails.size() >= count, atMost);
    }

    /**
     * Waits until the mails so far are as they should be.
     *
     * @throws AssertionError if they are not in time
     */
    public List<ReceivedMail> await(Predicate<List<ReceivedMail>> expected, Duration atMost)
            throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        synchronized (arrival) {
            while (!expected.test(List.copyOf(received))) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new AssertionError("After " + atMost.toSeconds() + " s there are these mails: "
                            + received.stream().map(ReceivedMail::subject).toList());
                }
                arrival.wait(Math.max(1, left / 1_000_000));
            }
            return List.copyOf(received);
        }
    }

    @Override
    public void close() {
        server.stop();
        closeCertificates.run();
    }
}

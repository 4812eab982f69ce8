package io.kafkamonitor.localmail;

import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** Builds and starts a {@link LocalMailServer}. Not safe for use by several threads. */
public final class LocalMailServerBuilder {

    enum Mode {
        STARTTLS,
        TLS,
        CLEAR
    }

    Mode mode = Mode.STARTTLS;
    TestCertificates certificates;
    Function<TestCertificates, SSLContext> certificate = TestCertificates::good;
    Consumer<ReceivedMail> onArrival = mail -> {};
    String user = "";
    String password = "";

    LocalMailServerBuilder() {}

    /** TLS from the first byte, instead of STARTTLS. */
    public LocalMailServerBuilder implicitTls() {
        mode = Mode.TLS;
        return this;
    }

    /** No TLS at all, instead of STARTTLS. */
    public LocalMailServerBuilder clear() {
        mode = Mode.CLEAR;
        return this;
    }

    /** Requires this login. */
    public LocalMailServerBuilder login(String newUser, String newPassword) {
        user = newUser;
        password = newPassword;
        return this;
    }

    /** Uses these certificates instead of making some; they stay the caller's to close. */
    public LocalMailServerBuilder certificates(TestCertificates shared) {
        certificates = shared;
        return this;
    }

    /** Presents this certificate instead of the good one. */
    public LocalMailServerBuilder certificate(Function<TestCertificates, SSLContext> which) {
        certificate = which;
        return this;
    }

    /** Is told of each mail, on the thread of the connection, before the client is. */
    public LocalMailServerBuilder onArrival(Consumer<ReceivedMail> listener) {
        onArrival = listener;
        return this;
    }

    /** The running server. */
    public LocalMailServer start() {
        return new LocalMailServer(this);
    }
}

package io.kafkamonitor.internal.kafka.contact;

import io.kafkamonitor.internal.kafka.contact.KafkaGreeting.NotKafkaException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/**
 * Finds out what answers at an address, beginning with a connection and ending with Kafka's own greeting. It sends no
 * login and takes any certificate, because it wants nothing but the name of the protocol that is spoken there.
 */
final class AddressTalk {

    private static final int MOST_NAMED = 5;

    private final HostAndPort address;
    private final boolean isTlsExpected;
    private final boolean isClientKnown;
    private final boolean mayLogIn;
    private final int patienceMillis;

    /** @param protocol the client's {@code security.protocol}; empty if it is not known, so that TLS may be right */
    AddressTalk(HostAndPort address, String protocol, Duration patience) {
        this.address = address;
        this.isTlsExpected = protocol.endsWith("SSL");
        this.isClientKnown = !protocol.isEmpty();
        this.mayLogIn = protocol.isEmpty() || protocol.startsWith("SASL");
        this.patienceMillis = Math.max(1, Math.toIntExact(patience.toMillis()));
    }

    AddressAnswer answer() {
        try {
            return isTlsExpected ? overTls(this::afterTlsFailed) : plainly();
        } catch (SocketTimeoutException e) {
            return AddressAnswer.silence(address.toString());
        } catch (IOException | GeneralSecurityException e) {
            return AddressAnswer.other(address.toString(), reason(e));
        }
    }

    private static String reason(Exception failure) {
        if (failure instanceof UnknownHostException) {
            return "is no known host";
        }
        if (failure instanceof NoConnectionException) {
            return "does not answer to a connection";
        }
        if (failure instanceof NotKafkaException) {
            return "does not speak Kafka's protocol";
        }
        if (failure instanceof ConnectException) {
            return "refuses the connection";
        }
        boolean isCut = failure instanceof EOFException || failure instanceof SocketException;
        return isCut ? "closes the connection" : "fails: " + failure.getMessage();
    }

    private AddressAnswer plainly() throws IOException, GeneralSecurityException {
        try (Socket socket = connect()) {
            return greet(socket, "");
        } catch (NotKafkaException e) {
            if (e.isTls()) {
                return speaksTls();
            }
            throw e;
        } catch (EOFException | SocketException e) {
            if (e instanceof ConnectException) {
                throw e;
            }
            return overTls(failure -> AddressAnswer.other(address.toString(), "closes the connection"));
        }
    }

    private AddressAnswer afterTlsFailed(SSLException failure) {
        try (Socket socket = connect()) {
            new KafkaGreeting(socket).isBroker();
            return AddressAnswer.other(
                    address.toString(), "speaks Kafka without TLS, and security.protocol of the client asks for TLS");
        } catch (IOException | BufferUnderflowException e) {
            return AddressAnswer.other(address.toString(), "does not speak TLS");
        }
    }

    private AddressAnswer speaksTls() {
        return isClientKnown
                ? AddressAnswer.other(
                        address.toString(), "speaks TLS, and security.protocol of the client does not ask for it")
                : AddressAnswer.broker(address.toString(), "speaks TLS");
    }

    private AddressAnswer overTls(Function<SSLException, AddressAnswer> otherwise)
            throws IOException, GeneralSecurityException {
        boolean agreed = false;
        try (Socket plain = connect();
                SSLSocket socket = AnyCertificate.over(plain, address)) {
            socket.startHandshake();
            agreed = true;
            return isTlsExpected ? greet(socket, " over TLS") : speaksTls();
        } catch (SSLException e) {
            // an alert is an answer in TLS, such as that it wants a certificate of the client
            boolean isAlert = String.valueOf(e.getMessage()).contains("alert");
            if (!agreed && !isAlert) {
                return otherwise.apply(e);
            }
            return isTlsExpected ? AddressAnswer.broker(address.toString(), "speaks TLS") : speaksTls();
        } catch (EOFException | SocketException e) {
            if (e instanceof ConnectException) {
                throw e;
            }
            if (agreed) { // what it may do to a client without a certificate
                return isTlsExpected ? AddressAnswer.broker(address.toString(), "speaks TLS") : speaksTls();
            }
            return otherwise.apply(new SSLException(e));
        }
    }

    private AddressAnswer greet(Socket socket, String how) throws IOException {
        var greeting = new KafkaGreeting(socket);
        try {
            return greeting.isBroker()
                    ? named(greeting, how)
                    : AddressAnswer.other(
                            address.toString(), "is the listener of a controller; give the address of a broker");
        } catch (BufferUnderflowException e) {
            throw new NotKafkaException(0);
        }
    }

    private AddressAnswer named(KafkaGreeting greeting, String how) {
        var broker = AddressAnswer.broker(address.toString(), "answers as a Kafka broker" + how);
        try {
            List<HostAndPort> named = greeting.brokers();
            return broker.adding(unreachable(named.subList(0, Math.min(MOST_NAMED, named.size()))));
        } catch (EOFException | SocketException e) { // what it does to a client that begins without a login
            return mayLogIn
                    ? broker
                    : AddressAnswer.other(
                            address.toString(),
                            "wants a login" + how + ", and security.protocol of the client is without SASL");
        } catch (IOException | BufferUnderflowException e) {
            return broker;
        }
    }

    /** Which of the addresses that a broker names cannot be connected to. */
    private String unreachable(List<HostAndPort> named) {
        var failed = new ArrayList<String>();
        for (HostAndPort other : named) {
            if (!other.equals(address)) {
                try {
                    new AddressTalk(other, "", Duration.ofMillis(patienceMillis / MOST_NAMED))
                            .connect()
                            .close();
                } catch (IOException e) {
                    failed.add(other + ", which " + reason(e));
                }
            }
        }
        return failed.isEmpty() ? "" : " and names (advertised.listeners) " + String.join(", and ", failed);
    }

    private Socket connect() throws IOException {
        var socket = new Socket();
        try {
            socket.connect(address.resolve(), patienceMillis);
            socket.setSoTimeout(patienceMillis);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e instanceof SocketTimeoutException ? new NoConnectionException() : e;
        }
    }

    /** That nobody answered the attempt to connect, as a firewall does that drops it. */
    private static final class NoConnectionException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}

package io.kafkamonitor.mail;

import java.io.IOException;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;

/** Puts TLS on a connection, with a server that proves to have the name it was asked for by. */
final class Tls {

    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    private Tls() {}

    /** TLS over a socket, which it closes when it is closed; throws if either side does not accept the other. */
    static SSLSocket over(Socket raw, String host, SSLContext context) throws IOException {
        SSLSocket socket = prepared(raw, host, context);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        // a trust manager of the host's own may leave the name of the server unchecked
        if (!(socket.getSession().getPeerCertificates()[0] instanceof X509Certificate certificate)
                || !ServerCertificate.isFor(host, certificate)) {
            socket.close();
            throw new SSLPeerUnverifiedException("the certificate is not for '" + host + "'");
        }
        return socket;
    }

    /** The same before the handshake, without any check of the name. */
    static SSLSocket prepared(Socket raw, String host, SSLContext context) throws IOException {
        var socket = (SSLSocket) context.getSocketFactory().createSocket(raw, host, raw.getPort(), true);
        List<String> supported = Arrays.asList(socket.getSupportedProtocols());
        socket.setEnabledProtocols(
                PROTOCOLS.stream().filter(supported::contains).toArray(String[]::new));
        return socket;
    }
}

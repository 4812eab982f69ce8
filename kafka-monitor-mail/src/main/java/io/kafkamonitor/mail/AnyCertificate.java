package io.kafkamonitor.mail;

import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Takes any certificate, to look at it; for {@link TlsProbe} and nothing else. */
final class AnyCertificate extends X509ExtendedTrustManager {

    private @Nullable X509Certificate seen;

    /** The server's own one. */
    Optional<X509Certificate> certificate() {
        return Optional.ofNullable(seen);
    }

    private void look(X509Certificate[] chain) {
        seen = chain.length == 0 ? null : chain[0];
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
        look(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        look(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
        look(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}

package io.kafkamonitor.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Trusts the certificates of a PEM file, and only these; reads it at each connection, so that it may be renewed. */
final class TrustedCertificates implements Supplier<SSLContext> {

    private final Path pemFile;

    private TrustedCertificates(Path pemFile) {
        this.pemFile = pemFile;
    }

    /**
     * Those of a file as it is now.
     *
     * @throws IllegalArgumentException if it holds none
     */
    static TrustedCertificates in(Path pemFile) {
        var trusted = new TrustedCertificates(pemFile);
        try {
            trusted.get();
        } catch (IllegalStateException | UncheckedIOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return trusted;
    }

    @Override
    public SSLContext get() {
        try (InputStream pem = Files.newInputStream(pemFile)) {
            var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(keyStore(pem));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trusted.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "'" + pemFile + "' holds no usable certificates; give a PEM file of certificates", e);
        } catch (IOException e) {
            throw new UncheckedIOException("'" + pemFile + "' cannot be read; give a readable PEM file", e);
        }
    }

    private KeyStore keyStore(InputStream pem) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
            store.setCertificateEntry("certificate-" + number++, certificate);
        }
        if (number == 0) {
            throw new IllegalStateException("'" + pemFile + "' holds no certificates; give a PEM file of certificates");
        }
        return store;
    }
}

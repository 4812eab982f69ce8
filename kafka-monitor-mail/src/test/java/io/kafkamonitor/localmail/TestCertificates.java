package io.kafkamonitor.localmail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate authority of its own, and server certificates good and bad, made with the JDK's keytool in a temporary
 * directory that {@link #close} deletes.
 */
public final class TestCertificates implements AutoCloseable {

    private static final String PASSWORD = "changeit";

    private final Path directory;

    private TestCertificates(Path directory) {
        this.directory = directory;
    }

    /** A new authority. */
    public static TestCertificates create() {
        try {
            var certificates = new TestCertificates(Files.createTempDirectory("kafka-monitor-certificates"));
            certificates.keytool(
                    "-genkeypair -alias ca -keystore ca.p12 -keyalg EC -dname CN=TestAuthority -validity 3650"
                            + " -ext bc:critical=ca:true -ext ku:critical=keyCertSign,cRLSign");
            certificates.keytool("-exportcert -rfc -alias ca -keystore ca.p12 -file ca.pem");
            return certificates;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For {@code localhost} and 127.0.0.1, signed by the authority, valid. */
    public SSLContext good() {
        return signed("good", "-validity 30", "san=dns:localhost,ip:127.0.0.1");
    }

    /** Like the good one, but over since yesterday. */
    public SSLContext expired() {
        return signed("expired", "-startdate -10d -validity 9", "san=dns:localhost,ip:127.0.0.1");
    }

    /** Valid, but for another host. */
    public SSLContext wrongHost() {
        return signed("wronghost", "-validity 30", "san=dns:mail.example.com");
    }

    /** For the right host, but signed by nobody else. */
    public SSLContext selfSigned() {
        if (!Files.exists(directory.resolve("selfsigned.p12"))) {
            keytool("-genkeypair -alias server -keystore selfsigned.p12 -keyalg EC -dname CN=localhost -validity 30"
                    + " -ext san=dns:localhost,ip:127.0.0.1");
        }
        return serverContext("selfsigned.p12");
    }

    /** Signed by the authority for a common name, with an extension in the words of keytool. */
    public X509Certificate certificate(String commonName, String extension) {
        signed(commonName, "-validity 30", extension);
        try (InputStream in = Files.newInputStream(directory.resolve(commonName + ".p12"))) {
            return (X509Certificate) keyStore(in).getCertificate("server");
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For clients: trusts this authority and nobody else. */
    public SSLContext trusting() {
        try (InputStream in = Files.newInputStream(directory.resolve("ca.p12"))) {
            KeyStore authority = keyStore(in);
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("ca", authority.getCertificate("ca"));
            var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Key and certificates of a server as a PEM file, for servers that are not in Java.
     *
     * @param name one of {@code good}, {@code expired}, {@code wronghost} and {@code selfsigned}
     */
    public Path serverPem(String name) {
        switch (name) {
            case "good" -> good();
            case "expired" -> expired();
            case "wronghost" -> wrongHost();
            case "selfsigned" -> selfSigned();
            default -> throw new IllegalArgumentException("There is no certificate '" + name + "'");
        }
        Path pem = directory.resolve(name + "-server.pem");
        try (InputStream in = Files.newInputStream(directory.resolve(name + ".p12"))) {
            KeyStore store = keyStore(in);
            var text = new StringBuilder(pem(
                    "PRIVATE KEY",
                    store.getKey("server", PASSWORD.toCharArray()).getEncoded()));
            for (Certificate certificate : store.getCertificateChain("server")) {
                text.append(pem("CERTIFICATE", certificate.getEncoded()));
            }
            return Files.writeString(pem, text);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String what, byte[] encoded) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n";
    }

    /** The certificate of the authority as a PEM file. */
    public Path authorityPem() {
        return directory.resolve("ca.pem");
    }

    private SSLContext signed(String name, String validity, String extension) {
        String store = name + ".p12";
        if (!Files.exists(directory.resolve(store))) {
            keytool("-genkeypair -alias server -keystore " + store + " -keyalg EC -dname CN=" + name + " -validity 30");
            keytool("-certreq -alias server -keystore " + store + " -file " + name + ".csr");
            keytool("-gencert -alias ca -keystore ca.p12 -infile " + name + ".csr -outfile " + name + ".pem -rfc "
                    + validity + " -ext " + extension);
            appendAuthority(name + ".pem");
            keytool("-importcert -noprompt -alias server -keystore " + store + " -file " + name + ".pem");
        }
        return serverContext(store);
    }

    /** So that the certificate comes with its chain. */
    private void appendAuthority(String pem) {
        try {
            Files.writeString(directory.resolve(pem), Files.readString(authorityPem()), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SSLContext serverContext(String store) {
        try (InputStream in = Files.newInputStream(directory.resolve(store))) {
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(keyStore(in), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore keyStore(InputStream in) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(in, PASSWORD.toCharArray());
        return store;
    }

    private void keytool(String arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments.split(" ")));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        command.add("-J-XX:TieredStopAtLevel=1"); // each call is a short life
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("keytool " + arguments + " failed: " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while making certificates", e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(TestCertificates::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

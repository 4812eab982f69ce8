package io.kafkamonitor.localcluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Signs certificates, good and bad, into PKCS#12 stores in one directory; made with the JDK's keytool. */
public final class CertificateAuthority {

    /** Of all stores. */
    public static final String PASSWORD = "changeit";

    private final Path directory;

    private CertificateAuthority(Path directory) {
        this.directory = directory;
    }

    /** A new authority whose files are in an empty directory. */
    public static CertificateAuthority in(Path directory) {
        var authority = new CertificateAuthority(directory);
        authority.keytool("-genkeypair -alias ca -keystore ca.p12 -keyalg EC -dname CN=Authority -validity 3650"
                + " -ext bc:critical=ca:true -ext ku:critical=keyCertSign,cRLSign");
        authority.keytool("-exportcert -rfc -alias ca -keystore ca.p12 -file ca.pem");
        authority.keytool("-importcert -noprompt -alias ca -keystore trust.p12 -file ca.pem");
        return authority;
    }

    /** A store that trusts this authority and nobody else. */
    public Path trust() {
        return directory.resolve("trust.p12");
    }

    /** For 127.0.0.1 and localhost, valid. */
    public Path good() {
        return signed("good", "-validity 30", "san=dns:localhost,ip:127.0.0.1");
    }

    /** Like the good one, but over since yesterday. */
    public Path expired() {
        return signed("expired", "-startdate -10d -validity 9", "san=dns:localhost,ip:127.0.0.1");
    }

    /** Like the good one, but for another host. */
    public Path otherHost() {
        return signed("otherhost", "-validity 30", "san=dns:kafka.example.com");
    }

    private Path signed(String name, String validity, String extension) {
        String store = name + ".p12";
        keytool("-genkeypair -alias server -keystore " + store + " -keyalg EC -dname CN=" + name + " -validity 30");
        keytool("-certreq -alias server -keystore " + store + " -file " + name + ".csr");
        keytool("-gencert -alias ca -keystore ca.p12 -infile " + name + ".csr -outfile " + name + ".pem -rfc "
                + validity + " -ext " + extension);
        appendAuthority(name + ".pem");
        keytool("-importcert -noprompt -alias server -keystore " + store + " -file " + name + ".pem");
        return directory.resolve(store);
    }

    /** So that the certificate comes with its chain. */
    private void appendAuthority(String pem) {
        try {
            String authority = Files.readString(directory.resolve("ca.pem"));
            Files.writeString(directory.resolve(pem), authority, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keytool(String arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments.split(" ", -1)));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD, "-J-XX:TieredStopAtLevel=1"));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool " + arguments + " failed: " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while making certificates", e);
        }
    }
}

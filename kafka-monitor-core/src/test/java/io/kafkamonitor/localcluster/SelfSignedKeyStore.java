package io.kafkamonitor.localcluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Makes a PKCS#12 key store whose only certificate is its own authority, so it also serves as the trust store. */
public final class SelfSignedKeyStore {

    private SelfSignedKeyStore() {}

    /** Writes a new file with a key for 127.0.0.1 and localhost, and returns its path. */
    public static Path create(Path file, String password) {
        try {
            Process keytool = keytool(file, password).redirectErrorStream(true).start();
            String output = new String(keytool.getInputStream().readAllBytes(), UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("The key store '" + file + "' cannot be made: " + output);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("The key store '" + file + "' cannot be made", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while making the key store '" + file + "'", e);
        }
    }

    private static ProcessBuilder keytool(Path file, String password) {
        String program =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        ProcessBuilder builder =
                new ProcessBuilder(program, "-genkeypair", "-alias", "local", "-keyalg", "EC", "-validity", "3650");
        builder.command().addAll(List.of("-dname", "CN=localhost", "-ext", "san=ip:127.0.0.1,dns:localhost"));
        builder.command().addAll(List.of("-storetype", "PKCS12", "-keystore", file.toString()));
        builder.command().addAll(List.of("-storepass:env", "STORE_PASSWORD"));
        builder.environment().put("STORE_PASSWORD", password);
        return builder;
    }
}

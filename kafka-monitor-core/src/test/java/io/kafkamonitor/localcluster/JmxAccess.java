package io.kafkamonitor.localcluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the brokers' JMX ports are protected: not at all, by a password, by TLS, or by both. */
record JmxAccess(@Nullable Login login, @Nullable KeyStoreFile keyStore) {

    static final JmxAccess OPEN = new JmxAccess(null, null);

    record Login(String user, String password) {

        @Override
        public String toString() {
            return user;
        }
    }

    record KeyStoreFile(Path path, String password) {

        @Override
        public String toString() {
            return path.toString();
        }
    }

    JmxAccess with(Login newLogin) {
        return new JmxAccess(newLogin, keyStore);
    }

    JmxAccess with(KeyStoreFile newKeyStore) {
        return new JmxAccess(login, newKeyStore);
    }

    /** The JVM's options; what must not be seen in a process listing goes into files of {@code directory}. */
    List<String> options(Path directory, int port) {
        List<String> options = new ArrayList<>();
        options.add("-Djava.rmi.server.hostname=127.0.0.1");
        options.add(option("host", "127.0.0.1"));
        options.add(option("port", port));
        options.add(option("rmi.port", port));
        options.addAll(loginOptions(directory));
        options.addAll(tlsOptions(directory));
        return options;
    }

    private List<String> loginOptions(Path directory) {
        if (login == null) {
            return List.of(option("authenticate", "false"));
        }
        Path passwords = PrivateFile.write(directory.resolve("jmx.password"), login.user + " " + login.password + "\n");
        Path rights = PrivateFile.write(directory.resolve("jmx.access"), login.user + " readonly\n");
        return List.of(
                option("authenticate", "true"), option("password.file", passwords), option("access.file", rights));
    }

    private List<String> tlsOptions(Path directory) {
        if (keyStore == null) {
            return List.of(option("ssl", "false"));
        }
        Path tls = PrivateFile.write(
                directory.resolve("jmx.tls"),
                "javax.net.ssl.keyStore=" + keyStore.path.toAbsolutePath() + "\njavax.net.ssl.keyStorePassword="
                        + keyStore.password + "\n");
        return List.of(option("ssl", "true"), option("registry.ssl", "true"), option("ssl.config.file", tls));
    }

    private static String option(String name, Object value) {
        return "-Dcom.sun.management.jmxremote." + name + "=" + value;
    }
}

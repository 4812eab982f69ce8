package io.kafkamonitor.localcluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Kills a JVM that has a cluster; needs a JVM of its own for that. */
class OrphanedBrokerIT {

    private static final Duration AMPLE = Await.AMPLE;

    private Process host;
    private ProcessHandle broker;
    private Path clusterDirectory;

    @AfterEach
    void cleanUp() {
        host.destroyForcibly();
        broker.destroyForcibly();
        new TemporaryDirectory(clusterDirectory).close();
    }

    @Test
    void aBrokerEndsWithItsKilledHost() throws IOException {
        startHost("run");

        host.destroyForcibly();

        Await.until("the broker to end", AMPLE, () -> !broker.isAlive());
    }

    @Test
    void aPausedBrokerEndsWithItsKilledHost() throws IOException {
        startHost("pause");

        host.destroyForcibly();

        Await.until("the broker to end", AMPLE, () -> !broker.isAlive());
    }

    @Test
    void aHostThatIsAskedToEndTakesItsFilesAlong() throws IOException {
        startHost("run");

        host.toHandle().destroy();

        Await.until("the broker to end", AMPLE, () -> !broker.isAlive());
        Await.until("the host to end", AMPLE, () -> !host.isAlive());
        assertThat(clusterDirectory).doesNotExist();
    }

    private void startHost(String mode) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                LocalClusterHost.class.getName(),
                mode);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        host = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        BufferedReader output = host.inputReader(UTF_8);
        String[] words = output.readLine().split(" ", -1);
        broker = ProcessHandle.of(Long.parseLong(words[1])).orElseThrow();
        clusterDirectory = Path.of(words[2]).getParent().getParent();
    }
}

package io.kafkamonitor.examples.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.localcluster.LocalCluster;
import io.kafkamonitor.localcluster.SharedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs the packaged jar; uses the cluster of all integration tests. */
class MonitorOnceIT {

    @TempDir
    private Path directory;

    private int exitCode = -1;

    private String once(String settings) throws Exception {
        return output(ExamplesJar.command("monitor", settingsFile(settings), "--once"));
    }

    private String settingsFile(String settings) throws IOException {
        return Files.writeString(directory.resolve("my.properties"), settings).toString();
    }

    private String output(ProcessBuilder command) throws Exception {
        command.environment().put("CLUSTER_NAME", "from the environment");
        Process process = command.directory(directory.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        exitCode = process.waitFor();
        return output;
    }

    @Test
    void showsWhatThereIsAndWhatWouldFire() throws Exception {
        LocalCluster cluster = SharedCluster.threeBrokers();
        String endpoints = cluster.brokerIds().stream()
                .map(id -> id + "=127.0.0.1:" + cluster.jmxPort(id))
                .collect(Collectors.joining(","));

        String output = once("""
                monitor.name = ${env:CLUSTER_NAME}
                kafka.bootstrap.servers = %s
                jmx.endpoints = %s
                threshold.broker-heap = 0.0001
                threshold.broker-cpu = 0
                """.formatted(cluster.bootstrapServers(), endpoints));

        assertThat(exitCode).as(output).isZero();
        assertThat(output)
                .contains("Brokers", "Topics", "Consumer groups")
                .contains("would fire  warning   broker-cpu");
        assertThat(directory.resolve("kafka-monitor.log")).isNotEmptyFile();
    }

    @Test
    void saysThatABrokerIsMissingAmongTheEndpoints() throws Exception {
        LocalCluster cluster = SharedCluster.threeBrokers();

        String output = once("""
                kafka.bootstrap.servers = %s
                jmx.endpoints = 1=127.0.0.1:%d
                """.formatted(cluster.bootstrapServers(), cluster.jmxPort(1)));

        assertThat(output)
                .contains("jmx-unreachable")
                .contains("the JMX endpoints have no address for broker 2")
                .contains("the JMX endpoints have no address for broker 3");
    }

    @Test
    void takesInPluginsFromTheClassPathAndTellsTheirNotifiersNothing() throws Exception {
        Path told = directory.resolve("told.txt");
        String settings = settingsFile("kafka.bootstrap.servers = 127.0.0.1:1\n");

        String output = output(ExamplesJar.commandWith(
                DroppedParts.jar(directory), DroppedParts.FILE + "=" + told, "monitor", settings, "--once"));

        assertThat(output).containsPattern("fires +critical +dropped-rule").contains("parcels is 4711 deep");
        assertThat(told).doesNotExist();
    }

    @Test
    void endsWith1WhenTheClusterCannotBeRead() throws Exception {
        String output = once("kafka.bootstrap.servers = 127.0.0.1:1\n");

        assertThat(exitCode).as(output).isEqualTo(1);
        assertThat(output).contains("Collectors that failed");
    }

    @Test
    void endsWith2AndListsWhatIsWrong() throws Exception {
        String output = once("monitor.interval = soon\nsmtp.port = 0\n");

        assertThat(exitCode).as(output).isEqualTo(2);
        assertThat(output).contains("kafka.bootstrap.servers", "monitor.interval", "port");
    }
}

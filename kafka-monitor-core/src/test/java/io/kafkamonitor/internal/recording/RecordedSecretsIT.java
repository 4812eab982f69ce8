package io.kafkamonitor.internal.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.jmx.JmxEndpoints;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.recording.Recording;
import io.kafkamonitor.rules.recommended.KafkaRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Why a cluster could not be reached is recorded, and not with which password that was tried. */
@Timeout(300)
class RecordedSecretsIT {

    private static final String SECRET = "correct-horse-battery";

    @TempDir
    private Path directory;

    @Test
    void areNone() throws Exception {
        Map<String, Object> client = Map.of(
                "bootstrap.servers", "127.0.0.1:1",
                "security.protocol", "SASL_PLAINTEXT",
                "sasl.mechanism", "PLAIN",
                "sasl.jaas.config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"monitor\" password=\""
                                + SECRET + "\";");
        try (KafkaMonitor monitor = KafkaMonitor.builder("test")
                .kafka(client)
                .jmx(JmxEndpoints.onPort(1).credentials("monitor", () -> SECRET))
                .rules(KafkaRules.recommended())
                .settings(Map.of("smtp.password", SECRET))
                .collectDeadline(Duration.ofSeconds(5))
                .recordingTo(directory)
                .build()) {
            monitor.tick();
            monitor.tick();
        }

        List<Snapshot> snapshots = new ArrayList<>();
        Recording.in(directory).read(snapshots::add);
        assertThat(snapshots).hasSize(2);
        assertThat(snapshots)
                .allSatisfy(snapshot -> assertThat(RandomSnapshots.told(snapshot))
                        .isNotEmpty()
                        .noneMatch(text -> text.contains(SECRET))
                        .anyMatch(text -> text.contains("127.0.0.1:1")));
    }
}

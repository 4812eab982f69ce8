package io.kafkamonitor.examples.custom;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.KafkaMonitor;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class CustomHostTest {

    @Test
    void composesWithoutOpeningAnything() {
        try (KafkaMonitor monitor = CustomHost.monitor("127.0.0.1:1", new ConcurrentLinkedQueue<>())) {
            assertThat(monitor.health().rulesWithoutData()).doesNotContain("too-many-jobs", "lonely-group");
        }
    }
}

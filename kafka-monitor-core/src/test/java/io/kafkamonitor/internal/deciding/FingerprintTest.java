package io.kafkamonitor.internal.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.metric.Labels;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    @Test
    void isTheSameOnEveryJvm() {
        String fingerprint = Fingerprint.of("orders", "backlog", Labels.of("topic", "a", "group", "b"));

        assertThat(fingerprint)
                .hasSize(32)
                .isEqualTo(Fingerprint.of("orders", "backlog", Labels.of("group", "b", "topic", "a")));
    }

    @Test
    void differsWhereOnlyTheBordersBetweenTheStringsDiffer() {
        assertThat(Fingerprint.of("a", "bc", Labels.of("d", "ef")))
                .isNotEqualTo(Fingerprint.of("ab", "c", Labels.of("d", "ef")))
                .isNotEqualTo(Fingerprint.of("a", "bc", Labels.of("de", "f")));
    }
}

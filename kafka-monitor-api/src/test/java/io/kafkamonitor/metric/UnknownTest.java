package io.kafkamonitor.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnknownTest {

    @Test
    void keepsOfALongDetailTheBeginning() {
        var unknown = new Unknown(UnknownReason.TIMED_OUT, "x".repeat(1_000_000));

        assertThat(unknown.detail()).hasSize(2_000).endsWith("x…");
    }
}

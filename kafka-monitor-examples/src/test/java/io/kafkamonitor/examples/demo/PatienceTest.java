package io.kafkamonitor.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private final Patience patience = new Patience();

    @Test
    void isMinutesOnAFastMachine() {
        patience.took(Duration.ofSeconds(2));

        assertThat(patience.forOne()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void growsWithTheSlowestThingThatWasWaitedFor() {
        patience.took(Duration.ofSeconds(90));
        patience.took(Duration.ofSeconds(2));

        assertThat(patience.forOne()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void tellsHowMuchSlowerAMachineIs() {
        assertThat(Patience.timesTheUsual(Duration.ofSeconds(3))).isEqualTo(1);
        assertThat(Patience.timesTheUsual(Duration.ofSeconds(41))).isEqualTo(5);
    }
}

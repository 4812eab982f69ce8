package io.kafkamonitor.internal.kafka.client;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PatienceTest {

    private final Patience patience = new Patience(ofSeconds(5));

    @Test
    void isAllThereIsWhileNothingIsKnown() {
        assertThat(patience.most()).isEqualTo(ofSeconds(5));
    }

    @Test
    void isTenTimesWhatACallTakes() {
        patience.took(ofMillis(300));

        assertThat(patience.most()).isEqualTo(ofSeconds(3));
    }

    @Test
    void isASecondAtLeastAndNeverMoreThanThereIs() {
        patience.took(ofMillis(2));
        assertThat(patience.most()).isEqualTo(ofSeconds(1));

        patience.took(ofSeconds(4));
        assertThat(patience.most()).isEqualTo(ofSeconds(5));
    }

    @Test
    void forgetsASlowCallByAndBy() {
        patience.took(ofMillis(400));
        patience.took(ofMillis(2));
        assertThat(patience.most()).isEqualTo(ofMillis(3_600));

        for (int call = 0; call < 20; call++) {
            patience.took(ofMillis(2));
        }
        assertThat(patience.most()).isEqualTo(ofSeconds(1));
    }
}

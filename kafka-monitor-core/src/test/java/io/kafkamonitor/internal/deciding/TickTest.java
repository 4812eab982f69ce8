package io.kafkamonitor.internal.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickTest {

    @ParameterizedTest(name = "{0} s count as {1} s")
    @CsvSource({"0, 0", "7, 7", "30, 30", "31, 31", "44, 44", "45, 30", "60, 30", "3600, 30", "-5, 0"})
    void countsAGapAsOneIntervalAndWhatIsOnlyLateAsItWas(int elapsed, int seen) {
        Duration interval = Duration.ofSeconds(30);

        assertThat(Tick.seen(Duration.ofSeconds(elapsed), interval)).isEqualTo(Duration.ofSeconds(seen));
    }
}

package io.kafkamonitor.internal.kafka.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LostSightTest {

    private static final Unknown DENIED = Unknown.because(UnknownReason.NOT_AUTHORIZED);
    private static final Unknown LEADERLESS = Unknown.because(UnknownReason.NO_LEADER);

    private final LostSight lostSight = new LostSight();

    private static long at(Duration time) {
        return 7 + time.toNanos();
    }

    @Test
    void forgetsWhatIsDeniedAfterHalfAnHour() {
        assertThat(lostSight.note(Map.of("payroll", DENIED), at(Duration.ZERO))).isEmpty();
        assertThat(lostSight.note(Map.of("payroll", DENIED), at(Duration.ofMinutes(29))))
                .isEmpty();
        assertThat(lostSight.note(Map.of("payroll", DENIED), at(Duration.ofMinutes(30))))
                .containsExactly("payroll");
    }

    @Test
    void forgetsWhatCannotBeAskedForAfterADay() {
        lostSight.note(Map.of("payroll", LEADERLESS), at(Duration.ZERO));

        assertThat(lostSight.note(Map.of("payroll", LEADERLESS), at(Duration.ofHours(23))))
                .isEmpty();
        assertThat(lostSight.note(Map.of("payroll", LEADERLESS), at(Duration.ofHours(24))))
                .containsExactly("payroll");
    }

    @Test
    void beginsAnewWithWhatWasInSightInBetween() {
        lostSight.note(Map.of("payroll", DENIED), at(Duration.ZERO));
        lostSight.note(Map.of(), at(Duration.ofMinutes(20)));
        lostSight.note(Map.of("payroll", DENIED), at(Duration.ofMinutes(25)));

        assertThat(lostSight.note(Map.of("payroll", DENIED), at(Duration.ofMinutes(40))))
                .isEmpty();
    }

    @Test
    void forgetsOnce() {
        lostSight.note(Map.of("payroll", DENIED), at(Duration.ZERO));
        lostSight.note(Map.of("payroll", DENIED), at(Duration.ofHours(1)));

        assertThat(lostSight.note(Map.of("payroll", DENIED), at(Duration.ofHours(1))))
                .isEmpty();
    }
}

package io.kafkamonitor.internal.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.telling.AlertSelection;
import io.kafkamonitor.telling.Silence;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes and goes is a few messages, however fast it does. */
class FlappingTest {

    private final Desk desk = new Desk();

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    private void flap(Duration time, Duration period, Severity severity) {
        for (long i = 0; i < time.dividedBy(period); i++) {
            desk.fires("a", severity).pass(period.dividedBy(2));
            desk.ends("a").pass(period.dividedBy(2));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 60, 120, 300, 600})
    void isThreeMessagesInAnHourWhateverThePeriod(int seconds) {
        flap(minutes(60), Duration.ofSeconds(seconds), Severity.CRITICAL);
        desk.pass(minutes(120));

        assertThat(desk.words()).hasSizeLessThanOrEqualTo(3).last().isEqualTo("-a");
        assertThat(desk.state().incidents()).isEmpty();
    }

    @Test
    void isStillFewMessagesAfterADay() {
        flap(Duration.ofHours(24), minutes(2), Severity.CRITICAL);

        assertThat(desk.said()).hasSizeLessThan(4);
    }

    @Test
    void isNoMessageInASilence() {
        desk.says(standing -> standing.silence(
                Silence.of(AlertSelection.all().where("name", "a"))
                        .by("ann")
                        .because("known")
                        .until(desk.now().wall().plus(minutes(60))),
                "s"));
        flap(minutes(58), minutes(2), Severity.CRITICAL);
        desk.pass(minutes(60));

        assertThat(desk.said()).isEmpty();
    }

    @Test
    void isToldAfterASilenceIfItStillFlaps() {
        desk.says(standing -> standing.silence(
                Silence.of(AlertSelection.all().where("name", "a"))
                        .by("ann")
                        .because("known")
                        .until(desk.now().wall().plus(minutes(60))),
                "s"));
        flap(minutes(80), minutes(2), Severity.CRITICAL);
        assertThat(desk.words()).containsExactly("+a");
        assertThat(desk.sent.get(0).fired().get(0).flapping()).isPresent();

        desk.pass(minutes(60));

        assertThat(desk.words()).containsExactly("+a", "-a");
    }
}

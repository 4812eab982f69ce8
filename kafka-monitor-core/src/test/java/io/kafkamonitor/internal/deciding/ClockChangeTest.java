package io.kafkamonitor.internal.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Another run finds another time on the wall. */
class ClockChangeTest {

    private final Desk desk = new Desk();

    private @Nullable Instant changedAfter(Duration later) {
        Moment now = Moment.of(desk.now().steady().plus(later));
        State state = new ClockChange(now).applied(desk.state());
        return state.incidents().findFirst().orElseThrow().flaps().changed();
    }

    @Test
    void somethingThatEndedInTheFutureEndsNow() {
        desk.fires("a").cycle().pass(Duration.ofMinutes(30)).ends("a").pass(Duration.ofMinutes(1));

        assertThat(changedAfter(Duration.ofMinutes(-10)))
                .isEqualTo(desk.now().steady().minus(Duration.ofMinutes(10)));
    }

    @Test
    void somethingThatEndedLongAgoAndWasNotToldIsToldForAnHour() {
        desk.fires("a").cycle().pass(Duration.ofMinutes(1)).busy().ends("a").pass(Duration.ofMinutes(1));

        assertThat(changedAfter(Duration.ofDays(3)))
                .isEqualTo(desk.now().steady().plus(Duration.ofDays(2)).plus(Duration.ofHours(1)));
    }
}

package io.kafkamonitor.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.internal.deciding.Moment;
import io.kafkamonitor.internal.deciding.Standing;
import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.internal.schedule.MonitorThreads;
import io.kafkamonitor.internal.schedule.Surroundings;
import io.kafkamonitor.internal.state.StateKeeper.Change;
import io.kafkamonitor.telling.Silence;
import io.kafkamonitor.testing.InMemoryStateStore;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A commit that fails may be kept all the same. */
class StateKeeperTest {

    private static final Moment NOW = Moment.of(ManualClock.START);

    private final InMemoryStateStore store = new InMemoryStateStore();
    private final StateKeeper keeper = new StateKeeper(
            store, new Surroundings(new HealthBoard(), new ManualClock(), new MonitorThreads("keeper-test")));

    @BeforeEach
    void load() {
        keeper.load(state -> state);
    }

    @AfterEach
    void stop() {
        keeper.stop();
    }

    private <T> T says(Function<Standing, T> saying) {
        return keeper.change(state -> {
            var standing = new Standing(state, NOW);
            T result = saying.apply(standing);
            return Change.of(standing.result(), result);
        });
    }

    private void silence(String id) {
        says(standing -> standing.silence(
                Silence.ofEverything()
                        .by("ann")
                        .because("work")
                        .until(NOW.wall().plus(Duration.ofHours(1))),
                id));
    }

    private long kept() {
        return store.contents().keySet().stream()
                .filter(key -> key.startsWith(StateKeys.SILENCE))
                .count();
    }

    @Test
    void removesWhatAFailedCommitKeptAndWasOverBeforeTheNext() {
        store.failingAfterKeeping();
        silence("a");
        assertThat(kept()).isEqualTo(1);
        store.working();

        says(standing -> standing.endSilence("a"));

        assertThat(kept()).isZero();
    }

    @Test
    void saysAgainWhatAFailedCommitDidNotKeep() {
        store.failing();
        silence("a");
        assertThat(kept()).isZero();
        store.working();

        silence("b");

        assertThat(kept()).isEqualTo(2);
    }
}

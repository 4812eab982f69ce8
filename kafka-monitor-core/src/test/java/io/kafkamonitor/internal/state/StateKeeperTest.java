package io.kafkamonitor.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.internal.deciding.Explained;
import io.kafkamonitor.internal.deciding.Flaps;
import io.kafkamonitor.internal.deciding.Incident;
import io.kafkamonitor.internal.deciding.Knowledge;
import io.kafkamonitor.internal.deciding.Known;
import io.kafkamonitor.internal.deciding.Life;
import io.kafkamonitor.internal.deciding.Moment;
import io.kafkamonitor.internal.deciding.Recipient;
import io.kafkamonitor.internal.deciding.Standing;
import io.kafkamonitor.internal.deciding.StateBuilder;
import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.internal.schedule.MonitorThreads;
import io.kafkamonitor.internal.schedule.Surroundings;
import io.kafkamonitor.internal.state.StateKeeper.Change;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.telling.Silence;
import io.kafkamonitor.testing.InMemoryStateStore;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.util.HashMap;
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

    @Test
    void keepsTheRestThoughSomethingIsTooLongToBeKept() {
        keeper.change(state ->
                Change.of(new StateBuilder("origin").incident(knownToMany()).build(), state));

        silence("a");

        assertThat(kept()).isEqualTo(1);
        assertThat(store.contents().keySet()).noneMatch(key -> key.startsWith(StateKeys.INCIDENT));
    }

    private static Incident knownToMany() {
        var known = new Known(Severity.WARNING, Known.Certainty.TOLD, Known.Role.ITSELF, false);
        var all = new HashMap<Recipient, Known>();
        for (int i = 0; i < 4_000; i++) {
            all.put(new Recipient("mail" + i / 1_000, "x".repeat(190) + i), known);
        }
        Alert alert = Alert.builder("id", "rule", Labels.EMPTY)
                .state(AlertState.FIRING)
                .since(NOW.wall())
                .build();
        return new Incident(alert, Life.NEW, Flaps.NONE, Explained.NOT, new Knowledge(all), false);
    }
}

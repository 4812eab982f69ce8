package io.kafkamonitor.internal.delivering;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.Unprintable;
import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.health.PartHealth;
import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.internal.schedule.Deadline;
import io.kafkamonitor.internal.schedule.MonitorThreads;
import io.kafkamonitor.internal.schedule.Surroundings;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.testing.ManualClock;
import io.kafkamonitor.testing.RecordingNotifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeliveringTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RecordingNotifier first = new RecordingNotifier("first");
    private final RecordingNotifier second = new RecordingNotifier("second");
    private final HealthBoard board = new HealthBoard();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void whatCannotBePlannedForOneNotifierIsToldByTheNext() throws InterruptedException {
        Delivering delivering = delivering((alert, active) -> {
            if (asked.getAndIncrement() == 0) {
                throw new Unprintable();
            }
            return Optional.empty();
        });
        delivering.start();

        delivering.plan(List.of(firing()), List.of());

        assertThat(second.awaitNotifications(1, PATIENCE)).hasSize(1);
        assertThat(board.parts())
                .filteredOn(PartHealth::isFailing)
                .extracting(PartHealth::name)
                .containsExactly("first");
        delivering.plan(List.of(firing()), List.of());
        assertThat(first.awaitNotifications(1, PATIENCE)).hasSize(1);
        delivering.stop(Deadline.in(PATIENCE));
    }

    private Delivering delivering(Suppression suppression) {
        return new Delivering(
                "test",
                List.of(first, second),
                new DeliverySettings(new GroupTiming(Duration.ZERO, Duration.ZERO), suppression, PATIENCE),
                new Surroundings(board, new ManualClock(), new MonitorThreads("delivering-test")));
    }

    private static Alert firing() {
        return Alert.builder("id", "backlog", Labels.of("name", "a"))
                .state(AlertState.FIRING)
                .since(Instant.EPOCH)
                .build();
    }
}

package io.kafkamonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Telling.Status;
import io.kafkamonitor.health.MonitorHealth;
import io.kafkamonitor.health.PartHealth;
import io.kafkamonitor.health.PartKind;
import io.kafkamonitor.internal.judging.FakeRule;
import io.kafkamonitor.localcluster.Await;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.state.StateHeldException;
import io.kafkamonitor.state.StateStore;
import io.kafkamonitor.telling.AlertSelection;
import io.kafkamonitor.telling.Silence;
import io.kafkamonitor.testing.FakeCollector;
import io.kafkamonitor.testing.InMemoryStateStore;
import io.kafkamonitor.testing.ManualClock;
import io.kafkamonitor.testing.RecordingNotifier;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a restart of the host loses, and what it tells twice: nothing. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RememberingTest {

    private static final Metric LAG = Metric.gauge("lag", Unit.COUNT, "Lag.", "topic");
    private static final Labels ORDERS = Labels.of("topic", "orders");
    private static final Duration PATIENCE = Await.AMPLE;

    private final ManualClock clock = new ManualClock();
    private final RecordingNotifier people = new RecordingNotifier("people");
    private double lag = 99;

    private KafkaMonitor monitor(StateStore store, FakeRule... rules) {
        return builder(people, rules).remembering(store).build();
    }

    private KafkaMonitorBuilder builder(Notifier notifier, FakeRule... rules) {
        KafkaMonitorBuilder builder = KafkaMonitor.builder("test")
                .timeSource(clock)
                .groupWait(Duration.ZERO)
                .groupInterval(Duration.ZERO)
                .collector(new FakeCollector("lag", LAG).value(LAG, ORDERS, lag))
                .notifier(notifier);
        return builder.rules(List.of(rules));
    }

    private static FakeRule backlog() {
        return FakeRule.above("backlog", LAG, 10);
    }

    private void cycles(KafkaMonitor monitor, int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            monitor.tick();
            clock.advance(Duration.ofSeconds(30));
        }
    }

    private static void awaitTold(KafkaMonitor monitor) {
        Await.until(
                "people to know",
                PATIENCE,
                () -> monitor.explain(monitor.alerts().get(0)).tellings().stream()
                        .allMatch(telling -> telling.status() == Status.TOLD));
    }

    @Test
    void tellsNothingTwiceAndTheEndAfterARestart() throws InterruptedException {
        var store = new InMemoryStateStore();
        try (KafkaMonitor monitor = monitor(store, backlog())) {
            cycles(monitor, 3);
            awaitTold(monitor);
        }
        clock.advance(Duration.ofHours(2));
        store = store.restarted();
        try (KafkaMonitor monitor = monitor(store, backlog())) {
            cycles(monitor, 3);
            assertThat(monitor.alerts()).extracting(Alert::state).containsExactly(AlertState.FIRING);
        }
        lag = 1;
        try (KafkaMonitor monitor = monitor(store.restarted(), backlog())) {
            cycles(monitor, 3);
            people.awaitNotifications(2, PATIENCE);
        }

        assertThat(people.notifications()).hasSize(2);
        assertThat(people.notifications().get(1).resolved().get(0).incident())
                .isEqualTo(people.notifications().get(0).fired().get(0).incident());
    }

    @Test
    void tellsTheEndAfterDaysThoughNobodyCouldBeToldBefore() throws InterruptedException {
        var store = new InMemoryStateStore();
        try (KafkaMonitor monitor = monitor(store, backlog())) {
            cycles(monitor, 2);
            awaitTold(monitor);
        }
        people.answering(Delivery.transientFailure("no route to the server"));
        lag = 1;
        store = store.restarted();
        try (KafkaMonitor monitor = monitor(store, backlog())) {
            cycles(monitor, 2);
            people.awaitNotifications(2, PATIENCE);
        }
        clock.advance(Duration.ofDays(3));
        people.answering(Delivery.delivered(""));
        int before = people.notifications().size();

        try (KafkaMonitor monitor = monitor(store.restarted(), backlog())) {
            cycles(monitor, 2);
            people.awaitNotifications(before + 1, PATIENCE);
        }

        assertThat(people.notifications().get(before).resolved()).hasSize(1);
    }

    @Test
    void keepsASilenceThatWasGivenBeforeTheStart() throws InterruptedException {
        try (KafkaMonitor monitor = monitor(new InMemoryStateStore(), backlog())) {
            Silence silence = monitor.silence(Silence.ofEverything()
                    .by("ann")
                    .because("new disks")
                    .until(clock.now().plus(Duration.ofDays(1))));

            cycles(monitor, 1);

            assertThat(monitor.silences()).extracting(Silence::id).containsExactly(silence.id());
        }
    }

    @Test
    void saysHowItIsWhileTheStateIsRead() throws InterruptedException {
        var reads = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var store = new Slow(reads, goOn);
        try (KafkaMonitor monitor = monitor(store, backlog())) {
            var host = new Thread(monitor::start);
            host.start();
            reads.await();
            var health = CompletableFuture.supplyAsync(() -> monitor.health().status());
            try {
                assertThat(health).succeedsWithin(PATIENCE).isEqualTo(MonitorHealth.Status.STARTING);
            } finally {
                goOn.countDown();
                host.join();
            }
        }
    }

    /** Is read only when it is told to. */
    private record Slow(CountDownLatch reads, CountDownLatch goOn) implements StateStore {
        @Override
        public Map<String, byte[]> load() throws InterruptedException {
            reads.countDown();
            goOn.await();
            return Map.of();
        }

        @Override
        public void commit(Map<String, byte @Nullable []> changes) {}

        @Override
        public void close() {}
    }

    @Test
    void endsTheAlertsOfARuleThatIsNoLongerThere() throws InterruptedException {
        var store = new InMemoryStateStore();
        try (KafkaMonitor monitor = monitor(store, backlog())) {
            cycles(monitor, 3);
            awaitTold(monitor);
        }

        try (KafkaMonitor monitor = monitor(store.restarted())) {
            cycles(monitor, 2);
            people.awaitNotifications(2, PATIENCE);
        }

        assertThat(people.notifications().get(1).resolved())
                .singleElement()
                .satisfies(alert -> assertThat(alert.resolution()).hasToString("Optional[RULE_REMOVED]"));
    }

    @Test
    void marksAsAPossibleDuplicateWhatWasBeingDeliveredWhenTheHostDied() throws Exception {
        var store = new InMemoryStateStore();
        var dies = new Dying();
        KafkaMonitor first = builder(dies, backlog()).remembering(store).build();
        cycles(first, 2);
        dies.begun.await();
        InMemoryStateStore left = store.restarted(); // as a kill leaves it: nothing more is written
        var second = new Dying();
        second.goOn.countDown();
        try (KafkaMonitor monitor = builder(second, backlog()).remembering(left).build()) {
            cycles(monitor, 15); // longer than one waits whose answer was lost
            second.begun.await();
            Await.until("people to know", PATIENCE, () -> !second.sent.isEmpty());
        }
        dies.goOn.countDown();
        first.close();

        assertThat(second.sent.get(0).id()).isEqualTo(dies.id);
        assertThat(second.attempts.get(0).isPossibleDuplicate()).isTrue();
    }

    @Test
    void keepsSilencesAndAcknowledgements() throws InterruptedException {
        var store = new InMemoryStateStore();
        try (KafkaMonitor monitor = monitor(store, backlog())) {
            cycles(monitor, 2);
            monitor.silence(Silence.of(AlertSelection.all().where("topic", "payments"))
                    .by("ann")
                    .because("new disks")
                    .until(clock.now().plus(Duration.ofDays(1))));
            monitor.acknowledge(monitor.alerts().get(0).incident(), "bob", "on it");
        }

        try (KafkaMonitor monitor = monitor(store.restarted(), backlog())) {
            cycles(monitor, 1);

            assertThat(monitor.silences()).singleElement().satisfies(silence -> {
                assertThat(silence.by()).isEqualTo("ann");
                assertThat(silence.selection().toString()).contains("payments");
            });
            assertThat(monitor.acknowledgements())
                    .singleElement()
                    .satisfies(given -> assertThat(given.by()).isEqualTo("bob"));
            monitor.endSilence(monitor.silences().get(0).id());
            assertThat(monitor.silences()).isEmpty();
        }
    }

    @Test
    void aStoreThatFailsCostsNoAlertAndIsOne() throws InterruptedException {
        var store = new InMemoryStateStore().failing();
        try (KafkaMonitor monitor = monitor(store, backlog())) {
            Await.until("people to be told that the state cannot be kept", PATIENCE, () -> {
                cycles(monitor, 1);
                return people.notifications().size() > 1;
            });

            assertThat(people.notifications()).extracting(Notification::group).contains("backlog", "state-failing");
            assertThat(monitor.health().parts())
                    .filteredOn(part -> part.kind() == PartKind.STATE)
                    .singleElement()
                    .satisfies(part -> assertThat(part.consecutiveFailures()).isGreaterThanOrEqualTo(3));

            store.working();
            cycles(monitor, 2);
            Await.until(
                    "the state to be kept",
                    PATIENCE,
                    () -> monitor.health().parts().stream()
                            .filter(part -> part.kind() == PartKind.STATE)
                            .noneMatch(PartHealth::isFailing));
        }
        try (KafkaMonitor monitor = monitor(store.restarted(), backlog())) {
            cycles(monitor, 1);
            assertThat(monitor.alerts()).isNotEmpty();
        }
        assertThat(people.notifications().stream()
                        .filter(notification -> notification.group().equals("backlog"))
                        .flatMap(notification -> notification.fired().stream()))
                .as("what was told while it failed was kept later")
                .hasSize(1);
    }

    @Test
    void beginsWithoutMemoryIfItCannotBeRead() throws InterruptedException {
        var store = new InMemoryStateStore().failingToLoad(new IOException("no such table"));
        try (KafkaMonitor monitor = monitor(store, backlog())) {
            cycles(monitor, 2);
            people.awaitNotifications(1, PATIENCE);

            assertThat(monitor.health().parts()).anyMatch(part -> part.kind() == PartKind.STATE && part.isFailing());
        }
        assertThat(store.commits())
                .as("what is there is not mixed with what is new")
                .isEmpty();
    }

    @Test
    void doesNotStartWhileSomebodyElseHoldsTheState() {
        var store = new InMemoryStateStore().failingToLoad(new StateHeldException("It is held by process 42"));
        try (KafkaMonitor monitor = monitor(store, backlog())) {
            assertThatThrownBy(monitor::tick)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("process 42");
        }
    }

    @Test
    void remembersInADirectory(@TempDir Path directory) throws InterruptedException {
        for (int i = 0; i < 2; i++) {
            try (KafkaMonitor monitor = builder(people, backlog())
                    .remembering(directory.resolve("state"))
                    .build()) {
                cycles(monitor, 2);
                awaitTold(monitor);
            }
        }

        assertThat(people.notifications()).hasSize(1);
    }

    @Test
    void aSecondMonitorOfTheSameDirectoryIsToldWhoHoldsIt(@TempDir Path directory) throws InterruptedException {
        try (KafkaMonitor first =
                        builder(people, backlog()).remembering(directory).build();
                KafkaMonitor second =
                        builder(people, backlog()).remembering(directory).build()) {
            cycles(first, 1);

            assertThatThrownBy(second::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(Long.toString(ProcessHandle.current().pid()));
        }
    }

    @Test
    void aDryRunLeavesWhatIsRememberedAlone() throws InterruptedException {
        var store = new InMemoryStateStore();
        try (KafkaMonitor monitor = monitor(store, backlog())) {
            cycles(monitor, 2);
            awaitTold(monitor);
        }
        var again = store.restarted();
        try (KafkaMonitor monitor =
                builder(people, backlog()).remembering(again).quietly().build()) {
            cycles(monitor, 2);
        }

        assertThat(again.commits()).isEmpty();
        assertThat(again.closings()).isEqualTo(1);
    }

    /** Does not come back from its first delivery before it is told to. */
    private static final class Dying implements Notifier {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private final List<Notification> sent = new CopyOnWriteArrayList<>();
        private final List<DeliveryAttempt> attempts = new CopyOnWriteArrayList<>();
        private volatile String id = "";

        @Override
        public String name() {
            return "people";
        }

        @Override
        public Delivery send(Notification notification, DeliveryAttempt attempt) throws InterruptedException {
            id = notification.id();
            begun.countDown();
            goOn.await();
            attempts.add(attempt);
            sent.add(notification);
            return Delivery.delivered("");
        }
    }
}

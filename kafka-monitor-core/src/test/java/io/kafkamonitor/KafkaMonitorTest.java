package io.kafkamonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Telling;
import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.health.MonitorHealth.Status;
import io.kafkamonitor.internal.judging.FakeRule;
import io.kafkamonitor.kafka.BrokerMetrics;
import io.kafkamonitor.kafka.ClusterMetrics;
import io.kafkamonitor.localcluster.Await;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.notifier.NotifierCheck;
import io.kafkamonitor.testing.FakeCollector;
import io.kafkamonitor.testing.ManualClock;
import io.kafkamonitor.testing.RecordingNotifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class KafkaMonitorTest {

    private static final Metric LAG = Metric.gauge("lag", Unit.COUNT, "Lag.", "topic");
    private static final Labels ORDERS = Labels.of("topic", "orders");
    private static final Labels PAYMENTS = Labels.of("topic", "payments");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofSeconds(30);

    private final ManualClock clock = new ManualClock();
    private final RecordingNotifier people = new RecordingNotifier("people");
    private final FakeCollector collector = new FakeCollector("lag", LAG).value(LAG, ORDERS, 99);
    private final FakeRule rule = FakeRule.above("backlog", LAG, 10);
    private final List<Transition> transitions = new ArrayList<>();
    private final KafkaMonitorBuilder builder = KafkaMonitor.builder("test")
            .timeSource(clock)
            .groupWait(Duration.ZERO)
            .groupInterval(Duration.ZERO)
            .collector(collector)
            .rule(rule)
            .notifier(people)
            .listener(transitions::add);

    private void cycle(KafkaMonitor monitor) throws InterruptedException {
        monitor.tick();
        clock.advance(STEP);
    }

    private List<Notification> told(int count) throws InterruptedException {
        return people.awaitNotifications(count, PATIENCE);
    }

    @Test
    void tellsOnceThatAnAlertFiresAndOnceThatItIsOver() throws InterruptedException {
        try (KafkaMonitor monitor = builder.build()) {
            for (int i = 0; i < 5; i++) {
                cycle(monitor);
            }
            told(1);
            collector.value(LAG, ORDERS, 1);
            for (int i = 0; i < 5; i++) {
                cycle(monitor);
            }
            told(2);
        }

        assertThat(people.notifications()).hasSize(2);
        assertThat(people.notifications().get(0).fired()).hasSize(1);
        assertThat(people.notifications().get(1).resolved()).hasSize(1);
        assertThat(people.notifications().get(1).isAllOver()).isTrue();
    }

    @Test
    void tellsListenersButNobodyElseInADryRun() throws InterruptedException {
        try (KafkaMonitor monitor = builder.quietly().build()) {
            cycle(monitor);
            cycle(monitor);

            assertThat(monitor.alerts()).extracting(Alert::state).containsExactly(AlertState.FIRING);
        }

        assertThat(transitions).isNotEmpty();
        assertThat(people.notifications()).isEmpty();
        assertThat(people.closings()).isEqualTo(1);
    }

    @Test
    void asksTheNotifiersWhetherTheyWorkAtTheStartAndOnDemand() throws Exception {
        var asked = new CountDownLatch(1);
        builder.notifier(new Notifier() {
            @Override
            public String name() {
                return "pager";
            }

            @Override
            public Delivery send(Notification notification, DeliveryAttempt attempt) {
                return Delivery.delivered("");
            }

            @Override
            public NotifierCheck check() {
                asked.countDown();
                return NotifierCheck.failed("the battery is empty");
            }
        });
        try (KafkaMonitor monitor = builder.build()) {
            monitor.tick();

            assertThat(asked.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(monitor.check())
                    .containsEntry("people", NotifierCheck.none())
                    .containsEntry("pager", NotifierCheck.failed("the battery is empty"));
            assertThat(monitor.health().status()).isEqualTo(Status.DEGRADED);
        }
    }

    @Test
    void refusesToBuildASecondMonitorOfTheSameParts() {
        try (KafkaMonitor monitor = builder.build()) {
            assertThatThrownBy(builder::build)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("The monitor '%s' is built already", monitor.name());
        }

        assertThat(collector.closings()).isEqualTo(1);
    }

    @Test
    void checksTheNotifiersOfADryRunAsOfAnyOther() {
        builder.quietly().notifier(new RecordingNotifier("people"));

        assertThatThrownBy(builder::build).hasMessageContaining("'people' is registered twice");
    }

    @Test
    void saysNothingNewAfterTheCollectorFailedForAWhile() throws InterruptedException {
        try (KafkaMonitor monitor = builder.build()) {
            cycle(monitor);
            collector.failing(new IllegalStateException("bad day"));
            for (int i = 0; i < 20; i++) {
                cycle(monitor);
            }
            assertThat(monitor.alerts())
                    .filteredOn(alert -> alert.rule().equals("backlog"))
                    .allMatch(alert -> alert.unknown().isPresent() && alert.state() == AlertState.FIRING);

            collector.recovering();
            for (int i = 0; i < 5; i++) {
                cycle(monitor);
            }
            told(3);
        }

        assertThat(people.notifications())
                .extracting(Notification::group)
                .containsExactly("backlog", "collector-failing", "collector-failing");
    }

    @Test
    void doesNotFireBecauseTheMachineWasSuspended() throws InterruptedException {
        rule.after(Duration.ofMinutes(5));
        try (KafkaMonitor monitor = builder.build()) {
            cycle(monitor);
            clock.advance(Duration.ofHours(1));
            cycle(monitor);

            assertThat(monitor.alerts()).extracting(Alert::state).containsExactly(AlertState.PENDING);
        }
    }

    @Test
    void firesWhenItIsTimeAlsoIfSomebodySetsTheClock() throws InterruptedException {
        rule.after(Duration.ofMinutes(2));
        try (KafkaMonitor monitor = builder.build()) {
            cycle(monitor);
            clock.jumpWall(Duration.ofHours(1));
            cycle(monitor);
            clock.jumpWall(Duration.ofHours(-2));
            cycle(monitor);
            cycle(monitor);
            assertThat(monitor.alerts()).extracting(Alert::state).containsExactly(AlertState.PENDING);

            cycle(monitor);

            assertThat(monitor.alerts()).extracting(Alert::state).containsExactly(AlertState.FIRING);
        }
    }

    @Test
    void isNotDownBecauseSomebodySetsTheClock() throws InterruptedException {
        try (KafkaMonitor monitor = builder.build()) {
            cycle(monitor);

            clock.jumpWall(Duration.ofHours(1));

            assertThat(monitor.health().status()).isEqualTo(Status.UP);
        }
    }

    @Test
    void saysHowItIsDoing() throws InterruptedException {
        KafkaMonitor monitor = builder.build();
        assertThat(monitor.health().status()).isEqualTo(Status.STARTING);

        cycle(monitor);
        assertThat(monitor.health().status()).isEqualTo(Status.UP);
        assertThat(monitor.health().cycles()).isEqualTo(1);

        collector.failing(new IllegalStateException("bad day"));
        cycle(monitor);
        assertThat(monitor.health().status()).isEqualTo(Status.DEGRADED);

        clock.advance(Duration.ofMinutes(2));
        assertThat(monitor.health().status()).isEqualTo(Status.DOWN);

        collector.recovering();
        cycle(monitor);
        assertThat(monitor.health().status()).isEqualTo(Status.UP);

        monitor.close();
        assertThat(monitor.health().status()).isEqualTo(Status.DOWN);
    }

    @Test
    void isDownWhileNothingOfTheClusterCanBeReadAndNotUpWithoutAController() throws InterruptedException {
        FakeCollector cluster = new FakeCollector("cluster", ClusterMetrics.REACHABLE, BrokerMetrics.ACTIVE_CONTROLLER)
                .value(ClusterMetrics.REACHABLE, Labels.EMPTY, 0);
        try (KafkaMonitor monitor = builder.collector(cluster).build()) {
            cycle(monitor);
            assertThat(monitor.health().status()).isEqualTo(Status.DOWN);

            cluster.value(ClusterMetrics.REACHABLE, Labels.EMPTY, 1)
                    .value(BrokerMetrics.ACTIVE_CONTROLLER, Labels.EMPTY, 0);
            cycle(monitor);
            assertThat(monitor.health().status()).isEqualTo(Status.DEGRADED);

            cluster.value(BrokerMetrics.ACTIVE_CONTROLLER, Labels.EMPTY, 1);
            cycle(monitor);
            assertThat(monitor.health().status()).isEqualTo(Status.UP);
        }
    }

    @Test
    void givesACollectionLongerThanAnIntervalIfTold() throws InterruptedException {
        var allowed = new ArrayList<Duration>();
        builder.collector(new TimedCollector(allowed));

        try (KafkaMonitor monitor =
                builder.interval(STEP).collectDeadline(Duration.ofMinutes(5)).build()) {
            cycle(monitor);

            assertThat(allowed).containsExactly(Duration.ofMinutes(5));
            clock.advance(Duration.ofMinutes(5));
            assertThat(monitor.health().status()).isEqualTo(Status.UP);
            clock.advance(Duration.ofMinutes(1));
            assertThat(monitor.health().status()).isEqualTo(Status.DOWN);
        }
    }

    @Test
    void givesACollectionNoLongerThanAnIntervalIfNotTold() throws InterruptedException {
        var allowed = new ArrayList<Duration>();
        builder.collector(new TimedCollector(allowed));

        try (KafkaMonitor monitor = builder.interval(Duration.ofSeconds(2)).build()) {
            cycle(monitor);
        }

        assertThat(allowed).containsExactly(Duration.ofSeconds(2));
    }

    /** Notes how much time a collection has. */
    private record TimedCollector(List<Duration> allowed) implements MetricCollector {

        @Override
        public String name() {
            return "timed";
        }

        @Override
        public List<Metric> metrics() {
            return List.of();
        }

        @Override
        public void collect(CollectContext context, SampleSink sink) {
            allowed.add(context.timeLeft());
        }
    }

    @Test
    void goesOnWhenAListenerThrowsWhateverItThrows() throws InterruptedException {
        builder.listener(transition -> {
            throw new AssertionError("bad day");
        });
        builder.listener(transition -> {
            throw new IllegalStateException("bad day");
        });

        try (KafkaMonitor monitor = builder.build()) {
            cycle(monitor);
            told(1);
        }

        assertThat(transitions).hasSize(2);
    }

    @Test
    void explainsWhoWasTold() throws InterruptedException {
        try (KafkaMonitor monitor = builder.build()) {
            cycle(monitor);
            told(1);
            Alert alert = monitor.alerts().get(0);
            Await.until("the cycle knows of the delivery", PATIENCE, () -> {
                cycle(monitor);
                return monitor.explain(alert).tellings().get(0).status() == Telling.Status.TOLD;
            });

            assertThat(monitor.explain(alert).sentences())
                    .hasSize(2)
                    .first()
                    .asString()
                    .startsWith("Fires since 2026-01-01");
        }
    }

    @Test
    void isEitherStartedOrDriven() throws InterruptedException {
        try (KafkaMonitor driven = builder.build()) {
            driven.tick();

            assertThatThrownBy(driven::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "The monitor 'test' is driven by tick(), so start() is too late; build a new monitor, and"
                                    + " use either start() or tick()");
        }
    }

    @Test
    void runsByItselfOnDaemonThreadsOfItsNameAndLeavesNone() throws Exception {
        KafkaMonitor monitor = builder.interval(Duration.ofMillis(20)).build();
        Await.until(
                "the threads of other tests to end", PATIENCE, () -> threads().isEmpty());

        monitor.start();
        told(1);
        assertThat(threads())
                .extracting(Thread::getName)
                .contains("kafka-monitor-test-cycle", "kafka-monitor-test-notifier-people");
        assertThat(threads()).allMatch(Thread::isDaemon);
        assertThatThrownBy(monitor::start).hasMessageContaining("is started, so start() is too late");
        assertThatThrownBy(monitor::tick).hasMessageContaining("is started, so tick() is too late");

        monitor.close();
        monitor.close();

        Await.until("all threads have ended", PATIENCE, () -> threads().isEmpty());
        assertThat(people.closings()).isEqualTo(1);
        assertThat(collector.closings()).isEqualTo(1);
        assertThatThrownBy(monitor::start).hasMessageContaining("is closed");
        assertThatThrownBy(monitor::tick).hasMessageContaining("is closed");
        assertThatThrownBy(() -> monitor.endSilence("any"))
                .hasMessageContaining("is closed, so endSilence() is too late");
        assertThatThrownBy(() -> monitor.acknowledge("any", "ann", "")).hasMessageContaining("is closed");
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("kafka-monitor-test-"))
                .toList();
    }

    @Test
    void closesWithoutEverHavingRun() {
        builder.build().close();

        assertThat(collector.closings()).isEqualTo(1);
        assertThat(people.closings()).isEqualTo(1);
    }

    @Test
    void doesNotWaitForEverForAPartThatDoesNotClose() throws InterruptedException {
        var never = new CountDownLatch(1);
        KafkaMonitor monitor = builder.collector(new ClosingNever(never)).build();
        monitor.tick();
        long begin = System.nanoTime();

        monitor.close();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PATIENCE);
        assertThat(people.closings()).isEqualTo(1);
        never.countDown();
    }

    @Test
    void tellsTheEndsThatPeopleWaitForWhenItIsClosed() throws InterruptedException {
        KafkaMonitor monitor = builder.groupInterval(Duration.ofHours(1)).build();
        cycle(monitor);
        told(1);
        collector.value(LAG, ORDERS, 1);
        cycle(monitor);
        assertThat(people.notifications()).hasSize(1);

        monitor.close();

        assertThat(people.notifications()).hasSize(2);
        assertThat(people.notifications().get(1).resolved()).hasSize(1);
    }

    @Test
    void listsWhatStillFiresInWhatItTellsWhenItIsClosed() throws InterruptedException {
        collector.value(LAG, PAYMENTS, 99);
        KafkaMonitor monitor = builder.groupInterval(Duration.ofHours(1)).build();
        cycle(monitor);
        told(1);
        collector.value(LAG, ORDERS, 1);
        cycle(monitor);

        monitor.close();

        Notification last = people.notifications().get(1);
        assertThat(last.resolved()).extracting(Alert::subject).containsExactly(ORDERS);
        assertThat(last.ongoing()).extracting(Alert::subject).containsExactly(PAYMENTS);
    }

    @Test
    void isClosedInTimeAlsoIfEveryStepHangs() throws Exception {
        var never = new CountDownLatch(1);
        var cycleHangs = new CountDownLatch(1);
        builder.listener(transition -> {
            cycleHangs.countDown();
            awaitIgnoringInterrupts(never);
        });
        KafkaMonitor monitor = builder.collector(new ClosingNever(never))
                .interval(Duration.ofMillis(20))
                .build();
        monitor.start();
        assertThat(cycleHangs.await(60, TimeUnit.SECONDS)).isTrue();
        long begin = System.nanoTime();

        monitor.close(Duration.ofSeconds(4));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PATIENCE);
        assertThat(people.closings()).isEqualTo(1);
        never.countDown();
    }

    private static void awaitIgnoringInterrupts(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.onSpinWait(); // ignores the interrupt, as bad parts do
            }
        }
    }

    @Test
    void tellsWhatCouldNotBeDeliveredAtFirst() throws InterruptedException {
        people.answering(Delivery.transientFailure("down"), Delivery.delivered(""));
        try (KafkaMonitor monitor = builder.build()) {
            Await.until("a second attempt", PATIENCE, () -> {
                cycle(monitor);
                return people.notifications().size() >= 2;
            });
        }

        assertThat(people.notifications().get(1).fired()).hasSize(1);
    }

    @Test
    void refusesANameThatWouldBreakALine() {
        assertThatThrownBy(() -> KafkaMonitor.builder("orders\nadmin"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line break");
    }

    private record ClosingNever(CountDownLatch never) implements MetricCollector {
        @Override
        public String name() {
            return "closing-never";
        }

        @Override
        public List<Metric> metrics() {
            return List.of();
        }

        @Override
        public void collect(CollectContext context, SampleSink sink) {}

        @Override
        public void close() {
            awaitIgnoringInterrupts(never);
        }
    }
}

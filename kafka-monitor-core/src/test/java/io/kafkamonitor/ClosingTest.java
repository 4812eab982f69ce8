package io.kafkamonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.health.MonitorHealth.Status;
import io.kafkamonitor.internal.judging.FakeRule;
import io.kafkamonitor.localcluster.Await;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.testing.FakeCollector;
import io.kafkamonitor.testing.ManualClock;
import io.kafkamonitor.testing.RecordingNotifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** Through the front door: whoever closes the monitor, and whatever runs at that moment. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ClosingTest {

    private static final Metric LAG = Metric.gauge("lag", Unit.COUNT, "Lag.", "topic");
    private static final Labels ORDERS = Labels.of("topic", "orders");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RecordingNotifier people = new RecordingNotifier("people");
    private final FakeCollector collector = new FakeCollector("lag", LAG).value(LAG, ORDERS, 99);
    private final List<Transition> transitions = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicReference<KafkaMonitor> built = new AtomicReference<>();
    private final KafkaMonitorBuilder builder = KafkaMonitor.builder("closing")
            .timeSource(new ManualClock())
            .groupWait(Duration.ZERO)
            .collector(collector)
            .rule(FakeRule.above("backlog", LAG, 10))
            .notifier(people)
            .listener(transitions::add);

    @AfterEach
    void letHangingThreadsGo() {
        release.countDown();
    }

    private KafkaMonitor build() {
        built.set(builder.build());
        return built.get();
    }

    private void hang() {
        begun.countDown();
        while (release.getCount() > 0) {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.onSpinWait(); // ignores the interrupt, as bad parts do
            }
        }
    }

    private static void awaitWaiting(Thread thread) {
        Await.until(
                thread + " to wait",
                PATIENCE,
                () -> thread.getState() == Thread.State.TIMED_WAITING || thread.getState() == Thread.State.WAITING);
    }

    private void awaitClosed() {
        Await.until("all parts are closed", PATIENCE, () -> people.closings() + collector.closings() == 2);
    }

    /** A thread of the host that remembers what was thrown at it. */
    private static final class HostThread extends Thread {
        private final Executable work;
        private volatile Throwable thrown;

        HostThread(Executable work) {
            this.work = work;
        }

        static HostThread running(Executable work) {
            var thread = new HostThread(work);
            thread.start();
            return thread;
        }

        @Override
        public void run() {
            thrown = catchThrowable(work::execute);
        }

        void assertEndsWell() throws InterruptedException {
            join(PATIENCE.toMillis());
            assertThat(isAlive()).isFalse();
            assertThat(thrown).isNull();
        }
    }

    @Test
    void aTickThatTheMonitorDoesNotWaitForReturnsWithoutAnException() throws Exception {
        var asked = new AtomicBoolean();
        builder.rule(new FakeRule("hanging", any -> {
                    hang();
                    return List.of();
                }))
                .rule(new FakeRule("next", any -> {
                    asked.set(true);
                    return List.of();
                }));
        KafkaMonitor monitor = build();
        HostThread ticking = HostThread.running(monitor::tick);
        begun.await();

        monitor.close(Duration.ofMillis(200));
        release.countDown();

        ticking.assertEndsWell();
        assertThat(asked).isFalse();
        assertThat(transitions).isEmpty();
        assertThat(monitor.health().cycles()).isZero();
    }

    @Test
    void aTickThatWaitsForItsTurnFindsTheMonitorClosed() throws Exception {
        builder.listener(transition -> hang());
        KafkaMonitor monitor = build();
        HostThread first = HostThread.running(monitor::tick);
        begun.await();
        HostThread second = HostThread.running(monitor::tick);
        awaitWaiting(second);
        HostThread closer = HostThread.running(monitor::close);
        awaitWaiting(closer);

        release.countDown();

        first.assertEndsWell();
        second.assertEndsWell();
        closer.assertEndsWell();
        assertThat(monitor.health().cycles()).isEqualTo(1);
        assertThat(people.notifications()).hasSize(1);
    }

    @Test
    void everyCloserWaitsForTheEndAndHealthForNobody() throws Exception {
        builder.collector(new ClosingCollector("slow", this::hang));
        KafkaMonitor monitor = build();
        HostThread first = HostThread.running(monitor::close);
        begun.await();

        HostThread second = HostThread.running(monitor::close);

        awaitWaiting(second);
        assertThat(first.isAlive()).isTrue();
        assertThat(monitor.health().status()).isEqualTo(Status.DOWN);
        release.countDown();
        first.assertEndsWell();
        second.assertEndsWell();
        assertThat(collector.closings()).isEqualTo(1);
    }

    @Test
    void aListenerMayCloseAndItsOwnCycleIsStillToldOf() throws Exception {
        var returned = new CountDownLatch(1);
        builder.interval(Duration.ofMillis(20)).listener(transition -> {
            built.get().close();
            returned.countDown();
        });
        KafkaMonitor monitor = build();

        monitor.start();

        assertThat(returned.await(60, TimeUnit.SECONDS)).isTrue();
        monitor.close();
        awaitClosed();
        assertThat(people.notifications()).hasSize(1);
        assertThat(transitions).hasSize(2);
    }

    @Test
    void aListenerMayCloseAMonitorThatTheHostDrives() throws Exception {
        builder.listener(transition -> built.get().close());
        KafkaMonitor monitor = build();

        monitor.tick();

        monitor.close();
        awaitClosed();
        assertThat(people.notifications()).hasSize(1);
    }

    @Test
    void aCollectorMayClose() throws Exception {
        assertMayClose(builder.collector(new ClosingCollector("closer", () -> {}) {
            @Override
            public void collect(CollectContext context, SampleSink sink) {
                built.get().close();
            }
        }));
    }

    @Test
    void aRuleMayClose() throws Exception {
        assertMayClose(builder.rule(new FakeRule("closer", any -> {
            built.get().close();
            return List.of();
        })));
    }

    @Test
    void aNotifierMayClose() throws Exception {
        assertMayClose(builder.notifier(new SendingNotifier(() -> built.get().close())));
    }

    private void assertMayClose(KafkaMonitorBuilder composed) throws InterruptedException {
        assertThat(composed).isSameAs(builder);
        KafkaMonitor monitor = build();

        monitor.tick();

        monitor.close();
        awaitClosed();
        assertThat(people.notifications()).hasSize(1);
        assertThat(monitor.health().cycles()).isEqualTo(1);
    }

    @Test
    void anInterruptedCloserLosesNoNews() throws Exception {
        var interrupted = new AtomicBoolean();
        var delivered = new AtomicInteger();
        builder.notifier(new SendingNotifier(() -> {
            begun.countDown();
            try {
                release.await();
                delivered.incrementAndGet();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
        }));
        KafkaMonitor monitor = build();
        monitor.tick();
        begun.await();
        var flag = new AtomicBoolean();
        HostThread closer = HostThread.running(() -> {
            Thread.currentThread().interrupt();
            monitor.close();
            flag.set(Thread.currentThread().isInterrupted());
        });
        awaitWaiting(closer);
        closer.interrupt();

        release.countDown();

        closer.assertEndsWell();
        assertThat(flag).isTrue();
        assertThat(interrupted).isFalse();
        assertThat(delivered).hasValue(1);
        assertThat(collector.closings()).isEqualTo(1);
    }

    @Test
    void whateverAPartThrowsWhenItIsClosedTheOthersAreClosed() throws Exception {
        var closed = new AtomicInteger();
        List<Error> errors =
                List.of(new StackOverflowError("deep"), new AssertionError("wrong"), new NoClassDefFoundError("gone"));
        for (Error error : errors) {
            builder.collector(new ClosingCollector(error.getMessage(), () -> {
                closed.incrementAndGet();
                throw error;
            }));
        }
        builder.collector(new ClosingCollector("unprintable", () -> {
            closed.incrementAndGet();
            throw new Unprintable();
        }));
        builder.quietly(); // so that the notifier is closed last, after what the collectors threw was told
        KafkaMonitor monitor = build();
        monitor.tick();

        monitor.close();

        assertThat(closed).hasValue(4);
        assertThat(people.closings()).isEqualTo(1);
        assertThat(collector.closings()).isEqualTo(1);
    }

    @Test
    void aListenerThatCannotEvenBePrintedCostsNobodyNews() throws Exception {
        builder.groupInterval(Duration.ZERO).listener(transition -> {
            throw new Unprintable();
        });
        var told = new ArrayList<Transition>();
        builder.listener(told::add);
        try (KafkaMonitor monitor = build()) {
            monitor.tick();
            people.awaitNotifications(1, PATIENCE);
            collector.value(LAG, ORDERS, 1);
            monitor.tick();
        }

        assertThat(people.notifications()).hasSize(2);
        assertThat(people.notifications().get(1).resolved()).hasSize(1);
        assertThat(told).hasSameSizeAs(transitions);
    }

    @Test
    void aPartThatCannotEvenBePrintedCostsNobodyNews() throws Exception {
        builder.rule(new FakeRule("unprintable", any -> {
                    throw new Unprintable();
                }))
                .notifier(new SendingNotifier(() -> {
                    throw new Unprintable();
                }));
        try (KafkaMonitor monitor = build()) {
            monitor.tick();
        }

        assertThat(people.notifications()).hasSize(1);
        assertThat(people.closings()).isEqualTo(1);
    }

    @Test
    void aCycleWithinACycleIsRefusedToWhoeverAsksForIt() throws Exception {
        var refusals = new ArrayList<Throwable>();
        builder.listener(transition -> refusals.add(catchThrowable(built.get()::tick)));
        try (KafkaMonitor monitor = build()) {
            monitor.tick();
        }

        assertThat(refusals)
                .isNotEmpty()
                .allSatisfy(refusal -> assertThat(refusal)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("from within a cycle"));
    }

    @Test
    void aClosedMonitorStillAnswers() throws Exception {
        KafkaMonitor monitor = build();
        monitor.tick();
        var alert = monitor.alerts().get(0);

        monitor.close();

        assertThat(monitor.explain(alert).sentences()).isNotEmpty();
        assertThat(monitor.snapshot().value(LAG, ORDERS)).hasValue(99);
        assertThat(monitor.health().status()).isEqualTo(Status.DOWN);
    }

    private static class ClosingCollector implements MetricCollector {
        private final String name;
        private final Runnable closing;

        ClosingCollector(String name, Runnable closing) {
            this.name = name;
            this.closing = closing;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<Metric> metrics() {
            return List.of();
        }

        @Override
        public void collect(CollectContext context, SampleSink sink) {}

        @Override
        public void close() {
            closing.run();
        }
    }

    private record SendingNotifier(Runnable sending) implements Notifier {
        @Override
        public String name() {
            return "sending";
        }

        @Override
        public Delivery send(Notification notification, DeliveryAttempt attempt) {
            sending.run();
            return Delivery.delivered("");
        }
    }
}

package io.kafkamonitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.health.MonitorHealth.Status;
import io.kafkamonitor.internal.judging.FakeRule;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.testing.FakeCollector;
import io.kafkamonitor.testing.ManualClock;
import io.kafkamonitor.testing.RecordingNotifier;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Through the front door: whatever a part does, the others' cycle goes on in time, and people are told who it is. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ContainmentTest {

    private static final Metric LAG = Metric.gauge("lag", Unit.COUNT, "Lag.", "topic");
    private static final Metric NOISE = Metric.gauge("noise", Unit.COUNT, "Noise.", "topic");
    private static final Labels ORDERS = Labels.of("topic", "orders");
    private static final Duration IN_TIME = Duration.ofSeconds(30);

    private final ManualClock clock = new ManualClock();
    private final RecordingNotifier people = new RecordingNotifier("people");
    private final FakeCollector good = new FakeCollector("good", LAG).value(LAG, ORDERS, 0);
    private final CountDownLatch release = new CountDownLatch(1);
    private final KafkaMonitorBuilder builder = KafkaMonitor.builder("containment")
            .timeSource(clock)
            .collectDeadline(Duration.ofSeconds(1))
            .deliveryDeadline(Duration.ofMinutes(1))
            .groupWait(Duration.ZERO)
            .groupInterval(Duration.ZERO)
            .collector(good)
            .rule(FakeRule.above("good-rule", LAG, 10))
            .notifier(people);

    @AfterEach
    void letHangingThreadsGo() {
        release.countDown();
    }

    /**
     * Runs cycles until the monitor has told of the culprit, then lets the good rule fire, and checks that people hear of
     * that within one cycle.
     */
    private void assertContained(String rule, String label, String culprit, String reason) throws InterruptedException {
        KafkaMonitor monitor = builder.build();
        try {
            for (int i = 0; i < 4; i++) {
                cycle(monitor);
            }
            Alert alert = awaitAlert(monitor, rule);
            assertThat(alert.subject()).isEqualTo(Labels.of(label, culprit));
            assertThat(alert.summary())
                    .contains(label)
                    .contains("'" + culprit + "'")
                    .contains(reason);
            assertThat(monitor.health().status()).isEqualTo(Status.DEGRADED);

            good.value(LAG, ORDERS, 99);
            long begin = System.nanoTime();
            cycle(monitor);

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(IN_TIME);
            assertThat(monitor.snapshot().value(LAG, ORDERS)).hasValue(99);
            assertThat(awaitAlert(monitor, "good-rule").value()).hasValue(99);
        } finally {
            release.countDown();
            monitor.close();
        }
    }

    private void cycle(KafkaMonitor monitor) throws InterruptedException {
        monitor.tick();
        clock.advance(Duration.ofSeconds(30));
    }

    /** The first alert of a rule of which people are told; the notifiers' own threads may need a while. */
    private Alert awaitAlert(KafkaMonitor monitor, String rule) throws InterruptedException {
        long end = System.nanoTime() + IN_TIME.toNanos();
        while (System.nanoTime() < end) {
            List<Notification> told = people.notifications();
            for (Notification notification : told) {
                if (notification.group().equals(rule)) {
                    return notification.fired().get(0);
                }
            }
            // a notifier fails on its own thread, and a cycle has to see that
            if (!rule.equals("good-rule")) {
                cycle(monitor);
            }
            awaitMore(told.size());
        }
        throw new AssertionError("People were not told of '" + rule + "', only of " + people.notifications());
    }

    private void awaitMore(int known) throws InterruptedException {
        try {
            people.awaitNotifications(known + 1, Duration.ofMillis(50));
        } catch (AssertionError e) {
            assertThat(people.notifications()).hasSizeGreaterThanOrEqualTo(known);
        }
    }

    @Test
    void namesACollectorThatThrows() throws InterruptedException {
        builder.collector(new FakeCollector("culprit", NOISE).failing(new IllegalStateException("bad day")));

        assertContained("collector-failing", "collector", "culprit", "IllegalStateException: bad day");
    }

    @Test
    void namesACollectorThatLacksAClass() throws InterruptedException {
        builder.collector(new BadCollector(sink -> {
            throw new NoClassDefFoundError("com/example/Gone");
        }));

        assertContained("collector-failing", "collector", "culprit", "NoClassDefFoundError: com/example/Gone");
    }

    @Test
    void namesACollectorThatHangsAndIgnoresInterrupts() throws InterruptedException {
        builder.collector(new BadCollector(sink -> hang()));

        assertContained("collector-failing", "collector", "culprit", "not returned");
    }

    @Test
    void keepsWhatFitsOfACollectorThatEmitsAMillionSeries() throws InterruptedException {
        builder.collectDeadline(Duration.ofMinutes(2))
                .maxSeriesPerCollector(1_000)
                .collector(new BadCollector(sink -> IntStream.range(0, 1_000_000)
                        .forEach(i -> sink.record(NOISE, Labels.of("topic", "t" + i), i))));

        assertContained("series-dropped", "collector", "culprit", "999,000 series");
    }

    @Test
    void namesARuleThatThrows() throws InterruptedException {
        builder.rule(new FakeRule("culprit", any -> {
            throw new IllegalStateException("bad day");
        }));

        assertContained("rule-failing", "rule", "culprit", "IllegalStateException: bad day");
    }

    @Test
    void namesARuleThatOverflowsItsStack() throws InterruptedException {
        builder.rule(new FakeRule("culprit", any -> deeper(1)));

        assertContained("rule-failing", "rule", "culprit", "StackOverflowError");
    }

    @SuppressWarnings("InfiniteRecursion") // on purpose
    private static List<Finding> deeper(int depth) {
        return Stream.concat(deeper(depth + 1).stream(), Stream.of()).toList();
    }

    @Test
    void namesARuleThatHangsAndIgnoresInterrupts() throws InterruptedException {
        builder.rule(new FakeRule("culprit", any -> {
            hang();
            return List.of();
        }));

        assertContained("rule-failing", "rule", "culprit", "not returned");
    }

    @Test
    void tellsTheWorstOfARuleThatFindsMoreSubjectsThanAnybodyCanRead() throws InterruptedException {
        builder.interval(Duration.ofMinutes(10)) // what a rule may take; nothing here depends on how long it is
                .rule(new FakeRule(
                        "flood",
                        any -> IntStream.range(0, 10_003)
                                .mapToObj(i -> Finding.breached(Labels.of("i", "" + i)))
                                .toList()));
        good.value(LAG, ORDERS, 99);

        try (KafkaMonitor monitor = builder.build()) {
            cycle(monitor);

            assertThat(monitor.alerts())
                    .filteredOn(alert -> alert.rule().equals("flood"))
                    .hasSize(10_001)
                    .filteredOn(alert -> alert.subject().equals(Labels.of("more", "subjects")))
                    .singleElement()
                    .satisfies(alert -> assertThat(alert.summary()).startsWith("3 more breach the rule"));
            assertThat(monitor.health().status()).isEqualTo(Status.UP);
            assertThat(awaitAlert(monitor, "good-rule").value()).hasValue(99);
        }
    }

    @Test
    void namesANotifierThatThrows() throws InterruptedException {
        builder.notifier(new BadNotifier(() -> {
            throw new IllegalStateException("bad day");
        }));
        good.value(LAG, ORDERS, 99);

        assertContained("notifier-failing", "notifier", "culprit", "IllegalStateException: bad day");
    }

    @Test
    void namesANotifierThatThrowsAnError() throws InterruptedException {
        builder.notifier(new BadNotifier(() -> {
            throw new NoClassDefFoundError("com/example/Gone");
        }));
        good.value(LAG, ORDERS, 99);

        assertContained("notifier-failing", "notifier", "culprit", "NoClassDefFoundError: com/example/Gone");
    }

    @Test
    void namesANotifierThatHangsAndIgnoresInterrupts() throws InterruptedException {
        builder.notifier(new BadNotifier(this::hang));
        good.value(LAG, ORDERS, 99);

        assertContained("notifier-failing", "notifier", "culprit", "has not returned for more than 60 s");
    }

    private void hang() {
        while (release.getCount() > 0) {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.onSpinWait(); // ignores the interrupt, as bad parts do
            }
        }
    }

    @FunctionalInterface
    private interface Misdeed {
        void commit(SampleSink sink);
    }

    private record BadCollector(Misdeed misdeed) implements MetricCollector {
        @Override
        public String name() {
            return "culprit";
        }

        @Override
        public List<Metric> metrics() {
            return List.of(NOISE);
        }

        @Override
        public void collect(CollectContext context, SampleSink sink) {
            misdeed.commit(sink);
        }
    }

    private record BadNotifier(Runnable misdeed) implements Notifier {
        @Override
        public String name() {
            return "culprit";
        }

        @Override
        public Delivery send(Notification notification, DeliveryAttempt attempt) {
            misdeed.run();
            return Delivery.delivered("");
        }
    }
}

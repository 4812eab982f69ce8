package io.kafkamonitor.internal.collecting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.health.PartHealth;
import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.internal.health.StandardError;
import io.kafkamonitor.internal.schedule.MonitorThreads;
import io.kafkamonitor.internal.schedule.Surroundings;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.testing.FakeCollector;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CollectingTest {

    private static final Metric LAG = Metric.gauge("lag", Unit.COUNT, "Lag.", "topic");
    private static final Metric SIZE = Metric.gauge("size", Unit.COUNT, "Size.", "topic");
    private static final Labels A = Labels.of("topic", "a");
    private static final Duration LONG = Duration.ofSeconds(60);

    private final ManualClock clock = new ManualClock();
    private final HealthBoard board = new HealthBoard();
    private final FakeCollector good = new FakeCollector("good", SIZE).value(SIZE, A, 1);
    private final List<Collecting> opened = new ArrayList<>();

    @AfterEach
    void stop() {
        opened.forEach(Collecting::stop);
    }

    private Collecting collecting(Duration deadline, MetricCollector... collectors) {
        var collecting = new Collecting(
                List.of(collectors),
                new CollectLimits(deadline, 1000, Map.of(), 10_000),
                new Surroundings(board, clock, new MonitorThreads("collecting-test")));
        opened.add(collecting);
        return collecting;
    }

    private static FakeCollector lag() {
        return new FakeCollector("lag", LAG).value(LAG, A, 5);
    }

    private static UnknownReason whyUnknown(Snapshot snapshot) {
        Column column = snapshot.column(LAG);
        return column.unknown(column.indexOf(A)).orElseThrow().reason();
    }

    @Test
    void makesOneSnapshotOfAllCollectors() throws InterruptedException {
        Snapshot snapshot = collecting(LONG, lag(), good).collect();

        assertThat(snapshot.value(LAG, A)).hasValue(5);
        assertThat(snapshot.value(SIZE, A)).hasValue(1);
        assertThat(snapshot.failures()).isEmpty();
    }

    @Test
    void makesTheSeriesOfACollectorThatThrowsUnknownAndNoOthers() throws InterruptedException {
        FakeCollector lag = lag();
        Collecting collecting = collecting(LONG, lag, good);
        collecting.collect();

        lag.value(LAG, A, 6).failing(new IllegalStateException("bad day"));
        Snapshot snapshot = collecting.collect();

        assertThat(snapshot.value(SIZE, A)).hasValue(1);
        assertThat(whyUnknown(snapshot)).isEqualTo(UnknownReason.COLLECTOR_FAILED);
        assertThat(snapshot.failures().get("lag").detail()).isEqualTo("IllegalStateException: bad day");
        assertThat(snapshot.column(LAG).gap(Labels.EMPTY)).isPresent();
    }

    @Test
    void takesNothingForMissingOfACollectorThatNeverDelivered() throws InterruptedException {
        FakeCollector lag = lag().every(Duration.ofHours(1)).failing(new IllegalStateException("bad day"));
        Collecting collecting = collecting(LONG, lag, good);

        for (int i = 0; i < 5; i++) { // fails, and is left alone then until its hour is over
            Snapshot snapshot = collecting.collect();

            assertThat(snapshot.column(LAG).gap(Labels.EMPTY)).isPresent();
            assertThat(snapshot.column(SIZE).gap(Labels.EMPTY)).isEmpty();
        }
    }

    @Test
    void logsTheStackTraceOfWhatACollectorThrows() {
        var thrown = new IllegalStateException("bad day");

        String log = StandardError.during(
                () -> collecting(LONG, new Throwing(thrown)).collect());

        assertThat(log).contains("IllegalStateException: bad day").contains("at " + thrown.getStackTrace()[0]);
    }

    @Test
    void containsErrorsAndExceptionsThatCannotEvenBeDescribed() throws InterruptedException {
        for (Throwable thrown : List.of(new NoClassDefFoundError("x"), new StackOverflowError(), new Unspeakable())) {
            Snapshot snapshot = collecting(LONG, new Throwing(thrown), good).collect();

            assertThat(snapshot.value(SIZE, A)).hasValue(1);
            assertThat(snapshot.failures()).containsOnlyKeys("throwing");
        }
    }

    @Test
    void goesOnWithoutACollectorThatHangsAndLeavesItAloneUntilItReturns() throws InterruptedException {
        var release = new CountDownLatch(1);
        var hanging = new Hanging(release);
        Collecting collecting = collecting(Duration.ofMillis(300), hanging, good);

        Snapshot first = collecting.collect();
        Snapshot second = collecting.collect();

        assertThat(first.failures().get("hanging").detail()).contains("took longer than 300 ms");
        assertThat(second.failures().get("hanging").detail()).contains("still not returned");
        assertThat(second.failures().get("hanging").reason()).isEqualTo(UnknownReason.COLLECTOR_OVERRAN);
        assertThat(second.value(SIZE, A)).hasValue(1);
        assertThat(hanging.calls).isEqualTo(1);

        release.countDown();
        long end = System.nanoTime() + LONG.toNanos();
        while (collecting.collect().failures().containsKey("hanging")) {
            assertThat(System.nanoTime()).as("works again").isLessThan(end);
        }
    }

    @Test
    void keepsWhatFitsOfACollectionThatFloods() throws InterruptedException {
        var flooding = new FakeCollector("flooding", LAG);
        for (int i = 0; i < 1001; i++) {
            flooding.value(LAG, Labels.of("topic", "t" + i), i);
        }

        Snapshot snapshot = collecting(LONG, flooding, good).collect();

        assertThat(snapshot.size()).isEqualTo(1001);
        assertThat(snapshot.failures()).isEmpty();
        assertThat(snapshot.column(LAG).gap(Labels.of("topic", "t1000"))).isPresent();
    }

    @Test
    void takesOverNothingOfACollectionThatWroteASeriesTwice() throws InterruptedException {
        Snapshot snapshot = collecting(LONG, new Throwing(null), good).collect();

        assertThat(snapshot.failures().get("throwing").detail()).contains("written twice");
        assertThat(snapshot.size()).isEqualTo(1);
    }

    @Test
    void keepsTheValuesOfACollectorWhoseIntervalIsNotOver() throws InterruptedException {
        FakeCollector seldom = lag().every(Duration.ofMinutes(5));
        Collecting collecting = collecting(LONG, seldom);

        for (int i = 0; i < 11; i++) {
            assertThat(collecting.collect().value(LAG, A)).hasValue(5);
            clock.advance(Duration.ofSeconds(30));
        }

        assertThat(seldom.collections()).isEqualTo(2);
    }

    @Test
    void triesACollectorWithALongIntervalAgainAtOnceButNotForEver() throws InterruptedException {
        FakeCollector seldom = lag().every(Duration.ofHours(1)).failing(new IllegalStateException("bad day"));
        Collecting collecting = collecting(LONG, seldom);

        for (int i = 0; i < 20; i++) {
            collecting.collect();
            clock.advance(Duration.ofSeconds(30));
        }

        assertThat(seldom.collections()).isEqualTo(3);
        assertThat(board.parts()).extracting(PartHealth::consecutiveFailures).containsExactly(3);
        assertThat(collecting.collect().failures()).containsOnlyKeys("lag");
    }

    @Test
    void beginsAgainAfterAPassThatWasInterrupted() throws InterruptedException {
        FakeCollector seldom = lag().every(Duration.ofHours(1)).blocking();
        Collecting collecting = collecting(LONG, seldom);
        Thread.currentThread().interrupt();

        assertThatThrownBy(collecting::collect).isInstanceOf(InterruptedException.class);

        seldom.recovering();
        long end = System.nanoTime() + LONG.toNanos();
        while (collecting.collect().value(LAG, A).isEmpty()) {
            assertThat(System.nanoTime()).as("works again").isLessThan(end);
        }
    }

    @Test
    void beginsNothingMoreOnceItIsStopped() throws InterruptedException {
        var collected = new AtomicInteger();
        Collecting collecting = collecting(LONG, new Acting(collected::incrementAndGet), good);
        collecting.stop();

        Snapshot snapshot = collecting.collect();

        assertThat(collected).hasValue(0);
        assertThat(snapshot.value(SIZE, A)).isEmpty();
    }

    @Test
    void aCollectionThatBeginsAsItIsStoppedIsInterrupted() throws Exception {
        var guarded = new GuardedCollector(
                new Acting(() -> new CountDownLatch(1).await(LONG.toSeconds(), TimeUnit.SECONDS)), 10);
        guarded.stop();

        guarded.begin(CollectContext.startingNow(clock, LONG), new MonitorThreads("collecting-test"));

        assertThatThrownBy(() -> guarded.take(LONG.toNanos())).hasCauseInstanceOf(InterruptedException.class);
    }

    private record Acting(Callable<?> action) implements MetricCollector {
        @Override
        public String name() {
            return "acting";
        }

        @Override
        public List<Metric> metrics() {
            return List.of(LAG);
        }

        @Override
        public void collect(CollectContext context, SampleSink sink) throws Exception {
            action.call();
        }
    }

    private static final class Unspeakable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no words");
        }
    }

    /** Throws anything, or writes a series twice if there is nothing to throw. */
    private record Throwing(Throwable thrown) implements MetricCollector {
        @Override
        public String name() {
            return "throwing";
        }

        @Override
        public List<Metric> metrics() {
            return List.of(LAG);
        }

        @Override
        public void collect(CollectContext context, SampleSink sink) throws Exception {
            sink.record(LAG, A, 1);
            if (thrown instanceof Error error) {
                throw error;
            }
            if (thrown instanceof Exception exception) {
                throw exception;
            }
            sink.record(LAG, A, 2);
        }
    }

    private static final class Hanging implements MetricCollector {
        private final CountDownLatch release;
        private volatile int calls;

        Hanging(CountDownLatch release) {
            this.release = release;
        }

        @Override
        public String name() {
            return "hanging";
        }

        @Override
        public List<Metric> metrics() {
            return List.of(LAG);
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // called by one thread at a time
        public void collect(CollectContext context, SampleSink sink) {
            calls++;
            while (release.getCount() > 0) {
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.onSpinWait(); // ignores the interrupt, as bad collectors do
                }
            }
        }
    }
}

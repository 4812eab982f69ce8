package io.kafkamonitor.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.localcluster.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CycleScheduleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration INTERVAL = Duration.ofMillis(10);

    private final AtomicInteger cycles = new AtomicInteger();
    private final List<CycleSchedule> opened = new ArrayList<>();

    private CycleSchedule schedule(Duration interval, Runnable cycle) {
        var schedule = new CycleSchedule(new MonitorThreads("schedule-test"), interval, cycle);
        opened.add(schedule);
        return schedule;
    }

    @AfterEach
    void close() {
        opened.forEach(schedule -> schedule.close(Deadline.in(PATIENCE)));
    }

    private void awaitCycles(int count) throws Exception {
        Await.until(count + " cycles", PATIENCE, () -> cycles.get() >= count);
    }

    @Test
    void runsTheFirstCycleAtOnce() throws Exception {
        CycleSchedule schedule = schedule(Duration.ofDays(1), cycles::incrementAndGet);
        schedule.start();

        awaitCycles(1);
        schedule.close(Deadline.in(PATIENCE));
        assertThat(cycles).hasValue(1);
    }

    @Test
    void skipsAndCountsWhatACycleOverlapsInsteadOfRunningItLate() throws Exception {
        var permits = new Semaphore(0);
        var overlaps = new AtomicInteger();
        var running = new AtomicInteger();
        CycleSchedule schedule = schedule(INTERVAL, () -> {
            if (running.incrementAndGet() > 1) {
                overlaps.incrementAndGet();
            }
            cycles.incrementAndGet();
            permits.acquireUninterruptibly();
            running.decrementAndGet();
        });
        long begin = System.nanoTime();
        schedule.start();
        awaitCycles(1);
        Await.until("ten intervals have passed", PATIENCE, () -> System.nanoTime() - begin > INTERVAL.toNanos() * 10);
        assertThat(cycles).hasValue(1);

        permits.release();
        awaitCycles(2);

        assertThat(schedule.missed()).isGreaterThanOrEqualTo(9);
        permits.release(1_000_000);
        schedule.close(Deadline.in(PATIENCE));
        assertThat(overlaps).hasValue(0);
    }

    @Test
    void goesOnAfterACycleThatThrowsWhateverItThrows() throws Exception {
        CycleSchedule schedule = schedule(INTERVAL, () -> {
            if (cycles.incrementAndGet() == 1) {
                throw new StackOverflowError("on purpose");
            }
        });
        schedule.start();

        awaitCycles(3);
        schedule.close(Deadline.in(PATIENCE));
    }

    @Test
    void goesOnAfterACycleThatLeavesAnInterruptBehind() throws Exception {
        CycleSchedule schedule = schedule(INTERVAL, () -> {
            cycles.incrementAndGet();
            Thread.currentThread().interrupt();
        });
        schedule.start();

        awaitCycles(3);
        schedule.close(Deadline.in(PATIENCE));
    }

    @Test
    void endsWithTheCycleThatIsUnderWay() throws Exception {
        var begun = new CountDownLatch(1);
        var ended = new AtomicInteger();
        CycleSchedule schedule = schedule(INTERVAL, () -> {
            begun.countDown();
            long end = System.nanoTime() + Duration.ofMillis(100).toNanos();
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            ended.incrementAndGet();
        });
        schedule.start();
        begun.await();

        schedule.close(Deadline.in(PATIENCE));

        int whenClosed = ended.get();
        assertThat(whenClosed).isPositive();
        assertThat(threadsOfTheTest()).isEmpty();
        assertThat(ended).hasValue(whenClosed);
    }

    private static List<String> threadsOfTheTest() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("kafka-monitor-schedule-test-"))
                .toList();
    }

    @Test
    void closesWithoutHavingStarted() {
        schedule(INTERVAL, cycles::incrementAndGet).close(Deadline.in(PATIENCE));

        assertThat(cycles).hasValue(0);
    }
}

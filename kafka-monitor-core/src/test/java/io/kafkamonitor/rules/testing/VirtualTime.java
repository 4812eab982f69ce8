package io.kafkamonitor.rules.testing;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.alert.Telling;
import io.kafkamonitor.alert.Telling.Status;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * Lets time pass for a monitor, cycle by cycle, and between cycles from one message to the next: time stands still until
 * what is due is delivered.
 */
final class VirtualTime {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PATIENCE_FOR_REMINDERS = Duration.ofSeconds(10);
    private static final Duration POLL_INTERVAL = Duration.ofNanos(200_000);
    private static final Set<Status> STILL_TO_BE_TOLD =
            Set.of(Status.WAITING, Status.RETRYING, Status.PERHAPS_TOLD, Status.UNREACHABLE);

    private final KafkaMonitor monitor;
    private final ManualClock clock;
    private final RunRecord record;

    VirtualTime(KafkaMonitor monitor, ManualClock clock, RunRecord record) {
        this.monitor = monitor;
        this.clock = clock;
        this.record = record;
    }

    void pass(int cycles, IntConsumer beforeEach) {
        try {
            for (int cycle = 0; cycle < cycles; cycle++) {
                beforeEach.accept(cycle);
                monitor.tick();
                Instant next = clock.now().plus(record.interval());
                deliver();
                remind();
                deliverUntil(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The test was interrupted " + record.elapsed() + " after the start", e);
        }
    }

    /** Stops at each moment at which a message is due, so that it is told just then. */
    private void deliverUntil(Instant end) throws InterruptedException {
        Instant due = nextDue();
        while (due.isBefore(end)) {
            clock.advance(Duration.between(clock.now(), due));
            deliver();
            due = nextDue();
        }
        clock.advance(Duration.between(clock.now(), end));
    }

    private Instant nextDue() {
        return planned().map(VirtualTime::next).min(Instant::compareTo).orElse(Instant.MAX);
    }

    private static Instant next(Telling telling) {
        return telling.next().orElse(Instant.MAX);
    }

    private void deliver() throws InterruptedException {
        long begin = System.nanoTime();
        while (isSomethingDue()) {
            if (System.nanoTime() - begin > PATIENCE.toNanos()) {
                throw new AssertionError("Within " + PATIENCE.toSeconds() + " s this was not told that is due "
                        + record.elapsed() + " after the start: " + tellings().toList());
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
        }
    }

    /**
     * A reminder is told after the first cycle at which its time has come. One that does not come after all is waited for, but
     * not missed.
     */
    private void remind() throws InterruptedException {
        long begin = System.nanoTime();
        while (isReminderDue() && System.nanoTime() - begin < PATIENCE_FOR_REMINDERS.toNanos()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
        }
        deliver();
    }

    private boolean isReminderDue() {
        return tellings()
                .anyMatch(telling ->
                        telling.status() == Status.TOLD && !next(telling).isAfter(clock.now()));
    }

    private boolean isSomethingDue() {
        return tellings().anyMatch(telling -> telling.status() == Status.BEING_TOLD)
                || planned().anyMatch(telling -> !next(telling).isAfter(clock.now()));
    }

    private Stream<Telling> planned() {
        return tellings().filter(telling -> STILL_TO_BE_TOLD.contains(telling.status()));
    }

    private Stream<Telling> tellings() {
        return record.lastSeen().stream().map(monitor::explain).flatMap(explanation -> explanation.tellings().stream());
    }
}

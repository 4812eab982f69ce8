package io.kafkamonitor.examples.demo;

import io.kafkamonitor.examples.terminal.TextTable;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which of the expected mails have arrived, and when. Safe for use by several threads. */
final class Checklist {

    private final Object lock = new Object();
    private final Map<Expectation, Duration> fired = new EnumMap<>(Expectation.class); // guarded by lock
    private final Map<Expectation, Duration> resolved = new EnumMap<>(Expectation.class); // guarded by lock

    /** Ticks off what a mail says. */
    void arrived(MailNews mail, Duration at) {
        synchronized (lock) {
            for (Expectation expectation : Expectation.values()) {
                if (expectation.isFiredBy(mail)) {
                    fired.putIfAbsent(expectation, at);
                } else if (expectation.isResolvedBy(mail) && fired.containsKey(expectation)) {
                    resolved.putIfAbsent(expectation, at);
                }
            }
            lock.notifyAll();
        }
    }

    /** Waits for the mail that an alert fires; whether it arrived in time. */
    boolean awaitFired(Expectation expectation, Duration atMost) throws InterruptedException {
        return await(fired, expectation, atMost);
    }

    /** Waits for the mail that an alert is over; whether it arrived in time. */
    boolean awaitResolved(Expectation expectation, Duration atMost) throws InterruptedException {
        return await(resolved, expectation, atMost);
    }

    private boolean await(Map<Expectation, Duration> seen, Expectation expectation, Duration atMost)
            throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        synchronized (lock) {
            long leftMillis = atMost.toMillis();
            while (!seen.containsKey(expectation) && leftMillis > 0) {
                lock.wait(leftMillis);
                leftMillis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            }
            return seen.containsKey(expectation);
        }
    }

    /** Whether every expected alert and its end arrived. */
    boolean isComplete() {
        synchronized (lock) {
            return fired.size() == Expectation.values().length && resolved.size() == Expectation.values().length;
        }
    }

    /** What was expected, and when it arrived. */
    TextTable table() {
        var table = TextTable.titled("Expected mails")
                .words("alert")
                .numbers("fired", "resolved")
                .words("result");
        synchronized (lock) {
            for (Expectation expectation : Expectation.values()) {
                boolean ok = resolved.containsKey(expectation);
                table.row(
                        expectation.rule(),
                        moment(fired.get(expectation)),
                        moment(resolved.get(expectation)),
                        ok ? "ok" : "MISSING");
            }
        }
        return table;
    }

    private static String moment(@Nullable Duration at) {
        return at == null ? "-" : String.format(Locale.ROOT, "%.1f s", at.toMillis() / 1000.0);
    }
}

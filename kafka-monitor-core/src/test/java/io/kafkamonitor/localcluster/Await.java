package io.kafkamonitor.localcluster;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Waits for conditions, each with a deadline.
 *
 * <p>An exception or an {@link AssertionError} from a condition counts as "not yet". The condition runs on the
 * caller's thread, at least once, and is not interrupted when the deadline passes.
 */
public final class Await {

    /** Patience for what takes seconds on a free machine; a machine ten times slower does not use it up. */
    public static final Duration AMPLE = Duration.ofMinutes(5);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private Await() {}

    /**
     * Returns as soon as {@code condition} is true.
     *
     * @param what completes the sentence "waited for …", as in "broker 2 to leave the cluster"
     * @throws UnmetConditionException when the deadline passes first, or the thread is interrupted
     */
    public static void until(String what, Duration atMost, Callable<Boolean> condition) {
        until(what, atMost, condition, Boolean::booleanValue);
    }

    /**
     * Returns the first value of {@code probe} that is as {@code expected}.
     *
     * @param what completes the sentence "waited for …", as in "the group to have a lag of 10"
     * @throws UnmetConditionException with the value last seen when the deadline passes first, or the thread is
     *     interrupted
     */
    public static <T> T until(String what, Duration atMost, Callable<T> probe, Predicate<? super T> expected) {
        requireNonNull(what, "what");
        long startNanos = System.nanoTime();
        try {
            while (true) {
                Look<T> look = Look.at(probe, expected);
                if (look.met()) {
                    return look.value();
                }
                if (System.nanoTime() - startNanos >= atMost.toNanos()) {
                    throw new UnmetConditionException(
                            "Waited " + atMost.toMillis() + " ms for " + what + "; " + look.description(),
                            look.problem());
                }
                Thread.sleep(POLL_INTERVAL.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnmetConditionException("Interrupted while waiting for " + what, e);
        }
    }

    /** What one run of a probe gave: a value, or the problem that kept it from giving one. */
    private record Look<T>(@Nullable T value, @Nullable Throwable problem, boolean met) {

        static <T> Look<T> at(Callable<T> probe, Predicate<? super T> expected) throws InterruptedException {
            T value = null;
            try {
                value = probe.call();
                return new Look<>(value, null, expected.test(value));
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception | AssertionError e) {
                return new Look<>(value, e, false);
            }
        }

        String description() {
            return problem == null ? "last seen: '" + value + "'" : "last problem: " + problem;
        }
    }
}

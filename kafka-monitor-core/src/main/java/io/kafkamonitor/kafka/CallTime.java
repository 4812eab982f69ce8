package io.kafkamonitor.kafka;

import io.kafkamonitor.collector.CollectContext;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;

/**
 * How long one call to the cluster may take: all answers to it are awaited until the same moment.
 *
 * <p>The client gives up by itself at that moment; a little later nobody waits for it any more.
 */
final class CallTime {

    private static final Duration GRACE = Duration.ofMillis(500);

    private final String what;
    private final int millis;
    private final long deadlineNanos;

    private CallTime(String what, Duration most) {
        this.what = what;
        this.millis = Math.max(1, Math.toIntExact(most.toMillis()));
        this.deadlineNanos = System.nanoTime() + most.plus(GRACE).toNanos();
    }

    /**
     * The time of a call that begins now.
     *
     * @param what is read, for the message if it fails, such as {@code the list of topics}
     */
    static CallTime within(CollectContext context, Duration most, String what) {
        Duration left = context.timeLeft();
        return new CallTime(what, left.compareTo(most) < 0 ? left : most);
    }

    /** For the {@code timeoutMs} of the call's options. */
    int millis() {
        return millis;
    }

    <T> T await(KafkaFuture<T> future) throws ClusterReadException, InterruptedException {
        try {
            long left = Math.max(0, deadlineNanos - System.nanoTime());
            return future.get(left, TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            Throwable cause = Failures.cause(e);
            throw new ClusterReadException(what, Failures.unknown(cause), cause);
        }
    }
}

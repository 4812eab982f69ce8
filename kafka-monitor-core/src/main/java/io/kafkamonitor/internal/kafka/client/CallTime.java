package io.kafkamonitor.internal.kafka.client;

import io.kafkamonitor.collector.CollectContext;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;

/**
 * How long one call to the cluster may take: all answers to it are awaited until the same moment.
 *
 * <p>The client gives up by itself at that moment; a little later nobody waits for it any more. No call takes more than
 * a part of what is left of the pass, so that however many of them go unanswered there is time to read the rest and to
 * report it.
 */
public final class CallTime {

    /** The longest that one call takes. */
    public static final Duration LONGEST = Duration.ofSeconds(5);

    /** As many calls that nobody answers leave a fifth of the pass for the others. */
    private static final int PART_OF_WHAT_IS_LEFT = 3;
    /** The client looks at its calls only now and then. */
    private static final int PART_FOR_GRACE = 4;

    private static final Duration MOST_GRACE = Duration.ofMillis(500);

    private final String what;
    private final int millis;
    private final long deadlineNanos;

    private CallTime(String what, Duration most) {
        this.what = what;
        this.millis = Math.max(1, Math.toIntExact(most.toMillis()));
        this.deadlineNanos = System.nanoTime()
                + most.plus(shorter(most.dividedBy(PART_FOR_GRACE), MOST_GRACE)).toNanos();
    }

    /**
     * The time of a call that begins now.
     *
     * @param what is read, for the message if it fails, such as {@code the list of topics}
     */
    public static CallTime within(CollectContext context, Duration most, String what) {
        return new CallTime(what, shorter(context.timeLeft().dividedBy(PART_OF_WHAT_IS_LEFT), most));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** For the {@code timeoutMs} of the call's options. */
    public int millis() {
        return millis;
    }

    public <T> T await(KafkaFuture<T> future) throws ClusterReadException, InterruptedException {
        try {
            long left = Math.max(0, deadlineNanos - System.nanoTime());
            return future.get(left, TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            Throwable cause = AdminFailures.cause(e);
            throw new ClusterReadException(what, AdminFailures.unknown(cause), cause);
        }
    }
}

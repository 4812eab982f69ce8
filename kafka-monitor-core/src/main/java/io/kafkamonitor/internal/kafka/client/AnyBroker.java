package io.kafkamonitor.internal.kafka.client;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.metric.UnknownReason;
import java.time.Duration;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;

/**
 * Asks what every broker can tell.
 *
 * <p>The client chooses which one it asks, and may choose one that has just fallen silent. It gives up the connection to
 * that one when the time of the call is over, so the same question asked once more reaches another. And for a moment
 * after one broker could not be agreed with upon a connection, such as for its certificate, the client refuses every
 * call; it finds its way back with the next metadata.
 */
public final class AnyBroker {

    private static final Duration A_MOMENT = Duration.ofMillis(200);
    private static final int MOMENTS = 3;

    private AnyBroker() {}

    /**
     * The answer to a call.
     *
     * @param call sends it anew each time, with the {@link CallTime#millis()} that it is given
     */
    public static <T> T ask(CollectContext context, String what, Function<CallTime, KafkaFuture<T>> call)
            throws ClusterReadException, InterruptedException {
        int refused = 0;
        int unanswered = 0;
        while (true) {
            try {
                CallTime time = CallTime.within(context, CallTime.LONGEST, what);
                return time.await(call.apply(time));
            } catch (ClusterReadException e) {
                if (e.getCause() instanceof AuthenticationException && refused < MOMENTS) {
                    refused++;
                    Thread.sleep(A_MOMENT.toMillis());
                } else if (e.unknown().reason() == UnknownReason.TIMED_OUT && unanswered == 0) {
                    unanswered++;
                } else {
                    throw e;
                }
            }
        }
    }

    /** Returns when the client takes calls again after one broker refused it. */
    public static void settle(CollectContext context, Admin admin) throws ClusterReadException, InterruptedException {
        ask(
                context,
                "whether anybody answers",
                call -> admin.describeCluster(new DescribeClusterOptions().timeoutMs(call.millis()))
                        .nodes());
    }
}

package io.kafkamonitor.kafka;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.metric.UnknownReason;
import java.util.function.Function;
import org.apache.kafka.common.KafkaFuture;

/**
 * Asks what every broker can tell.
 *
 * <p>The client chooses which one it asks, and may choose one that has just fallen silent. It gives up the connection to
 * that one when the time of the call is over, so the same question asked once more reaches another.
 */
final class AnyBroker {

    private AnyBroker() {}

    /**
     * The answer to a call.
     *
     * @param call sends it anew each time, with the {@link CallTime#millis()} that it is given
     */
    static <T> T ask(CollectContext context, String what, Function<CallTime, KafkaFuture<T>> call)
            throws ClusterReadException, InterruptedException {
        try {
            return once(context, what, call);
        } catch (ClusterReadException e) {
            if (e.unknown().reason() != UnknownReason.TIMED_OUT) {
                throw e;
            }
            return once(context, what, call);
        }
    }

    private static <T> T once(CollectContext context, String what, Function<CallTime, KafkaFuture<T>> call)
            throws ClusterReadException, InterruptedException {
        CallTime time = CallTime.within(context, KafkaGateway.CALL_TIMEOUT, what);
        return time.await(call.apply(time));
    }
}

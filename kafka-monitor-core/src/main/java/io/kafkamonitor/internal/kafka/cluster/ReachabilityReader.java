package io.kafkamonitor.internal.kafka.cluster;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.internal.kafka.client.AdminSource;
import io.kafkamonitor.internal.kafka.client.AnyBroker;
import io.kafkamonitor.internal.kafka.client.CallTime;
import io.kafkamonitor.internal.kafka.client.ClusterReadException;
import io.kafkamonitor.internal.kafka.client.OncePerPass;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeReplicaLogDirsOptions;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartitionReplica;
import org.jspecify.annotations.Nullable;

/**
 * Finds the brokers that are registered as alive and do not answer.
 *
 * <p>A broker that was killed stays registered, and leader of its partitions, until its session is over. To ask for the
 * offsets of such a partition makes the client send thousands of metadata requests, so each broker is first asked in
 * which log directory it keeps a replica that nobody has: a small request with a small answer, which is only ever sent
 * to that broker. That it refuses to tell is an answer, too.
 *
 * <p>A broker that is silent costs its first pass some seconds. The passes after that ask it again and hardly wait: an
 * answer that comes after all counts in the next one.
 */
final class ReachabilityReader implements OncePerPass.Reader<Reachability> {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PATIENCE_WITH_SILENT = Duration.ofMillis(300);
    private static final int LONG_MILLIS = 5_000;
    private static final String NOBODYS_TOPIC = "__kafka_monitor_nobody";
    private static final String WHAT = "whether a broker answers";

    private final AdminSource source;
    private final OncePerPass<Brokers> brokers;
    private final SilentBrokers silent = new SilentBrokers();
    /** What those that were silent in the last pass were asked. */
    private final Map<Integer, KafkaFuture<?>> unanswered = new ConcurrentHashMap<>();

    ReachabilityReader(AdminSource source, OncePerPass<Brokers> brokers) {
        this.source = source;
        this.brokers = brokers;
    }

    @Override
    public Reachability read(CollectContext context) throws ClusterReadException, InterruptedException {
        Brokers registered = brokers.get(context);
        Admin admin = source.admin();
        CallTime call = CallTime.within(context, PATIENCE, WHAT);
        Map<BrokerNode, KafkaFuture<?>> first = new LinkedHashMap<>();
        Map<BrokerNode, KafkaFuture<?>> again = new LinkedHashMap<>();
        for (BrokerNode broker : registered.live()) {
            KafkaFuture<?> earlier = unanswered.remove(broker.id());
            if (earlier == null) {
                first.put(broker, ask(admin, broker, call.millis()));
            } else {
                again.put(broker, earlier.isCompletedExceptionally() ? ask(admin, broker, LONG_MILLIS) : earlier);
            }
        }
        harvest(first, call);
        harvest(again, CallTime.within(context, PATIENCE_WITH_SILENT, WHAT));
        if (silent.all().values().stream().anyMatch(why -> why.reason() == UnknownReason.UNREACHABLE)) {
            AnyBroker.settle(context, admin);
        }
        unanswered.keySet().retainAll(registered.ids());
        silent.retain(registered.ids());
        return new Reachability(registered, silent.all());
    }

    private static KafkaFuture<?> ask(Admin admin, BrokerNode broker, int millis) {
        var replica = new TopicPartitionReplica(NOBODYS_TOPIC, 0, broker.id());
        var options = new DescribeReplicaLogDirsOptions();
        options.timeoutMs(millis);
        return admin.describeReplicaLogDirs(List.of(replica), options).all();
    }

    private void harvest(Map<BrokerNode, KafkaFuture<?>> answers, CallTime call) throws InterruptedException {
        for (var answer : answers.entrySet()) {
            BrokerNode broker = answer.getKey();
            Unknown why = whySilent(broker, answer.getValue(), call);
            if (why == null) {
                silent.answers(broker);
            } else {
                silent.isSilent(broker, why);
                unanswered.put(broker.id(), answer.getValue());
            }
        }
    }

    /** Null for a broker that answers, be it that it refuses. */
    private static @Nullable Unknown whySilent(BrokerNode broker, KafkaFuture<?> answer, CallTime call)
            throws InterruptedException {
        try {
            call.await(answer);
            return null;
        } catch (ClusterReadException e) {
            return switch (e.unknown().reason()) {
                case TIMED_OUT -> new Unknown(UnknownReason.TIMED_OUT, "broker " + broker.id() + " does not answer");
                case UNREACHABLE ->
                    new Unknown(
                            UnknownReason.UNREACHABLE,
                            "broker " + broker.id() + ": " + e.unknown().detail());
                default -> null;
            };
        }
    }
}

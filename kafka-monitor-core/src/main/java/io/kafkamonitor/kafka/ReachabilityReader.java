package io.kafkamonitor.kafka;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.metric.UnknownReason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeFeaturesOptions;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.common.KafkaFuture;

/**
 * Finds the brokers that are registered as alive and do not answer.
 *
 * <p>A broker that was killed stays registered, and leader of its partitions, until its session is over. To ask for the
 * offsets of such a partition makes the client send thousands of metadata requests, so each broker is first asked for
 * its features: one small request that needs no permission and is only ever sent to that broker.
 */
final class ReachabilityReader implements OncePerPass.Reader<Reachability> {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final AdminSource source;
    private final OncePerPass<Brokers> brokers;

    ReachabilityReader(AdminSource source, OncePerPass<Brokers> brokers) {
        this.source = source;
        this.brokers = brokers;
    }

    @Override
    public Reachability read(CollectContext context) throws ClusterReadException, InterruptedException {
        Admin admin = source.admin();
        Brokers registered = brokers.get(context);
        CallTime call = CallTime.within(context, PATIENCE, "the features of a broker");
        Map<Integer, KafkaFuture<FeatureMetadata>> answers = new LinkedHashMap<>();
        for (BrokerNode broker : registered.live()) {
            var options = new DescribeFeaturesOptions().nodeId(broker.id());
            options.timeoutMs(call.millis());
            answers.put(broker.id(), admin.describeFeatures(options).featureMetadata());
        }
        return new Reachability(registered, silent(call, answers));
    }

    private static Set<Integer> silent(CallTime call, Map<Integer, KafkaFuture<FeatureMetadata>> answers)
            throws InterruptedException {
        var silent = new TreeSet<Integer>();
        for (var answer : answers.entrySet()) {
            try {
                call.await(answer.getValue());
            } catch (ClusterReadException e) {
                UnknownReason reason = e.unknown().reason();
                if (reason == UnknownReason.TIMED_OUT || reason == UnknownReason.UNREACHABLE) {
                    silent.add(answer.getKey());
                }
            }
        }
        return silent;
    }
}

package io.kafkamonitor.internal.kafka.partitions;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.internal.kafka.client.CallTime;
import io.kafkamonitor.internal.kafka.client.Chunks;
import io.kafkamonitor.internal.kafka.client.ClusterReadException;
import io.kafkamonitor.internal.kafka.cluster.KafkaGateway;
import io.kafkamonitor.internal.kafka.cluster.Topics;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * The {@code min.insync.replicas} that holds for each topic, be it the topic's own or the broker's default.
 *
 * <p>It changes seldom, so it is read every five minutes, and for new topics at once. Not safe for use by several
 * threads.
 */
final class MinInSyncReplicas {

    private static final Duration REFRESH = Duration.ofMinutes(5);
    private static final int TOPICS_PER_CALL = 500;
    private static final String CONFIGS = "min.insync.replicas (DESCRIBE_CONFIGS on the topics)";

    private final KafkaGateway gateway;
    private final Map<String, Integer> values = new HashMap<>();
    private final Map<String, Unknown> unknowns = new HashMap<>();
    private long refreshedAtNanos;
    private boolean everRefreshed;

    MinInSyncReplicas(KafkaGateway gateway) {
        this.gateway = gateway;
    }

    /** The value for a topic, if it could be read. */
    OptionalInt of(String topic) {
        Integer value = values.get(topic);
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /** Why the value for a topic is not known. */
    Unknown whyUnknown(String topic) {
        return unknowns.getOrDefault(topic, Unknown.because(UnknownReason.NOT_REPORTED));
    }

    /** Reads what is not known yet, or everything if that was long ago. */
    void refresh(CollectContext context, Topics topics) throws ClusterReadException, InterruptedException {
        values.keySet().retainAll(topics.names());
        unknowns.keySet().retainAll(topics.names());
        // a broker that has not heard of a new topic yet, or is slow, may know better in the next pass
        unknowns.values().removeIf(why -> why.reason() != UnknownReason.NOT_AUTHORIZED);
        boolean all = !everRefreshed || context.nanoTime() - refreshedAtNanos >= REFRESH.toNanos();
        var wanted = new ArrayList<String>();
        for (var topic : topics.readable()) {
            boolean isNew = !values.containsKey(topic.name()) && !unknowns.containsKey(topic.name());
            if (all || isNew) {
                wanted.add(topic.name());
            }
        }
        if (all) {
            everRefreshed = true;
            refreshedAtNanos = context.nanoTime();
        }
        for (List<String> some : Chunks.of(wanted, TOPICS_PER_CALL)) {
            read(context, gateway.admin(), some);
        }
        say();
    }

    private void read(CollectContext context, Admin admin, List<String> topics) throws InterruptedException {
        CallTime call = CallTime.within(context, CallTime.LONGEST, "the configuration of a topic");
        var resources = topics.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                .toList();
        Map<ConfigResource, KafkaFuture<Config>> answers = admin.describeConfigs(
                        resources, new DescribeConfigsOptions().timeoutMs(call.millis()))
                .values();
        for (var answer : answers.entrySet()) {
            String topic = answer.getKey().name();
            try {
                note(topic, call.await(answer.getValue()).get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG));
            } catch (ClusterReadException e) {
                unknowns.put(topic, e.unknown());
                if (e.unknown().reason() == UnknownReason.NOT_AUTHORIZED) {
                    values.remove(topic);
                }
            }
        }
    }

    private void note(String topic, @Nullable ConfigEntry entry) {
        if (entry != null && entry.value() != null) {
            values.put(topic, Integer.valueOf(entry.value()));
            unknowns.remove(topic);
        }
    }

    private void say() {
        if (unknowns.isEmpty()) {
            gateway.capabilities().canRead(CONFIGS);
        } else {
            gateway.capabilities()
                    .cannotRead(CONFIGS, unknowns.values().iterator().next());
        }
    }
}

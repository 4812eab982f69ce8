package io.kafkamonitor.internal.kafka.cluster;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.internal.kafka.client.AdminSource;
import io.kafkamonitor.internal.kafka.client.AnyBroker;
import io.kafkamonitor.internal.kafka.client.CallTime;
import io.kafkamonitor.internal.kafka.client.Chunks;
import io.kafkamonitor.internal.kafka.client.ClusterReadException;
import io.kafkamonitor.internal.kafka.client.OncePerPass;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Reads the topics of a cluster.
 *
 * <p>Kafka lists only topics that the principal may describe, so a topic that is missing from the list may be deleted or
 * hidden. Those known before are therefore described again: the answer tells the two apart. A topic that
 * may not be described any more is forgotten some time later: see {@link LostSight}.
 */
final class TopicReader implements OncePerPass.Reader<Topics> {

    private static final int TOPICS_PER_CALL = 1_000;

    private final AdminSource source;
    private final LostSight lostSight = new LostSight();
    private volatile Set<String> known = Set.of();

    TopicReader(AdminSource source) {
        this.source = source;
    }

    @Override
    public Topics read(CollectContext context) throws ClusterReadException, InterruptedException {
        Admin admin = source.admin();
        Set<String> listed = list(context, admin);
        var names = new TreeSet<>(listed);
        names.addAll(known);
        var readable = new HashMap<String, TopicDescription>(names.size() * 2);
        var unreadable = new HashMap<String, Unknown>();
        for (List<String> some : Chunks.of(names, TOPICS_PER_CALL)) {
            describe(context, admin, some, readable, unreadable);
        }
        Set<String> unanswered = unanswered(unreadable);
        if (!unanswered.isEmpty()) { // whoever was asked fell silent; the client asks another one now
            AnyBroker.settle(context, admin);
        }
        for (List<String> some : Chunks.of(unanswered, TOPICS_PER_CALL)) {
            describe(context, admin, some, readable, unreadable);
        }
        forget(unreadable, listed, context);
        var topics = new Topics(readable, unreadable);
        known = topics.names();
        return topics;
    }

    private void forget(Map<String, Unknown> unreadable, Set<String> listed, CollectContext context) {
        var lost = new HashMap<>(unreadable);
        lost.keySet().removeAll(listed);
        unreadable.keySet().removeAll(lostSight.note(lost, context.nanoTime()));
    }

    private static Set<String> list(CollectContext context, Admin admin)
            throws ClusterReadException, InterruptedException {
        return AnyBroker.ask(context, "the list of topics", call -> {
            var options = new ListTopicsOptions().listInternal(true).timeoutMs(call.millis());
            return admin.listTopics(options).names();
        });
    }

    private static Set<String> unanswered(Map<String, Unknown> unreadable) {
        var unanswered = new TreeSet<String>();
        unreadable.forEach((name, why) -> {
            if (why.reason() == UnknownReason.TIMED_OUT || why.reason() == UnknownReason.UNREACHABLE) {
                unanswered.add(name);
            }
        });
        return unanswered;
    }

    private static void describe(
            CollectContext context,
            Admin admin,
            List<String> names,
            Map<String, TopicDescription> readable,
            Map<String, Unknown> unreadable)
            throws InterruptedException {
        CallTime call = CallTime.within(context, CallTime.LONGEST, "the description of a topic");
        var options = new DescribeTopicsOptions().timeoutMs(call.millis());
        Map<String, KafkaFuture<TopicDescription>> answers =
                admin.describeTopics(names, options).topicNameValues();
        for (var answer : answers.entrySet()) {
            String name = answer.getKey();
            try {
                readable.put(name, call.await(answer.getValue()));
                unreadable.remove(name);
            } catch (ClusterReadException e) {
                unreadable.remove(name);
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    unreadable.put(name, e.unknown());
                }
            }
        }
    }
}

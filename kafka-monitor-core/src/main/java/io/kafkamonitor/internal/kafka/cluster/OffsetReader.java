package io.kafkamonitor.internal.kafka.cluster;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.internal.kafka.client.AdminSource;
import io.kafkamonitor.internal.kafka.client.CallTime;
import io.kafkamonitor.internal.kafka.client.Chunks;
import io.kafkamonitor.internal.kafka.client.CircuitBreaker;
import io.kafkamonitor.internal.kafka.client.ClusterReadException;
import io.kafkamonitor.internal.kafka.client.OncePerPass;
import io.kafkamonitor.internal.kafka.client.Patience;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;

/**
 * Reads where the log of each partition begins and ends.
 *
 * <p>Only partitions that exist and whose leader is alive and answers are asked for: for any other one the Admin client
 * sends metadata requests without a pause until the call's time is over.
 */
public final class OffsetReader implements OncePerPass.Reader<Map<String, TopicOffsets>> {

    private static final int PARTITIONS_PER_CALL = 5_000;

    public static final Unknown LEFT_ALONE =
            new Unknown(UnknownReason.TIMED_OUT, "did not answer before and is left alone for a while");

    private final AdminSource source;
    private final OncePerPass<Topics> topics;
    private final OncePerPass<Reachability> reachability;
    private final CircuitBreaker<TopicPartition> breaker = new CircuitBreaker<>();
    private final Patience patience = new Patience(Duration.ofSeconds(4));

    OffsetReader(AdminSource source, OncePerPass<Topics> topics, OncePerPass<Reachability> reachability) {
        this.source = source;
        this.topics = topics;
        this.reachability = reachability;
    }

    @Override
    public Map<String, TopicOffsets> read(CollectContext context) throws ClusterReadException, InterruptedException {
        var offsets = new HashMap<String, TopicOffsets>();
        Map<TopicPartition, Integer> asked = leaders(context, offsets);
        breaker.retain(asked.keySet());
        Admin admin = source.admin();
        for (List<TopicPartition> some : Chunks.of(asked.keySet(), PARTITIONS_PER_CALL)) {
            long begin = System.nanoTime();
            if (ask(context, admin, some, answer -> note(context, answer, asked, offsets))) {
                patience.took(Duration.ofNanos(System.nanoTime() - begin));
            }
        }
        return offsets;
    }

    /** The partitions to ask for, with their leaders; what is already known of the others goes into the offsets. */
    private Map<TopicPartition, Integer> leaders(CollectContext context, Map<String, TopicOffsets> offsets)
            throws ClusterReadException, InterruptedException {
        Topics present = topics.get(context);
        Reachability reachable = reachability.get(context);
        var asked = new LinkedHashMap<TopicPartition, Integer>();
        for (TopicDescription topic : present.readable()) {
            var unasked = new TopicOffsets(topic.partitions().size());
            offsets.put(topic.name(), unasked);
            for (TopicPartitionInfo info : topic.partitions()) {
                var partition = new TopicPartition(topic.name(), info.partition());
                Node leader = Topics.leader(info);
                Unknown why = whyNotAsked(partition, leader, reachable, context);
                if (why != null || leader == null) {
                    unasked.unknown(info.partition(), why == null ? Reachability.NO_LEADER : why);
                } else {
                    asked.put(partition, leader.id());
                }
            }
        }
        return asked;
    }

    private @Nullable Unknown whyNotAsked(
            TopicPartition partition, @Nullable Node leader, Reachability reachable, CollectContext context) {
        if (leader != null && breaker.isOpen(partition, leader.id(), context.nanoTime())) {
            return LEFT_ALONE;
        }
        return reachable.whyNotAsked(leader);
    }

    /** Whether all of them answered. */
    private boolean ask(CollectContext context, Admin admin, List<TopicPartition> partitions, Predicate<Answer> answers)
            throws InterruptedException {
        CallTime call = CallTime.within(context, patience.most(), "the offsets of a partition");
        boolean allAnswered = true;
        ListOffsetsResult latest = listOffsets(admin, partitions, OffsetSpec.latest(), call);
        ListOffsetsResult earliest = listOffsets(admin, partitions, OffsetSpec.earliest(), call);
        for (TopicPartition partition : partitions) {
            allAnswered &= answers.test(Answer.of(partition, call, earliest, latest));
        }
        return allAnswered;
    }

    private static ListOffsetsResult listOffsets(
            Admin admin, List<TopicPartition> partitions, OffsetSpec spec, CallTime call) {
        var specs = new HashMap<TopicPartition, OffsetSpec>(partitions.size() * 2);
        partitions.forEach(partition -> specs.put(partition, spec));
        var options = new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED);
        options.timeoutMs(call.millis());
        return admin.listOffsets(specs, options);
    }

    /** Whether there was an answer. */
    private boolean note(
            CollectContext context,
            Answer answer,
            Map<TopicPartition, Integer> leaders,
            Map<String, TopicOffsets> offsets) {
        TopicPartition partition = answer.partition;
        TopicOffsets topic = requireNonNull(offsets.get(partition.topic()));
        if (answer.unknown == null) {
            topic.known(partition.partition(), answer.start, answer.end);
            breaker.answered(partition);
            return true;
        }
        topic.unknown(partition.partition(), answer.unknown);
        boolean timedOut = answer.unknown.reason() == UnknownReason.TIMED_OUT;
        if (timedOut) {
            breaker.timedOut(partition, requireNonNull(leaders.get(partition)), context.nanoTime());
        }
        return !timedOut;
    }

    private record Answer(
            TopicPartition partition,
            long start,
            long end,
            @Nullable Unknown unknown) {

        static Answer of(TopicPartition partition, CallTime call, ListOffsetsResult earliest, ListOffsetsResult latest)
                throws InterruptedException {
            try {
                long end = call.await(latest.partitionResult(partition)).offset();
                long start = call.await(earliest.partitionResult(partition)).offset();
                return new Answer(partition, start, end, null);
            } catch (ClusterReadException e) {
                return new Answer(partition, 0, 0, e.unknown());
            }
        }
    }
}

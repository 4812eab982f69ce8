package io.kafkamonitor.internal.kafka.cluster;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.internal.kafka.client.AdminSource;
import io.kafkamonitor.internal.kafka.client.CallTime;
import io.kafkamonitor.internal.kafka.client.ClusterReadException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Asks brokers for the first record with a time or a later one. Only of partitions that have just answered something else. */
public final class TimestampReader {

    /** Asks for the record with the latest time of all. */
    public static final long LATEST = Long.MAX_VALUE;

    private static final Duration MOST = Duration.ofSeconds(2);

    private final AdminSource source;

    TimestampReader(AdminSource source) {
        this.source = source;
    }

    /**
     * The answers for partitions of which a broker gave one; of the others nothing is learned now.
     *
     * @param times in milliseconds since 1970, by partition
     */
    public Map<TopicPartition, Found> read(CollectContext context, Map<TopicPartition, Long> times)
            throws InterruptedException {
        var call = CallTime.within(context, MOST, "the times of records");
        var specs = new HashMap<TopicPartition, OffsetSpec>(times.size() * 2);
        times.forEach((partition, time) ->
                specs.put(partition, time == LATEST ? OffsetSpec.maxTimestamp() : OffsetSpec.forTimestamp(time)));
        var options = new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED);
        options.timeoutMs(call.millis());
        var found = new HashMap<TopicPartition, Found>();
        ListOffsetsResult result;
        try {
            result = source.admin().listOffsets(specs, options);
        } catch (ClusterReadException e) {
            return found;
        }
        for (TopicPartition partition : times.keySet()) {
            try {
                ListOffsetsResultInfo info = call.await(result.partitionResult(partition));
                found.put(partition, new Found(info.offset(), info.timestamp()));
            } catch (ClusterReadException e) {
                // it is asked again in the next pass, if it answers anything then
            }
        }
        return found;
    }

    /**
     * The first record with a time or a later one.
     *
     * @param offset of it; negative if there is none
     * @param time of it, in milliseconds since 1970; negative if it has none
     */
    public record Found(long offset, long time) {}
}

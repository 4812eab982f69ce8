package io.kafkamonitor.internal.kafka.cluster;

import io.kafkamonitor.metric.Unknown;
import org.jspecify.annotations.Nullable;

/** Where the log of each partition of a topic begins and ends, or why that is not known. */
public final class TopicOffsets {

    private final long[] starts;
    private final long[] ends;
    private final @Nullable Unknown[] unknowns;

    public TopicOffsets(int partitions) {
        starts = new long[partitions];
        ends = new long[partitions];
        unknowns = new Unknown[partitions];
    }

    public void known(int partition, long start, long end) {
        starts[partition] = start;
        ends[partition] = end;
    }

    public void unknown(int partition, Unknown why) {
        unknowns[partition] = why;
    }

    public int partitions() {
        return ends.length;
    }

    /** Why a partition's offsets are not known, or null if they are. */
    public @Nullable Unknown unknown(int partition) {
        return unknowns[partition];
    }

    /** The offset of the oldest record. */
    public long start(int partition) {
        return starts[partition];
    }

    /** The high watermark: the offset of the next record that a consumer will see. */
    public long end(int partition) {
        return ends[partition];
    }
}

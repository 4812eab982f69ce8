package io.kafkamonitor.testing;

import io.kafkamonitor.metric.Sample;
import io.kafkamonitor.metric.Snapshot;

/**
 * Makes snapshots for tests, of values alone with {@link #of}, of anything with {@link #builder}.
 *
 * <p>A snapshot that no collector could have caused is refused with an {@link IllegalArgumentException}: labels other
 * than the metric's, a value that is not finite, a series given twice.
 */
public final class TestSnapshots {

    private TestSnapshots() {}

    /** A snapshot of values, taken at {@link ManualClock#START}. */
    public static Snapshot of(Sample... samples) {
        TestSnapshotBuilder builder = builder();
        for (Sample sample : samples) {
            builder.value(sample.metric(), sample.labels(), sample.value());
        }
        return builder.build();
    }

    /** A builder of a snapshot, empty and taken at {@link ManualClock#START}. */
    public static TestSnapshotBuilder builder() {
        return new TestSnapshotBuilder();
    }
}

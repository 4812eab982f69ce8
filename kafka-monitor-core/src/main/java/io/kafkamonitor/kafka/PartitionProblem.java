package io.kafkamonitor.kafka;

import java.util.List;
import java.util.stream.Stream;

/** What may be wrong with a partition; a partition may have several problems at once. */
public enum PartitionProblem {
    /** It has no leader. */
    OFFLINE("offline"),
    /** Fewer replicas are in sync than min.insync.replicas. */
    UNDER_MIN_ISR("under-min-isr"),
    /** Just min.insync.replicas are in sync, though more are assigned. */
    AT_MIN_ISR("at-min-isr"),
    /** Fewer replicas are in sync than assigned. */
    UNDER_REPLICATED("under-replicated"),
    /** All its replicas, two or more, are in one rack, though the cluster has more racks. */
    ONE_RACK("one-rack");

    private final String label;

    PartitionProblem(String label) {
        this.label = label;
    }

    static List<String> labels() {
        return Stream.of(values()).map(PartitionProblem::label).toList();
    }

    /** The value of the label {@code problem} of {@link PartitionMetrics#PARTITION_PROBLEM}. */
    public String label() {
        return label;
    }
}

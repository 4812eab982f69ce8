package io.kafkamonitor.rule;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Snapshot;
import java.util.Set;

/**
 * What a rule may look at: the snapshot, the history it asked for, and which of its subjects are active.
 *
 * @param snapshot of the present pass
 * @param history of the metrics for which this rule declared a {@link HistoryWindow}
 * @param active the subjects of this rule with an alert that is pending, firing or recovering
 */
public record Evaluation(Snapshot snapshot, History history, Set<Labels> active) {

    public Evaluation {
        requireNonNull(snapshot, "snapshot");
        requireNonNull(history, "history");
        active = Set.copyOf(active);
    }

    /** An evaluation of a snapshot alone, as for a new rule. */
    public static Evaluation of(Snapshot snapshot) {
        return new Evaluation(snapshot, History.NONE, Set.of());
    }
}

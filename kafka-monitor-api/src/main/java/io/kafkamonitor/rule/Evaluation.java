package io.kafkamonitor.rule;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.history.History;
import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Snapshot;
import java.util.Set;

/** What a rule may look at: the snapshot, the history it asked for, and which of its subjects are active. Immutable. */
public final class Evaluation {

    private final Snapshot snapshot;
    private final History history;
    private final Set<Labels> active;

    private Evaluation(Snapshot snapshot, History history, Set<Labels> active) {
        this.snapshot = requireNonNull(snapshot, "snapshot");
        this.history = requireNonNull(history, "history");
        this.active = Set.copyOf(active);
    }

    /** An evaluation of a snapshot alone, as for a new rule. */
    public static Evaluation of(Snapshot snapshot) {
        return new Evaluation(snapshot, History.NONE, Set.of());
    }

    /** This evaluation with a history. */
    public Evaluation withHistory(History newHistory) {
        return new Evaluation(snapshot, newHistory, active);
    }

    /** This evaluation with subjects that are active. */
    public Evaluation withActive(Set<Labels> subjects) {
        return new Evaluation(snapshot, history, subjects);
    }

    /** The snapshot of the present pass. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** The history of the metrics for which this rule declared a {@link HistoryWindow}. */
    public History history() {
        return history;
    }

    /** The subjects of this rule with an alert that is pending, firing or recovering. */
    public Set<Labels> active() {
        return active;
    }

    @Override
    public String toString() {
        return "evaluation of the snapshot of " + snapshot.time() + " with " + active.size() + " active subjects";
    }
}

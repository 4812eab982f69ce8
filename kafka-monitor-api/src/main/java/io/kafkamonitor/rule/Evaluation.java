package io.kafkamonitor.rule;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.history.History;
import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Snapshot;
import java.util.Set;
import java.util.function.Function;

/** What a rule may look at: the snapshot, the history it asked for, which of its subjects are active, and
 * which other rules fire. Immutable. */
public final class Evaluation {

    private final Snapshot snapshot;
    private final History history;
    private final Set<Labels> active;
    private final Function<String, Set<Labels>> firing;

    private Evaluation(Snapshot snapshot, History history, Set<Labels> active, Function<String, Set<Labels>> firing) {
        this.snapshot = requireNonNull(snapshot, "snapshot");
        this.history = requireNonNull(history, "history");
        this.active = Set.copyOf(active);
        this.firing = requireNonNull(firing, "firing");
    }

    /** An evaluation of a snapshot alone, as for a new rule. */
    public static Evaluation of(Snapshot snapshot) {
        return new Evaluation(snapshot, History.NONE, Set.of(), rule -> Set.of());
    }

    /** This evaluation with a history. */
    public Evaluation withHistory(History newHistory) {
        return new Evaluation(snapshot, newHistory, active, firing);
    }

    /** This evaluation with subjects that are active. */
    public Evaluation withActive(Set<Labels> subjects) {
        return new Evaluation(snapshot, history, subjects, firing);
    }

    /**
     * This evaluation with other rules that fire.
     *
     * @param subjects those of which an alert of a rule fires, by its name; the answers do not change
     */
    public Evaluation withFiring(Function<String, Set<Labels>> subjects) {
        return new Evaluation(snapshot, history, active, subjects);
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

    /**
     * The subjects of another rule of which an alert is firing or recovering, as it was decided in the pass before.
     *
     * @param rule a name that {@link Rule#otherRules} gives
     */
    public Set<Labels> firing(String rule) {
        return firing.apply(rule);
    }

    @Override
    public String toString() {
        return "evaluation of the snapshot of " + snapshot.time() + " with " + active.size() + " active subjects";
    }
}

package io.kafkamonitor.alert;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;

/** Why an alert stands where it stands, and who was told of it, or is not, and why. Immutable. */
public final class Explanation {

    private final Alert alert;
    private final List<String> reasons;
    private final List<Alert> causes;
    private final List<Telling> tellings;

    private Explanation(Alert alert, List<String> reasons, List<Alert> causes, List<Telling> tellings) {
        this.alert = requireNonNull(alert, "alert");
        this.reasons = List.copyOf(reasons);
        this.causes = List.copyOf(causes);
        this.tellings = List.copyOf(tellings);
    }

    /** An explanation made of sentences about the alert and of what is to be said of each recipient. */
    public static Explanation of(Alert alert, List<String> reasons, List<Telling> tellings) {
        return new Explanation(alert, reasons, List.of(), tellings);
    }

    /** With the alerts that explain this one. */
    public Explanation explainedBy(List<Alert> newCauses) {
        return new Explanation(alert, reasons, newCauses, tellings);
    }

    /** The alert as it is now, or as it was when it ended. */
    public Alert alert() {
        return alert;
    }

    /** Why it stands where it stands, in sentences. */
    public List<String> reasons() {
        return reasons;
    }

    /** The alerts that explain it, or did until a moment ago, as far as they are remembered; empty if none does. */
    public List<Alert> causes() {
        return causes;
    }

    /** For each recipient of each notifier, whether it was told. */
    public List<Telling> tellings() {
        return tellings;
    }

    /** All of it in sentences. */
    public List<String> sentences() {
        return Stream.concat(reasons.stream(), tellings.stream().map(Telling::toString))
                .toList();
    }

    @Override
    public String toString() {
        return String.join("\n", sentences());
    }
}

package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Explanation;
import io.kafkamonitor.alert.Resolution;
import io.kafkamonitor.alert.Telling;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.telling.Acknowledgement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says why an alert stands where it stands, and for each recipient why it was told or was not. For any thread. */
public final class Explainer {

    private final Policy policy;

    /** Explains by a policy. */
    public Explainer(Policy policy) {
        this.policy = policy;
    }

    /** Why an alert stands where it stands in a state. */
    public Explanation explain(Alert alert, Moment now, State state) {
        Optional<Incident> found = state.incident(alert);
        if (found.isEmpty()) {
            return Explanation.of(alert, List.of("It is over, and all that there was to tell was told."), List.of());
        }
        Incident incident = found.get();
        var draft = new StateDraft(state);
        var scene = new Scene(policy, draft, now);
        List<Telling> tellings = policy.addressing().recipients().stream()
                .map(recipient -> new RecipientStory(policy, draft, scene, incident, recipient).tell())
                .toList();
        return Explanation.of(incident.alert(), reasons(incident, draft, scene), tellings)
                .explainedBy(incident.explained().causes().stream()
                        .map(scene::cause)
                        .filter(Objects::nonNull)
                        .map(Incident::alert)
                        .toList());
    }

    private static List<String> reasons(Incident incident, StateDraft draft, Scene scene) {
        var reasons = new ArrayList<String>();
        reasons.add(course(incident));
        incident.alert().unknown().ifPresent(why -> reasons.add("Frozen: " + why + "."));
        if (!incident.explained().isNot()) {
            reasons.add(explained(incident, scene));
        }
        if (incident.flaps().isFlapping()) {
            reasons.add(
                    "It flaps: it began to fire " + incident.flaps().firings().size() + " times within an hour.");
        }
        @Nullable Acknowledgement ack = draft.acknowledgements.get(incident.id());
        if (ack != null) {
            reasons.add("Acknowledged by " + ack.by() + (ack.because().isEmpty() ? "" : ": " + ack.because())
                    + ", so nobody is reminded.");
        }
        return reasons;
    }

    private static String course(Incident incident) {
        Alert alert = incident.alert();
        Life life = incident.life();
        return switch (alert.state()) {
            case PENDING ->
                "Breached for " + inSeconds(life.breachedFor()) + " of the " + inSeconds(life.forAtLeast())
                        + " after which it fires.";
            case FIRING -> "Fires since " + alert.firedAt().orElse(alert.since()) + ".";
            case RECOVERING ->
                "Clear for " + inSeconds(life.clearFor()) + ", but not yet for as long as its rule asks for.";
            case RESOLVED -> "Over: " + alert.resolution().map(Resolution::text).orElse("") + ".";
        };
    }

    private static String inSeconds(Duration duration) {
        return Unit.SECONDS.format(duration.toMillis() / 1000.0);
    }

    private static String explained(Incident incident, Scene scene) {
        List<String> causes = incident.explained().causes().stream()
                .map(scene::cause)
                .map(cause -> cause == null
                        ? "something that is over"
                        : "'" + cause.alert().rule() + "': " + cause.alert().summary())
                .toList();
        String when = incident.explained().isNow() ? "Explained by " : "Explained until a moment ago by ";
        return when + String.join("; ", causes) + ".";
    }

    static @Nullable Instant shown(@Nullable Instant steady, Moment now) {
        return steady == null ? null : now.wall().plus(Duration.between(now.steady(), steady));
    }
}

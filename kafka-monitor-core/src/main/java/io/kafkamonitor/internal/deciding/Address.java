package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.alert.Alert;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says in a letter to whom it goes and why, and when that hears next. */
final class Address {

    private static final String TOLD = "told ";

    private final Policy policy;
    private final Scene scene;
    private final Proposal proposal;

    Address(Policy policy, Scene scene, Proposal proposal) {
        this.policy = policy;
        this.scene = scene;
        this.proposal = proposal;
    }

    /** Why the recipient is told of the worst of it. */
    String reason() {
        Optional<Alert> worst = proposal.news().all().map(Incident::alert).min(Alert.WORST_FIRST);
        String reason = worst.map(alert -> policy.addressing().reason(proposal.recipient(), alert))
                .orElse("");
        return reason.startsWith(TOLD) ? reason.substring(TOLD.length()) : "";
    }

    /** After what time the recipient is reminded of what fires; null if never. */
    @Nullable
    Duration reminder() {
        return List.of(Letter.Role.FIRED, Letter.Role.CHANGED, Letter.Role.ONGOING).stream()
                .flatMap(role -> proposal.news().incidents(role).stream())
                .filter(incident -> scene.isToBeRemembered(incident, proposal.recipient()))
                .flatMap(incident -> policy.addressing().reminder(proposal.recipient(), incident.alert()).stream())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}

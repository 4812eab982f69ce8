package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.alert.Telling;
import io.kafkamonitor.alert.Telling.Status;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether one recipient was told of one incident, and if not why not. */
final class RecipientStory {

    private final Policy policy;
    private final Scene scene;
    private final Incident incident;
    private final Recipient recipient;
    private final Conversation conversation;
    private final Contact contact;
    private final @Nullable Instant heldUntil;
    private final boolean isUnderWay;

    RecipientStory(Policy policy, StateDraft draft, Scene scene, Incident incident, Recipient recipient) {
        this.policy = policy;
        this.scene = scene;
        this.incident = incident;
        this.recipient = recipient;
        this.conversation = draft.conversation(
                new Conversation.Key(recipient, incident.alert().rule()));
        this.contact = draft.contact(recipient);
        this.heldUntil = draft.heldUntil.get(recipient.notifier());
        @Nullable Letter letter = draft.underWay.get(recipient.notifier());
        this.isUnderWay = letter != null
                && letter.recipients().contains(recipient.name())
                && letter.parts().stream().anyMatch(part -> part.incident().equals(incident.id()));
    }

    Telling tell() {
        if (isUnderWay) {
            return story(Status.BEING_TOLD, "", null);
        }
        @Nullable Known known = incident.knowledge().of(recipient);
        Letter.@Nullable Role role = scene.role(incident, recipient);
        if (role != null && role.isNews()) {
            return waiting(known);
        }
        if (known != null) {
            return knows(known);
        }
        return notTold();
    }

    private Telling waiting(@Nullable Known known) {
        @Nullable Instant at = attemptAt();
        if (!contact.why().isEmpty() && contact.notBefore() != null) {
            return story(Status.UNREACHABLE, contact.why(), at);
        }
        if (known != null && !known.isSure()) {
            return story(Status.PERHAPS_TOLD, "the answer was lost", at);
        }
        if (conversation.attempts().failures() > 0) {
            boolean refused = conversation.attempts().refused() > 0;
            return story(Status.RETRYING, refused ? "the message was refused; it is said simpler" : "", at);
        }
        return story(Status.WAITING, known == null ? "" : "it was told before, and there is something new", at);
    }

    private @Nullable Instant attemptAt() {
        return notBefore(new Due(policy.timing(), scene.now()).newsAt(conversation));
    }

    /** When something that is to be told at a time is told; it may have to wait longer. */
    private @Nullable Instant notBefore(@Nullable Instant due) {
        @Nullable Instant at = due;
        if (at != null) {
            at = later(at, new Due(policy.timing(), scene.now()).heldBackUntil(contact, conversation));
        }
        at = later(at, conversation.attempts().notBefore());
        at = later(at, heldUntil);
        return later(at, contact.notBefore());
    }

    private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isAfter(b) ? a : b;
    }

    private Telling knows(Known known) {
        if (incident.flaps().isFlapping()) {
            return story(Status.FLAPPING, "it flaps", null);
        }
        if (incident.isOver() && !scene.isCalm(incident)) {
            return story(
                    Status.TOLD,
                    "its end is told when it lasts",
                    incident.flaps().calmAt(policy.timing().groupInterval()));
        }
        if (incident.isOver()) {
            return story(Status.TOLD, "its end is told when what follows from it is over, too", null);
        }
        if (!known.isOfItself()) {
            return story(Status.TOLD_AS_CONSEQUENCE, "another alert explains it", null);
        }
        if (!known.isSure()) {
            return story(Status.PERHAPS_TOLD, "the answer was lost", null);
        }
        if (scene.isAcknowledged(incident)) {
            return story(Status.TOLD, "it is acknowledged, so no reminder follows", null);
        }
        return story(Status.TOLD, "", reminderAt());
    }

    private @Nullable Instant reminderAt() {
        @Nullable Instant last = conversation.pace().last();
        if (last == null || !incident.isFiring() || scene.isSuppressed(incident, recipient)) {
            return null;
        }
        return policy.addressing()
                .reminder(recipient, incident.alert())
                .map(wait -> notBefore(last.plus(wait)))
                .orElse(null);
    }

    private Telling notTold() {
        if (!policy.addressing().isAddressed(recipient, incident.alert())) {
            return story(Status.NOT_ADDRESSED, policy.addressing().reason(recipient, incident.alert()), null);
        }
        if (!incident.isFiring()) {
            return story(Status.NOT_FIRING, "", null);
        }
        Optional<Telling> held = silenced().or(this::inMaintenance);
        if (held.isPresent()) {
            return held.get();
        }
        return scene.isExplainedTo(recipient, incident)
                ? story(Status.EXPLAINED, "another alert explains it", null)
                : story(Status.WAITING, "", null);
    }

    private Optional<Telling> silenced() {
        return scene.silence(incident.alert())
                .map(silence -> Telling.of(
                        recipient.notifier(),
                        recipient.name(),
                        Status.SILENCED,
                        silence.toString(),
                        silence.until().orElse(null)));
    }

    private Optional<Telling> inMaintenance() {
        return scene.window(incident.alert())
                .map(window -> Telling.of(
                        recipient.notifier(),
                        recipient.name(),
                        Status.IN_MAINTENANCE,
                        window.toString(),
                        window.endOf(scene.now().wall())));
    }

    private Telling story(Status status, String reason, @Nullable Instant steady) {
        return Telling.of(recipient.notifier(), recipient.name(), status, reason, Explainer.shown(steady, scene.now()));
    }
}

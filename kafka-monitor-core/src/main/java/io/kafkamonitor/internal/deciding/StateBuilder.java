package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.telling.Acknowledgement;
import io.kafkamonitor.telling.Silence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a state together from what was kept of it, whatever the order. */
public final class StateBuilder {

    private final List<Incident> incidents = new ArrayList<>();
    private final StateDraft draft;
    private @Nullable Instant begun;
    private String origin;
    private long letters;

    /** Of a state that names its letters after an origin, if nothing else was kept. */
    public StateBuilder(String newOrigin) {
        this.origin = newOrigin;
        this.draft = new StateDraft(State.empty(""));
    }

    /** After what letters are named, and how many there were. */
    public StateBuilder origin(String keptOrigin, long keptLetters) {
        origin = keptOrigin;
        letters = keptLetters;
        return this;
    }

    /** From when on it was remembered what fired; null if that is not known. */
    public StateBuilder begun(@Nullable Instant kept) {
        begun = kept;
        return this;
    }

    /** When an alert fired lately. */
    public StateBuilder past(String alert, Past past) {
        draft.pasts.put(alert, past);
        return this;
    }

    /** An incident. */
    public StateBuilder incident(Incident incident) {
        incidents.add(incident);
        return this;
    }

    /** A conversation. */
    public StateBuilder conversation(Conversation conversation) {
        draft.conversations.put(conversation.key(), conversation);
        return this;
    }

    /** How a recipient can be reached. */
    public StateBuilder contact(Recipient recipient, Contact contact) {
        draft.contacts.put(recipient, contact);
        return this;
    }

    /** That a notifier is left alone. */
    public StateBuilder heldUntil(String notifier, Instant until) {
        draft.heldUntil.put(notifier, until);
        return this;
    }

    /** A letter that was under way. */
    public StateBuilder letter(Letter letter) {
        draft.underWay.put(letter.notifier(), letter);
        return this;
    }

    /** A silence. */
    public StateBuilder silence(Silence silence) {
        draft.silences.put(silence.id(), silence);
        return this;
    }

    /** An acknowledgement. */
    public StateBuilder acknowledgement(Acknowledgement acknowledgement) {
        draft.acknowledgements.put(acknowledgement.incident(), acknowledgement);
        return this;
    }

    /** Which summaries a recipient was told. */
    public StateBuilder summary(Recipient recipient, SummaryTold told) {
        draft.summaries.put(recipient, told);
        return this;
    }

    /** The state. */
    public State build() {
        incidents.sort(
                Comparator.comparing((Incident incident) -> incident.alert().since())
                        .thenComparing(Incident::id));
        incidents.forEach(incident -> draft.group(incident.alert().rule()).put(incident));
        State state = draft.result();
        return new State(
                origin,
                begun,
                letters,
                state.groups(),
                state.pasts(),
                state.conversations(),
                state.contacts(),
                state.heldUntil(),
                state.underWay(),
                state.silences(),
                state.acknowledgements(),
                state.summaries());
    }
}

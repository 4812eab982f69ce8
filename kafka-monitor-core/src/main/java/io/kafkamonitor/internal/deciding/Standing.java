package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.telling.Acknowledgement;
import io.kafkamonitor.telling.Silence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people have said of alerts: silences and acknowledgements, to be changed. Used once. */
public final class Standing {

    private final State base;
    private final StateDraft draft;
    private final Moment now;

    /** Of a state, at a moment. */
    public Standing(State state, Moment now) {
        this.base = state;
        this.draft = new StateDraft(state);
        this.now = now;
    }

    /** Adds a silence under a name, and returns it as it is kept. */
    public Silence silence(Silence silence, String id) {
        Silence registered = silence.registered(id, now.wall());
        draft.silences.put(id, registered);
        return registered;
    }

    /** Ends a silence; returns whether there was one of that name. */
    public boolean endSilence(String id) {
        boolean was = draft.silences.get(id) != null;
        draft.silences.remove(id);
        return was;
    }

    /** Adds an acknowledgement; returns whether its incident is active. */
    public boolean acknowledge(Acknowledgement acknowledgement) {
        boolean isActive = incident(acknowledgement.incident()).isPresent();
        if (isActive) {
            draft.acknowledgements.put(acknowledgement.incident(), acknowledgement);
        }
        return isActive;
    }

    /** The alert of an incident that is pending, firing or recovering. */
    public Optional<Alert> incident(String id) {
        return base.groups().values().stream()
                .flatMap(group -> group.active().values().stream())
                .filter(incident -> incident.id().equals(id))
                .map(Incident::alert)
                .findFirst();
    }

    /** A state with more silences. */
    public static State withSilences(Map<String, Silence> silences, State state) {
        var draft = new StateDraft(state);
        silences.forEach(draft.silences::put);
        return draft.result();
    }

    /** All silences, by name. */
    public static List<Silence> silences(State state) {
        var silences = new ArrayList<>(state.silences().values());
        silences.sort(Comparator.comparing(Silence::id));
        return List.copyOf(silences);
    }

    /** The state with what was changed. */
    public State result() {
        return draft.result();
    }
}

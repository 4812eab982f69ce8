package io.kafkamonitor.internal.state;

import io.kafkamonitor.internal.deciding.Contact;
import io.kafkamonitor.internal.deciding.Conversation;
import io.kafkamonitor.internal.deciding.Incident;
import io.kafkamonitor.internal.deciding.Letter;
import io.kafkamonitor.internal.deciding.Recipient;
import io.kafkamonitor.internal.deciding.State;
import io.kafkamonitor.internal.deciding.StateBuilder;
import io.kafkamonitor.telling.Acknowledgement;
import io.kafkamonitor.telling.Silence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads a state from the values that were kept of it. A value that is damaged is left out and said. */
final class StateForm {

    private final StateBuilder state;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Map<Integer, Letter>> letters = new TreeMap<>();

    private StateForm(StateBuilder state) {
        this.state = state;
    }

    /** The state of values, and what could not be read. */
    static Loaded read(Map<String, byte[]> values, String newOrigin) {
        var form = new StateForm(new StateBuilder(newOrigin));
        new TreeMap<>(values).forEach(form::read);
        form.letters.values().forEach(form::join);
        return new Loaded(form.state.build(), form.problems);
    }

    private void read(String key, byte[] value) {
        try {
            readSound(key, value);
        } catch (RuntimeException e) { // whatever is wrong with it: the rest is to be kept
            problems.add("'" + key + "' could not be read: " + e.getMessage());
        }
    }

    private void readSound(String key, byte[] value) {
        if (key.equals(StateKeys.MONITOR)) {
            ValueReader.read(value, this::monitor);
        } else if (key.startsWith(StateKeys.INCIDENT)) {
            state.incident(IncidentForm.read(value));
        } else if (key.startsWith(StateKeys.PAST)) {
            state.past(key.substring(StateKeys.PAST.length()), PastForm.read(value));
        } else if (key.startsWith(StateKeys.CONVERSATION)) {
            state.conversation(ValueReader.read(value, TalkForm::conversation));
        } else if (key.startsWith(StateKeys.CONTACT)) {
            ValueReader.read(value, in -> {
                Recipient recipient = TalkForm.recipient(in);
                return state.contact(recipient, TalkForm.contact(in));
            });
        } else if (key.startsWith(StateKeys.NOTIFIER)) {
            ValueReader.read(value, in -> state.heldUntil(in.text(), in.instant()));
        } else if (key.startsWith(StateKeys.LETTER)) {
            Letter piece = ValueReader.read(value, TalkForm::letter);
            int number = Integer.parseInt(key.substring(key.lastIndexOf('/') + 1));
            letters.computeIfAbsent(piece.notifier(), any -> new TreeMap<>()).put(number, piece);
        } else if (key.startsWith(StateKeys.SILENCE)) {
            state.silence(ValueReader.read(value, TellingForm::silence));
        } else if (key.startsWith(StateKeys.SUMMARY)) {
            ValueReader.read(value, in -> state.summary(TalkForm.recipient(in), TalkForm.summary(in)));
        } else if (key.startsWith(StateKeys.ACKNOWLEDGEMENT)) {
            state.acknowledgement(ValueReader.read(value, TellingForm::acknowledgement));
        } else {
            problems.add("'" + key + "' is not known to this version and is left as it is");
        }
    }

    private StateBuilder monitor(ValueReader in) {
        state.origin(in.text(), in.number());
        return in.isSince(4) ? state.begun(in.optional(in::instant)) : state;
    }

    private void join(Map<Integer, Letter> pieces) {
        Letter first = pieces.values().iterator().next();
        var parts = new ArrayList<Letter.Part>();
        pieces.values().stream()
                .filter(piece -> piece.id().equals(first.id()))
                .forEach(piece -> parts.addAll(piece.parts()));
        state.letter(new Letter(first.id(), first.notifier(), first.recipients(), first.groups(), parts));
    }

    /** Every value that a state is kept as. */
    static Map<String, byte[]> write(State state) {
        var values = new HashMap<String, byte[]>();
        StateDifference.between(State.empty(""), state).forEach((key, value) -> {
            if (value != null) {
                values.put(key, value);
            }
        });
        return values;
    }

    static byte[] monitor(State state) {
        var out = new ValueWriter();
        out.text(state.origin()).number(state.letters()).optional(state.begun(), out::instant);
        return out.bytes();
    }

    static byte[] incident(Incident incident) {
        return IncidentForm.write(incident);
    }

    static byte[] conversation(Conversation conversation) {
        return TalkForm.write(conversation);
    }

    static byte[] contact(Recipient recipient, Contact contact) {
        return TalkForm.write(recipient, contact);
    }

    static byte[] heldUntil(String notifier, Instant until) {
        return new ValueWriter().text(notifier).instant(until).bytes();
    }

    static byte[] silence(Silence silence) {
        return TellingForm.write(silence);
    }

    static byte[] acknowledgement(Acknowledgement acknowledgement) {
        return TellingForm.write(acknowledgement);
    }

    /**
     * What was read.
     *
     * @param state of what could be read
     * @param problems what could not, in sentences
     */
    record Loaded(State state, List<String> problems) {}
}

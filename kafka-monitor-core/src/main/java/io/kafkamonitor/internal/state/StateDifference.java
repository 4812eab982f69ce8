package io.kafkamonitor.internal.state;

import io.kafkamonitor.internal.deciding.Group;
import io.kafkamonitor.internal.deciding.Incident;
import io.kafkamonitor.internal.deciding.Letter;
import io.kafkamonitor.internal.deciding.State;
import io.kafkamonitor.metric.Labels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written so that what is kept of one state becomes what is kept of another. States share what is the same
 * in both, so this takes as long as what differs.
 */
@SuppressWarnings("ReferenceEquality") // what has not changed is the very same
final class StateDifference {

    private final Map<String, byte @Nullable []> changes = new HashMap<>();

    private StateDifference() {}

    /** Changes by key; null for what is to be removed. */
    static Map<String, byte @Nullable []> between(State before, State after) {
        var difference = new StateDifference();
        if (before != after) {
            difference.compare(before, after);
        }
        return difference.changes;
    }

    private void compare(State before, State after) {
        boolean isNamed = !Objects.equals(after.begun(), before.begun())
                || after.letters() != before.letters()
                || !after.origin().equals(before.origin());
        if (isNamed) {
            changes.put(StateKeys.MONITOR, StateForm.monitor(after));
        }
        compareGroups(before, after);
        compare(before.pasts(), after.pasts(), StateKeys::past, (alert, past) -> PastForm.write(past));
        compare(
                before.conversations(),
                after.conversations(),
                StateKeys::conversation,
                (key, conversation) -> StateForm.conversation(conversation));
        compare(before.contacts(), after.contacts(), StateKeys::contact, StateForm::contact);
        compare(before.heldUntil(), after.heldUntil(), StateKeys::notifier, StateForm::heldUntil);
        compare(before.silences(), after.silences(), StateKeys::silence, (id, silence) -> StateForm.silence(silence));
        compare(
                before.acknowledgements(),
                after.acknowledgements(),
                StateKeys::acknowledgement,
                (incident, acknowledgement) -> StateForm.acknowledgement(acknowledgement));
        compare(before.summaries(), after.summaries(), StateKeys::summary, TalkForm::write);
        compareLetters(before.underWay(), after.underWay());
    }

    private <K, V> void compare(
            Map<K, V> before, Map<K, V> after, Function<K, String> key, BiFunction<K, V, byte[]> form) {
        if (before == after) {
            return;
        }
        after.forEach((name, value) -> {
            @Nullable V old = before.get(name);
            if (old != value && !value.equals(old)) {
                changes.put(key.apply(name), form.apply(name, value));
            }
        });
        before.keySet().forEach(name -> {
            if (!after.containsKey(name)) {
                changes.put(key.apply(name), null);
            }
        });
    }

    private void compareLetters(Map<String, Letter> before, Map<String, Letter> after) {
        before.forEach((notifier, letter) -> {
            if (letter != after.get(notifier)) {
                int pieces = TalkForm.write(letter).size();
                for (int i = 0; i < pieces; i++) {
                    changes.put(StateKeys.letter(notifier, i), null);
                }
            }
        });
        after.forEach((notifier, letter) -> {
            if (letter != before.get(notifier)) {
                List<byte[]> pieces = TalkForm.write(letter);
                for (int i = 0; i < pieces.size(); i++) {
                    changes.put(StateKeys.letter(notifier, i), pieces.get(i));
                }
            }
        });
    }

    private void compareGroups(State before, State after) {
        if (before.groups() == after.groups()) {
            return;
        }
        after.groups().forEach((rule, group) -> {
            Group old = before.groups().getOrDefault(rule, Group.EMPTY);
            if (old != group) {
                compare(old, group);
            }
        });
        before.groups().forEach((rule, group) -> {
            if (!after.groups().containsKey(rule)) {
                compare(group, Group.EMPTY);
            }
        });
    }

    private void compare(Group before, Group after) {
        int found = compareActive(before, after);
        for (List<Incident> over : after.over().values()) {
            for (Incident incident : over) {
                found += write(find(before, incident), incident);
            }
        }
        if (found < before.size()) {
            before.all().forEach(incident -> removeIfGone(incident, after));
        }
    }

    /** Returns how many of them there were before. */
    private int compareActive(Group before, Group after) {
        if (before.active() == after.active()) {
            return before.active().size();
        }
        int found = 0;
        for (Incident incident : after.active().values()) {
            found += write(find(before, incident), incident);
        }
        return found;
    }

    /** Returns how many there were before: one or none. */
    private int write(@Nullable Incident before, Incident after) {
        if (before == null || !after.isKeptAs(before)) {
            changes.put(StateKeys.incident(after.id()), StateForm.incident(after));
        }
        return before == null ? 0 : 1;
    }

    private void removeIfGone(Incident incident, Group after) {
        if (find(after, incident) == null) {
            changes.put(StateKeys.incident(incident.id()), null);
        }
    }

    private static @Nullable Incident find(Group group, Incident like) {
        Labels subject = like.alert().subject();
        @Nullable Incident active = group.active().get(subject);
        if (active != null && active.isSame(like)) {
            return active;
        }
        for (Incident over : group.over().getOrDefault(subject, List.of())) {
            if (over.isSame(like)) {
                return over;
            }
        }
        return null;
    }
}

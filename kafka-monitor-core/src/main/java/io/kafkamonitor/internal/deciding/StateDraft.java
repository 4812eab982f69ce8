package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.telling.Acknowledgement;
import io.kafkamonitor.telling.Silence;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Changes to a state. */
@SuppressWarnings("ReferenceEquality") // what has not changed is the very same
final class StateDraft {

    private final State base;
    private final Map<String, GroupDraft> groups = new LinkedHashMap<>();
    final MapDraft<Conversation.Key, Conversation> conversations;
    final MapDraft<Recipient, Contact> contacts;
    final MapDraft<String, Instant> heldUntil;
    final MapDraft<String, Letter> underWay;
    final MapDraft<String, Silence> silences;
    final MapDraft<String, Acknowledgement> acknowledgements;
    private long letters;

    StateDraft(State base) {
        this.base = base;
        this.conversations = new MapDraft<>(base.conversations());
        this.contacts = new MapDraft<>(base.contacts());
        this.heldUntil = new MapDraft<>(base.heldUntil());
        this.underWay = new MapDraft<>(base.underWay());
        this.silences = new MapDraft<>(base.silences());
        this.acknowledgements = new MapDraft<>(base.acknowledgements());
        this.letters = base.letters();
    }

    GroupDraft group(String rule) {
        return groups.computeIfAbsent(rule, any -> new GroupDraft(base.group(rule)));
    }

    /** The names of all rules that have or had incidents, in order. */
    Set<String> groupNames() {
        var names = new TreeSet<>(base.groups().keySet());
        names.addAll(groups.keySet());
        return names;
    }

    Contact contact(Recipient recipient) {
        Contact contact = contacts.get(recipient);
        return contact == null ? Contact.NEW : contact;
    }

    Conversation conversation(Conversation.Key key) {
        Conversation conversation = conversations.get(key);
        return conversation == null ? Conversation.of(key) : conversation;
    }

    /** An id that no other letter has. */
    String nextLetterId() {
        letters++;
        return base.origin() + "-" + letters;
    }

    /** The state with the changes; the very same if there are none. */
    State result() {
        var allGroups = new MapDraft<>(base.groups());
        groups.forEach((rule, draft) -> {
            Group group = draft.result();
            if (group.isEmpty()) {
                allGroups.remove(rule);
            } else {
                allGroups.put(rule, group);
            }
        });
        var next = new State(
                base.origin(),
                letters,
                allGroups.result(),
                conversations.result(),
                contacts.result(),
                heldUntil.result(),
                underWay.result(),
                silences.result(),
                acknowledgements.result());
        return isSame(next) ? base : next;
    }

    private boolean isSame(State next) {
        return next.letters() == base.letters()
                && next.groups() == base.groups()
                && next.conversations() == base.conversations()
                && next.contacts() == base.contacts()
                && next.heldUntil() == base.heldUntil()
                && next.underWay() == base.underWay()
                && next.silences() == base.silences()
                && next.acknowledgements() == base.acknowledgements();
    }
}

package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Earlier;
import io.kafkamonitor.telling.Acknowledgement;
import io.kafkamonitor.telling.Silence;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Changes to a state. */
@SuppressWarnings("ReferenceEquality") // what has not changed is the very same
final class StateDraft {

    /** What fired lately is for people to see; beyond so many alerts nobody looks. */
    private static final int MOST_PASTS = 10_000;

    private final State base;
    private final Map<String, GroupDraft> groups = new LinkedHashMap<>();
    final MapDraft<Conversation.Key, Conversation> conversations;
    final MapDraft<Recipient, Contact> contacts;
    final MapDraft<String, Instant> heldUntil;
    final MapDraft<String, Letter> underWay;
    final MapDraft<String, Silence> silences;
    final MapDraft<String, Acknowledgement> acknowledgements;
    final MapDraft<String, Past> pasts;
    final MapDraft<Recipient, SummaryTold> summaries;
    private @Nullable Instant begun;
    private long letters;

    StateDraft(State base) {
        this.base = base;
        this.conversations = new MapDraft<>(base.conversations());
        this.contacts = new MapDraft<>(base.contacts());
        this.heldUntil = new MapDraft<>(base.heldUntil());
        this.underWay = new MapDraft<>(base.underWay());
        this.silences = new MapDraft<>(base.silences());
        this.acknowledgements = new MapDraft<>(base.acknowledgements());
        this.pasts = new MapDraft<>(base.pasts());
        this.summaries = new MapDraft<>(base.summaries());
        this.begun = base.begun();
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

    SummaryTold told(Recipient recipient) {
        SummaryTold told = summaries.get(recipient);
        return told == null ? SummaryTold.NONE : told;
    }

    Conversation conversation(Conversation.Key key) {
        Conversation conversation = conversations.get(key);
        return conversation == null ? Conversation.of(key) : conversation;
    }

    /** From when on it is remembered what fires, if it is not already. */
    void begin(Instant now) {
        if (begun == null) {
            begun = now;
        }
    }

    /** How often an alert fired before. */
    Earlier earlier(String alert, Instant now) {
        @Nullable Past past = pasts.get(alert);
        return (past == null ? Past.NONE : past).seen(begun == null ? now : begun, now);
    }

    /** Remembers that an alert fired. */
    void remember(Alert over, Instant now) {
        @Nullable Past past = pasts.get(over.id());
        if (past != null || pasts.values().size() < MOST_PASTS) {
            pasts.put(over.id(), (past == null || past.rule().isEmpty() ? Past.of(over, past) : past).with(over, now));
        }
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
                begun,
                letters,
                allGroups.result(),
                pasts.result(),
                conversations.result(),
                contacts.result(),
                heldUntil.result(),
                underWay.result(),
                silences.result(),
                acknowledgements.result(),
                summaries.result());
        return isSame(next) ? base : next;
    }

    private boolean isSame(State next) {
        return next.letters() == base.letters()
                && next.begun() == base.begun()
                && next.groups() == base.groups()
                && next.pasts() == base.pasts()
                && next.conversations() == base.conversations()
                && next.contacts() == base.contacts()
                && next.heldUntil() == base.heldUntil()
                && next.underWay() == base.underWay()
                && next.silences() == base.silences()
                && next.acknowledgements() == base.acknowledgements()
                && next.summaries() == base.summaries();
    }
}

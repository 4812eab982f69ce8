package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.alert.Earlier;
import io.kafkamonitor.telling.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Forgets what matters no more. */
@SuppressWarnings("ReferenceEquality") // what has not changed is the very same
final class Housekeeping {

    /** As long somebody is tried to be told of the end of something. */
    static final Duration MOST_PATIENCE = Duration.ofHours(24);

    private final StateDraft draft;
    private final Moment now;
    private final Set<Recipient> recipients;
    private final UnderWay underWay;

    Housekeeping(Policy policy, StateDraft draft, Moment now) {
        this.draft = draft;
        this.underWay = new UnderWay(draft);
        this.now = now;
        this.recipients = new HashSet<>(policy.addressing().recipients());
    }

    /** Returns the incidents whose end somebody is not told any more. */
    List<Incident> tidy() {
        var unheard = new ArrayList<Incident>();
        for (String rule : draft.groupNames()) {
            tidy(draft.group(rule), unheard);
        }
        tidyAcknowledgements();
        tidySilences();
        tidyContacts();
        tidyPasts();
        return unheard;
    }

    private void tidy(GroupDraft group, List<Incident> unheard) {
        var outdated = new ArrayList<Incident>();
        group.forEachOver(incident -> {
            Incident kept = incident.with(incident.knowledge().keep(recipients))
                    .with(incident.flaps().at(now.steady()));
            if (isOutdated(kept) && !underWay.has(kept)) {
                outdated.add(kept);
            } else if (kept != incident) {
                group.put(kept);
            }
        });
        for (Incident incident : outdated) {
            group.removeOver(incident);
            if (!incident.knowledge().isNone()) {
                unheard.add(incident);
            }
        }
    }

    private boolean isOutdated(Incident over) {
        if (over.knowledge().isNone()) {
            return over.flaps().isForgotten(now.steady());
        }
        @Nullable Instant endedAt = over.flaps().changed();
        return endedAt != null && now.isAfter(endedAt, MOST_PATIENCE);
    }

    private void tidyAcknowledgements() {
        if (draft.acknowledgements.isEmpty()) {
            return;
        }
        var open = new HashSet<String>();
        for (String rule : draft.groupNames()) {
            for (Incident incident : draft.group(rule).eachActive()) {
                var ack = draft.acknowledgements.get(incident.id());
                if (ack != null && ack.holds(incident.alert(), now.wall())) {
                    open.add(incident.id());
                }
            }
        }
        for (String incident : List.copyOf(draft.acknowledgements.keys())) {
            if (!open.contains(incident)) {
                draft.acknowledgements.remove(incident);
            }
        }
    }

    private void tidySilences() {
        for (Silence silence : List.copyOf(draft.silences.values())) {
            boolean isOver = silence.isPast(now.wall()) || (silence.endsWhenResolved() && !isKept(silence));
            if (isOver) {
                draft.silences.remove(silence.id());
            }
        }
    }

    private boolean isKept(Silence silence) {
        for (String rule : draft.groupNames()) {
            for (Incident incident : draft.group(rule).eachActive()) {
                if (silence.isKeptBy(incident.alert())) {
                    return true;
                }
            }
        }
        return false;
    }

    private void tidyPasts() {
        Instant reach = now.wall().minus(Earlier.REACH);
        var outdated = new ArrayList<String>();
        for (String alert : draft.pasts.keys()) {
            if (Objects.requireNonNull(draft.pasts.get(alert)).isBefore(reach)) {
                outdated.add(alert);
            }
        }
        outdated.forEach(draft.pasts::remove);
    }

    /** Also of notifiers that there are no more. */
    private void tidyContacts() {
        for (Recipient recipient : List.copyOf(draft.summaries.keys())) {
            if (!recipients.contains(recipient) && draft.told(recipient).isBefore(now.wall())) {
                draft.summaries.remove(recipient); // or somebody who is back soon would be told twice
            }
        }
        for (Recipient recipient : List.copyOf(draft.contacts.keys())) {
            if (!recipients.contains(recipient)) {
                draft.contacts.remove(recipient);
            }
        }
        for (String notifier : List.copyOf(draft.heldUntil.keys())) {
            if (recipients.stream().noneMatch(recipient -> recipient.notifier().equals(notifier))) {
                draft.heldUntil.remove(notifier);
            }
        }
    }
}

package io.kafkamonitor.internal.deciding;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings waiting times into the present after a restart: if the clock was set back meanwhile, what has happened would lie
 * in the future, and what is due would be so too late.
 */
@SuppressWarnings("ReferenceEquality") // what has not changed is the very same
final class ClockChange {

    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final Duration STILL_TOLD = Duration.ofHours(1);

    private final Instant now;

    ClockChange(Moment now) {
        this.now = now.steady();
    }

    State applied(State state) {
        var draft = new StateDraft(state);
        for (Conversation conversation : List.copyOf(draft.conversations.values())) {
            draft.conversations.put(conversation.key(), applied(conversation));
        }
        draft.contacts.keys().stream()
                .toList()
                .forEach(recipient -> draft.contacts.put(recipient, applied(draft.contact(recipient))));
        Map.copyOf(state.summaries()).forEach((recipient, told) -> {
            @Nullable Instant next = soon(told.attempts().notBefore());
            draft.summaries.put(recipient, told.after(told.attempts().notBefore(next)));
        });
        Map.copyOf(state.heldUntil()).forEach((notifier, until) -> {
            if (until.isAfter(now.plus(LONGEST_WAIT))) {
                draft.heldUntil.remove(notifier);
            }
        });
        for (String rule : draft.groupNames()) {
            GroupDraft group = draft.group(rule);
            group.eachActive().forEach(incident -> group.put(applied(incident)));
            group.forEachOver(incident -> group.put(applied(incident)));
        }
        return draft.result();
    }

    private Conversation applied(Conversation conversation) {
        Attempts attempts = conversation.attempts();
        @Nullable Instant since = past(conversation.newsSince());
        @Nullable Instant next = soon(attempts.notBefore());
        Pace pace = applied(conversation.pace());
        @Nullable Instant digest = soon(conversation.digestAt());
        boolean isSame = since == conversation.newsSince()
                && digest == conversation.digestAt()
                && next == attempts.notBefore()
                && pace == conversation.pace();
        if (isSame) {
            return conversation;
        }
        return conversation
                .withNews(since, conversation.isUrgent(), digest)
                .after(attempts.notBefore(next))
                .paced(pace);
    }

    private Contact applied(Contact contact) {
        Pace pace = applied(contact.pace());
        @Nullable Instant next = soon(contact.notBefore());
        boolean isSame = pace == contact.pace() && next == contact.notBefore();
        return isSame ? contact : new Contact(pace, contact.refusals(), next, contact.why());
    }

    private Pace applied(Pace pace) {
        @Nullable Instant last = past(pace.last());
        return last == pace.last() ? pace : new Pace(pace.messages(), last);
    }

    private Incident applied(Incident incident) {
        Flaps flaps = incident.flaps();
        Explained explained = incident.explained();
        @Nullable Instant endedAt = past(explained.endedAt());
        @Nullable Instant changed = stillTold(incident, past(flaps.changed()));
        boolean isSame = flaps.firings().stream().noneMatch(now::isBefore)
                && changed == flaps.changed()
                && endedAt == explained.endedAt();
        if (isSame) {
            return incident;
        }
        List<Instant> firings = flaps.firings().stream()
                .map(firing -> now.isBefore(firing) ? now : firing)
                .toList();
        return incident.with(new Flaps(firings, changed, flaps.isFlapping()))
                .with(new Explained(explained.causes(), endedAt, explained.outlastedFor()));
    }

    /** Somebody who could not be told of an end before the monitor was down is tried to be told for a while now. */
    private @Nullable Instant stillTold(Incident incident, @Nullable Instant changed) {
        Instant latest = now.minus(Housekeeping.MOST_PATIENCE).plus(STILL_TOLD);
        boolean isWaitedFor = incident.isOver() && !incident.knowledge().isNone();
        return isWaitedFor && changed != null && changed.isBefore(latest) ? latest : changed;
    }

    private @Nullable Instant past(@Nullable Instant instant) {
        return instant != null && instant.isAfter(now) ? now : instant;
    }

    private @Nullable Instant soon(@Nullable Instant due) {
        return due != null && due.isAfter(now.plus(LONGEST_WAIT)) ? now : due;
    }
}

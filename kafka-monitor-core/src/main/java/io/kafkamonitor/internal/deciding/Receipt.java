package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.notifier.Answer;
import io.kafkamonitor.notifier.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Takes what became of a letter, for each recipient: what it knows now, and when to try again. */
final class Receipt {

    private final Policy policy;
    private final StateDraft draft;
    private final Moment now;
    private final Letter letter;

    Receipt(Policy policy, StateDraft draft, Moment now, Letter letter) {
        this.policy = policy;
        this.draft = draft;
        this.now = now;
        this.letter = letter;
    }

    void take(Delivery delivery) {
        List<Recipient> recipients = letter.recipients().stream()
                .map(name -> new Recipient(letter.notifier(), name))
                .toList();
        recipients.forEach(recipient -> take(recipient, delivery));
        if (delivery.result() == Delivery.Result.PERMANENT) {
            Duration wait = delivery.retryAfter().orElse(RetrySchedule.forAPerson());
            draft.heldUntil.put(letter.notifier(), now.steady().plus(wait));
        } else {
            draft.heldUntil.remove(letter.notifier());
        }
        var listening = new Listening(policy, draft, now);
        letter.groups().forEach(group -> listening.listen(group, recipients));
    }

    private void take(Recipient recipient, Delivery delivery) {
        Answer answer = delivery.answer(recipient.name());
        switch (answer.kind()) {
            case ACCEPTED -> accepted(recipient);
            case PERHAPS -> perhaps(recipient, delivery);
            case NEVER -> {
                Contact contact = draft.contact(recipient);
                Instant next = now.steady().plus(RetrySchedule.afterNever(contact.refusals() + 1));
                draft.contacts.put(recipient, contact.refused(next, answer.why()));
                retry(recipient, attempts -> attempts.failed(next));
            }
            case NOT_NOW -> notNow(recipient, delivery);
        }
    }

    /** Nobody needs a summary twice. */
    private void perhaps(Recipient recipient, Delivery delivery) {
        if (letter.isSummary()) {
            draft.summaries.put(recipient, draft.told(recipient).accepted());
            return;
        }
        know(recipient, this::perhaps);
        retry(recipient, attempts -> attempts.lost(next(delivery, RetrySchedule.afterLost(attempts.lost() + 1))));
    }

    private void notNow(Recipient recipient, Delivery delivery) {
        retry(recipient, attempts -> switch (delivery.result()) {
            case REJECTED -> attempts.refused(next(delivery, RetrySchedule.afterRefusals(attempts.refused() + 1)));
            case PERMANENT -> attempts.failed(next(delivery, RetrySchedule.forAPerson()));
            default -> attempts.failed(next(delivery, RetrySchedule.afterFailures(attempts.failures() + 1)));
        });
    }

    private Instant next(Delivery delivery, Duration usual) {
        return now.steady().plus(delivery.retryAfter().orElse(usual));
    }

    private void retry(Recipient recipient, UnaryOperator<Attempts> change) {
        if (letter.isSummary()) {
            SummaryTold told = draft.told(recipient);
            draft.summaries.put(recipient, told.after(change.apply(told.attempts())));
        }
        for (String group : letter.groups()) {
            Conversation conversation = draft.conversation(new Conversation.Key(recipient, group));
            draft.conversations.put(conversation.key(), conversation.after(change.apply(conversation.attempts())));
        }
    }

    private void accepted(Recipient recipient) {
        Contact contact = draft.contact(recipient);
        if (letter.isSummary()) { // which makes nothing else wait
            draft.summaries.put(recipient, draft.told(recipient).accepted());
            draft.contacts.put(recipient, contact.told(contact.pace()));
            return;
        }
        know(recipient, this::told);
        Duration interval = policy.timing().groupInterval();
        boolean isNews = letter.parts().stream().anyMatch(part -> part.role().isNews());
        for (String group : letter.groups()) {
            Conversation conversation = draft.conversation(new Conversation.Key(recipient, group));
            Pace pace = conversation.pace();
            Pace next = isNews ? pace.told(now.steady(), interval) : pace.reminded(now.steady(), interval);
            draft.conversations.put(conversation.key(), conversation.told(next));
        }
        draft.contacts.put(recipient, contact.told(contact.pace().told(now.steady(), interval)));
    }

    /** Of many incidents the same is known; they share it. */
    private void know(Recipient recipient, Learning learning) {
        var learned = new HashMap<Known, IdentityHashMap<Knowledge, Knowledge>>();
        for (Letter.Part part : letter.parts()) {
            draft.group(part.group()).change(part.subject(), part.incident(), incident -> {
                Knowledge before = incident.knowledge();
                @Nullable Known known = learning.next(part, before.of(recipient));
                if (known == null) {
                    boolean isNewToIt = before.of(recipient) == null;
                    return isNewToIt ? incident : incident.endTold(before.with(recipient, null));
                }
                return incident.with(learned.computeIfAbsent(known, any -> new IdentityHashMap<>())
                        .computeIfAbsent(before, any -> before.with(recipient, known)));
            });
        }
    }

    private @Nullable Known told(Letter.Part part, @Nullable Known before) {
        return switch (part.role()) {
            case RESOLVED, ENDED_CONSEQUENCE -> null;
            case FIRED, CHANGED -> known(part, Known.Certainty.TOLD, Known.Role.ITSELF);
            case ONGOING ->
                before != null && before.isPerhapsMore()
                        ? known(part, before.certainty(), Known.Role.ITSELF)
                        : known(part, Known.Certainty.TOLD, Known.Role.ITSELF);
            case CONSEQUENCE ->
                before != null && before.isOfItself()
                        ? before
                        : known(part, Known.Certainty.TOLD, Known.Role.CONSEQUENCE);
        };
    }

    /** What may have arrived changes nothing for somebody who knows already. */
    private @Nullable Known perhaps(Letter.Part part, @Nullable Known before) {
        return switch (part.role()) {
            case ONGOING -> before;
            case RESOLVED, ENDED_CONSEQUENCE -> before == null ? null : before.perhaps();
            case FIRED, CHANGED ->
                before != null && before.isOfItself() && before.isSure()
                        ? before.perhapsMore()
                        : known(part, Known.Certainty.PERHAPS, Known.Role.ITSELF);
            case CONSEQUENCE -> before == null ? known(part, Known.Certainty.PERHAPS, Known.Role.CONSEQUENCE) : before;
        };
    }

    private static Known known(Letter.Part part, Known.Certainty certainty, Known.Role role) {
        return new Known(part.severity(), certainty, role, part.isFlapping());
    }

    @FunctionalInterface
    private interface Learning {

        @Nullable
        Known next(Letter.Part part, @Nullable Known before);
    }
}

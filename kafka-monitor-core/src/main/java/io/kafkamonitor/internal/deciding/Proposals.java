package io.kafkamonitor.internal.deciding;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the recipients of one notifier are to be told at one moment. */
final class Proposals {

    private static final Comparator<Conversation> MOST_URGENT_FIRST = Comparator.comparing(
                    (Conversation conversation) -> !conversation.isUrgent())
            .thenComparing(Conversation::group)
            .thenComparing(conversation -> conversation.recipient().name());

    private final Policy policy;
    private final StateDraft draft;
    private final Scene scene;
    private final Due due;
    private final List<Conversation> conversations;

    Proposals(Policy policy, StateDraft draft, Scene scene, Due due, String notifier) {
        this.policy = policy;
        this.draft = draft;
        this.scene = scene;
        this.due = due;
        this.conversations = draft.conversations.values().stream()
                .filter(conversation -> conversation.recipient().notifier().equals(notifier))
                .filter(this::mayFollow)
                .sorted(MOST_URGENT_FIRST)
                .toList();
    }

    private boolean mayFollow(Conversation conversation) {
        Contact contact = draft.contact(conversation.recipient());
        return contact.mayFollow(scene.now())
                && conversation.attempts().mayFollow(scene.now())
                && !due.isHeldBack(contact, conversation);
    }

    /** The same for as many recipients as can be told by one message; empty if there is nothing wanted to tell now. */
    List<Proposal> next(Predicate<News> wanted) {
        for (Conversation conversation : conversations) {
            @Nullable Proposal first = proposal(conversation);
            if (first != null && wanted.test(first.news())) {
                return withSame(first);
            }
        }
        return List.of();
    }

    private List<Proposal> withSame(Proposal first) {
        var same = new ArrayList<Proposal>(List.of(first));
        for (Conversation other : conversations) {
            boolean mayBe = other.group().equals(first.conversation().group())
                    && !other.recipient().equals(first.recipient());
            @Nullable Proposal proposal = mayBe ? proposal(other) : null;
            if (proposal != null && proposal.isAs(first)) {
                same.add(proposal);
            }
        }
        return same;
    }

    private @Nullable Proposal proposal(Conversation conversation) {
        if (due.isDue(conversation)) {
            List<String> groups = groups(conversation, due::isDue);
            News news = news(conversation.recipient(), groups);
            if (!news.isNone()) {
                return new Proposal(conversation, groups, news);
            }
        }
        return isReminderDue(conversation) ? reminder(conversation) : null;
    }

    /** After many messages, and in a digest, all that is due is told together. */
    private List<String> groups(Conversation conversation, Predicate<Conversation> isDue) {
        boolean isTogether = conversation.digestAt() != null || due.isTogether(draft.contact(conversation.recipient()));
        if (!isTogether) {
            return List.of(conversation.group());
        }
        return conversations.stream()
                .filter(other -> other.recipient().equals(conversation.recipient()) && isDue.test(other))
                .map(Conversation::group)
                .sorted()
                .toList();
    }

    private News news(Recipient recipient, List<String> groups) {
        return News.of(scene, draft, policy.causes(), recipient, groups);
    }

    private boolean isReminderDue(Conversation conversation) {
        @Nullable Instant last = conversation.pace().last();
        @Nullable Duration wait = conversation.reminder();
        return last != null && wait != null && scene.now().isAfter(last, wait);
    }

    private @Nullable Proposal reminder(Conversation conversation) {
        List<String> groups = groups(conversation, this::isReminderDue);
        News news = news(conversation.recipient(), groups)
                .remindingOf(incident -> scene.isToBeRemembered(incident, conversation.recipient()));
        return news.ongoing().isEmpty() ? null : new Proposal(conversation, groups, news);
    }
}

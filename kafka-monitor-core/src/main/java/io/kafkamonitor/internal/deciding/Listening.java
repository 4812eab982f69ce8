package io.kafkamonitor.internal.deciding;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notes for each recipient and rule since when there are news, so that it is known when to tell them. */
final class Listening {

    private final Policy policy;
    private final StateDraft draft;
    private final Scene scene;

    Listening(Policy policy, StateDraft draft, Moment now) {
        this(policy, draft, new Scene(policy, draft, now));
    }

    Listening(Policy policy, StateDraft draft, Scene scene) {
        this.policy = policy;
        this.draft = draft;
        this.scene = scene;
    }

    /** Looks at every rule that has incidents, and at everybody. */
    void listenToAll() {
        for (String group : draft.groupNames()) {
            listen(group, policy.addressing().recipients());
        }
        for (Conversation conversation : List.copyOf(draft.conversations.values())) {
            if (isForgotten(conversation)) {
                draft.conversations.remove(conversation.key());
            }
        }
    }

    private boolean isForgotten(Conversation conversation) {
        boolean isQuiet = conversation.newsSince() == null
                && conversation.thread().isEmpty()
                && conversation
                        .pace()
                        .isCalm(scene.now().steady(), policy.timing().groupInterval());
        return isQuiet || !policy.addressing().recipients().contains(conversation.recipient());
    }

    /** Looks at one rule for some recipients. */
    void listen(String group, Collection<Recipient> recipients) {
        GroupDraft incidents = draft.group(group);
        List<Sum> sums = recipients.stream()
                .map(recipient -> new Sum(new Conversation.Key(recipient, group)))
                .toList();
        incidents.forEach(incident -> add(incident, sums));
        for (Sum sum : sums) {
            if (sum.before != null || sum.hasNews) {
                draft.conversations.put(sum.key, changed(draft.conversation(sum.key), sum));
            }
        }
    }

    private static void add(Incident incident, List<Sum> sums) {
        for (int i = 0; i < sums.size(); i++) {
            sums.get(i).add(incident);
        }
    }

    private boolean isReminderNear(Conversation conversation) {
        @Nullable Instant last = conversation.pace().last();
        Optional<Duration> shortest = policy.addressing().shortestReminder();
        return last != null && shortest.isPresent() && scene.now().isAfter(last, shortest.get());
    }

    private Conversation changed(Conversation before, Sum sum) {
        Conversation conversation = before.reminded(sum.reminder);
        if (!sum.hasNews && !sum.isKnown && !before.thread().isEmpty()) {
            conversation =
                    conversation.in("", "").after(Attempts.NONE); // all is over: what comes next is another thread
        }
        if (!sum.hasNews) {
            return conversation.newsSince() == null ? conversation : conversation.withNews(null, false, null);
        }
        Instant soon = scene.now().steady().plus(RetrySchedule.FOR_OTHER_NEWS);
        if (sum.isUntold && conversation.attempts().isAboutWhatWasSaidAfter(soon)) {
            conversation = conversation.after(conversation.attempts().notBefore(soon));
        }
        @Nullable Instant digest = digest(conversation, sum);
        boolean isSame = conversation.newsSince() != null
                && conversation.isUrgent() == sum.isUrgent
                && Objects.equals(conversation.digestAt(), digest);
        if (isSame) {
            return conversation;
        }
        return conversation.withNews(
                conversation.newsSince() == null ? scene.now().steady() : conversation.newsSince(),
                sum.isUrgent,
                digest);
    }

    /** One that was to come when the news began stays so, also when it is late. */
    private @Nullable Instant digest(Conversation conversation, Sum sum) {
        @Nullable Instant next = sum.digest;
        if (sum.isAtOnce || next == null) {
            return null;
        }
        Moment now = scene.now();
        return conversation.digestAt() == null
                ? now.steady().plus(Duration.between(now.wall(), next))
                : conversation.digestAt();
    }

    @SuppressWarnings("ReferenceEquality") // what is known of many incidents is the very same
    private final class Sum {

        private final Conversation.Key key;
        private final Recipient recipient;
        private final @Nullable Conversation before;
        private boolean hasNews;
        private boolean isUrgent;
        private boolean isAtOnce;
        private @Nullable Instant digest;
        private boolean isUntold;
        private boolean isKnown;
        private final Attempts attempts;
        private final boolean isReminderNear;
        private @Nullable Duration reminder;
        private Knowledge knowledge = Knowledge.NONE;
        private @Nullable Known known;

        Sum(Conversation.Key key) {
            this.key = key;
            this.recipient = key.recipient();
            this.before = draft.conversations.get(key);
            this.attempts = before == null ? Attempts.NONE : before.attempts();
            this.isReminderNear = before != null && isReminderNear(before);
        }

        private void addNews(Letter.Role role, Incident incident) {
            @Nullable
            Instant next = policy.addressing()
                    .digestAfter(recipient, incident.alert(), scene.now().wall())
                    .orElse(null);
            if (next == null) {
                isAtOnce = true;
                isUrgent |= News.isUrgent(role, incident);
            } else if (digest == null || next.isBefore(digest)) {
                digest = next;
            }
        }

        void add(Incident incident) {
            if (incident.knowledge() != knowledge) {
                knowledge = incident.knowledge(); // as mostly shared with the one before
                known = knowledge.of(recipient);
            }
            isKnown |= known != null;
            Letter.@Nullable Role role = scene.role(incident, recipient, known);
            if (role != null && scene.isReason(role, incident)) {
                hasNews = true;
                addNews(role, incident);
                isUntold |= known == null && attempts.isOtherNews(incident);
            }
            if (isReminderNear && role == Letter.Role.ONGOING && scene.isToBeRemembered(incident, recipient)) {
                @Nullable
                Duration wait = policy.addressing()
                        .reminder(recipient, incident.alert())
                        .orElse(null);
                if (wait != null && (reminder == null || wait.compareTo(reminder) < 0)) {
                    reminder = wait;
                }
            }
        }
    }
}

package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Gives out the letters whose time has come, written as things are at that moment, and takes what became of them: a
 * function of state and time, without I/O, threads or a clock.
 */
public final class Post {

    private static final String DIGEST = "digest";

    private final Policy policy;

    /** Tells by a policy. */
    public Post(Policy policy) {
        this.policy = policy;
    }

    /** The next letter for a notifier, which is under way from then on; empty if there is none now. */
    public Optional<Departure> depart(String notifier, Moment now, State state) {
        return depart(notifier, now, state, policy.timing(), any -> true);
    }

    /** Whether another letter for a notifier follows at once if the one that is under way arrives. */
    public boolean isFollowed(String notifier, Moment now, State state) {
        return depart(notifier, now, arrived(notifier, Delivery.delivered(""), now, state))
                .isPresent();
    }

    /** As {@link #depart}, but without waiting for more: the last chance to tell somebody of an end. */
    public Optional<Departure> departAtTheEnd(String notifier, Moment now, State state) {
        return depart(
                notifier,
                now,
                state,
                GroupTiming.NONE,
                news -> !news.incidents(Letter.Role.RESOLVED).isEmpty());
    }

    private Optional<Departure> depart(
            String notifier, Moment now, State state, GroupTiming timing, Predicate<News> wanted) {
        @Nullable Instant heldUntil = state.heldUntil().get(notifier);
        boolean isHeld = heldUntil != null && !now.isPast(heldUntil);
        if (isHeld || state.underWay().containsKey(notifier)) {
            return Optional.empty();
        }
        var draft = new StateDraft(state);
        var scene = new Scene(policy, draft, now, timing);
        if (timing.equals(GroupTiming.NONE)) {
            new Listening(policy, draft, scene).listenToAll(); // what has only just ended is a reason then, too
        }
        List<Proposal> proposals = new Proposals(policy, draft, scene, new Due(timing, now), notifier).next(wanted);
        return proposals.isEmpty() ? summary(notifier, now, state, timing) : Optional.of(send(proposals, draft, scene));
    }

    /** When there are no news, the cluster at a glance; at the very end nobody waits for it. */
    private Optional<Departure> summary(String notifier, Moment now, State state, GroupTiming timing) {
        @Nullable SummaryPlan plan = policy.summary();
        return plan != null && !timing.equals(GroupTiming.NONE) && plan.isMissing(notifier, state, now)
                ? new SummaryDesk(policy, plan, state, now).depart(notifier)
                : Optional.empty();
    }

    private Departure send(List<Proposal> proposals, StateDraft draft, Scene scene) {
        Moment now = scene.now();
        Proposal first = proposals.get(0);
        String news = first.news().signature();
        Attempts before = first.conversation().attempts();
        String id = before.news().equals(news) ? before.letter() : draft.nextLetterId();
        var recipients = new TreeSet<String>();
        for (Proposal proposal : proposals) {
            recipients.add(proposal.recipient().name());
            for (String group : proposal.groups()) {
                begin(draft, new Conversation.Key(proposal.recipient(), group), now, id, proposal.news());
            }
        }
        Conversation begun = draft.conversation(first.conversation().key());
        String notifier = first.recipient().notifier();
        draft.underWay.put(
                notifier,
                new Letter(
                        id, notifier, recipients, first.groups(), first.news().parts()));
        String group = first.groups().size() == 1 ? begun.group() : DIGEST;
        var letter = new Address(policy, scene, first);
        Notification notification = first.news()
                .write(Notification.builder(id, policy.monitor(), group))
                .thread(begun.thread())
                .title(begun.title())
                .reason(letter.reason())
                .reminder(letter.reminder())
                .time(now.wall())
                .build();
        return new Departure(draft.result(), notification, attempt(first, begun, recipients));
    }

    private static void begin(StateDraft draft, Conversation.Key key, Moment now, String id, News news) {
        Conversation conversation = draft.conversation(key);
        if (conversation.thread().isEmpty()) {
            conversation = conversation.in(id, news.title(key.group()));
        }
        draft.conversations.put(
                key, conversation.after(conversation.attempts().begun(now.steady(), id, news.signature())));
    }

    private static DeliveryAttempt attempt(Proposal first, Conversation begun, SortedSet<String> recipients) {
        var attempt = DeliveryAttempt.to(recipients).numbered(begun.attempts().count());
        attempt = first.mayBeKnown() ? attempt.possibleDuplicate() : attempt;
        return first.isToBeSimple() ? attempt.inSimplestForm() : attempt;
    }

    /** What becomes of the letter that a notifier had under way. */
    public State arrived(String notifier, Delivery delivery, Moment now, State state) {
        @Nullable Letter letter = state.underWay().get(notifier);
        if (letter == null) {
            return state;
        }
        var draft = new StateDraft(state);
        draft.underWay.remove(notifier);
        new Receipt(policy, draft, now, letter).take(delivery);
        return draft.result();
    }

    /**
     * The state as another run finds it: of a letter that was under way nobody knows whether it arrived, and no waiting
     * time is longer than it can be, whatever the clock showed before; and only what is a cause now explains anything.
     */
    public State resumed(Moment now, State state) {
        State resumed = state;
        for (String notifier : List.copyOf(state.underWay().keySet())) {
            resumed = arrived(
                    notifier, Delivery.ambiguous("the monitor ended while it was being delivered"), now, resumed);
        }
        return new ClockChange(now).applied(new Explaining(policy.causes()).resumed(resumed));
    }
}

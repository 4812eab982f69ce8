package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.summary.DailySummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * When the cluster is told at a glance, and to whom.
 *
 * @param times at which it is due
 * @param recipients who are told
 */
public record SummaryPlan(DailySummary times, Set<Recipient> recipients) {

    /** One that is later than that is of no use. */
    private static final Duration LATEST = Duration.ofHours(12);

    public SummaryPlan {
        recipients = Set.copyOf(recipients);
    }

    /** Whether some recipient of a notifier is still to be told of the one that was due last. */
    boolean isMissing(String notifier, State state, Moment now) {
        return recipients.stream()
                .filter(recipient -> recipient.notifier().equals(notifier))
                .anyMatch(recipient ->
                        isMissing(state.summaries().getOrDefault(recipient, SummaryTold.NONE), state, now));
    }

    /** Whether somebody is still to be told of the one that was due last. */
    boolean isMissing(SummaryTold before, State state, Moment now) {
        Instant due = times.lastDue(now.wall());
        Instant begun = state.begun() == null ? now.wall() : state.begun();
        Instant told = before.told() == null ? begun : before.told();
        return told.isBefore(due) && now.wall().isBefore(due.plus(LATEST));
    }
}

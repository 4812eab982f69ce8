package io.kafkamonitor.internal.summarizing;

import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.SummaryTable;
import io.kafkamonitor.summary.DailySummary;
import io.kafkamonitor.summary.Glance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the cluster was since the last summary. It is not in the state: what was before a restart is not in the figures. Safe for use by
 * several threads.
 */
public final class Glances {

    private final @Nullable DailySummary plan;
    private final Object lock = new Object();
    private @Nullable Period current; // guarded by lock
    private @Nullable Period previous; // guarded by lock

    /** Nothing is kept without a plan. */
    public Glances(@Nullable DailySummary plan) {
        this.plan = plan;
    }

    /** Takes in what was collected. */
    public void note(Snapshot snapshot, Instant now) {
        if (plan == null) {
            return;
        }
        Instant due = plan.lastDue(now);
        synchronized (lock) {
            if (current == null || !current.begin().equals(due)) {
                previous = current;
                current = Period.of(due, plan.glances());
            }
            current.looks().forEach(look -> look.add(snapshot));
        }
    }

    /** A notification with the tables of its summary, if it is one. */
    public Notification with(Notification notification) {
        if (plan == null || notification.summary().isEmpty()) {
            return notification;
        }
        return notification.withSummary(
                notification.summary().get().withTables(tables(plan.lastDue(notification.time()))));
    }

    private List<SummaryTable> tables(Instant due) {
        synchronized (lock) {
            boolean isOver = current != null && current.begin().equals(due);
            Period told = isOver && previous != null ? previous : current;
            return told == null
                    ? List.of()
                    : told.looks().stream()
                            .map(Look::table)
                            .flatMap(Optional::stream)
                            .toList();
        }
    }

    /**
     * From one summary to the next.
     *
     * @param begin when the last one was due
     * @param looks what was seen since
     */
    private record Period(Instant begin, List<Look> looks) {

        static Period of(Instant begin, List<Glance> glances) {
            return new Period(begin, glances.stream().map(Look::new).toList());
        }
    }
}

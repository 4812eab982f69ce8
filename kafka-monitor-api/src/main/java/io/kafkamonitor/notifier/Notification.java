package io.kafkamonitor.notifier;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one notifier is to be told now: the news of one group of alerts, or a summary of all. Immutable. */
public final class Notification {

    private final String id;
    private final String monitor;
    private final String group;
    private final String thread;
    private final String title;
    private final String reason;
    private final @Nullable Duration reminder;
    private final Instant time;
    private final List<Alert> fired;
    private final List<Alert> changed;
    private final List<Alert> resolved;
    private final List<Alert> ongoing;
    private final List<Alert> consequences;
    private final @Nullable Summary summary;

    Notification(NotificationBuilder builder) {
        this.id = builder.id;
        this.monitor = builder.monitor;
        this.group = builder.group;
        this.thread = builder.thread;
        this.title = builder.title;
        this.reason = builder.reason;
        this.reminder = builder.reminder;
        this.time = requireNonNull(builder.time, "time");
        this.fired = List.copyOf(builder.fired);
        this.changed = List.copyOf(builder.changed);
        this.resolved = List.copyOf(builder.resolved);
        this.ongoing = List.copyOf(builder.ongoing);
        this.consequences = List.copyOf(builder.consequences);
        this.summary = builder.summary;
    }

    /** A builder; the id is the same for every attempt to deliver this notification. */
    public static NotificationBuilder builder(String id, String monitor, String group) {
        return new NotificationBuilder(id, monitor, group);
    }

    /** The same for every attempt to deliver this notification, and for no other: an idempotency key. */
    public String id() {
        return id;
    }

    /** The name of the monitor, which is what people call the cluster. */
    public String monitor() {
        return monitor;
    }

    /** What the alerts here have in common, such as the name of their rule. */
    public String group() {
        return group;
    }

    /** The same for all notifications from the first alert of a group to the last one's end, for mail threads. */
    public String thread() {
        return thread;
    }

    /** What its thread is about, such as {@code broker-down, broker 2}: the same for all notifications of a thread. */
    public String title() {
        return title;
    }

    /** Why its recipients are told, such as {@code by the route to 'mail' of owner team-a}; empty if nobody says. */
    public String reason() {
        return reason;
    }

    /** How long after this its recipients hear again of what still fires then, if there are no news before; empty for never. */
    public Optional<Duration> reminder() {
        return Optional.ofNullable(reminder);
    }

    /** When it was put together, by the wall clock. */
    public Instant time() {
        return time;
    }

    /** Alerts that fire and of which this notifier was not told yet. */
    public List<Alert> fired() {
        return fired;
    }

    /** Alerts of which it was told, and which have become more severe. */
    public List<Alert> changed() {
        return changed;
    }

    /** Alerts that are over. */
    public List<Alert> resolved() {
        return resolved;
    }

    /** Alerts of the group of which it was told before and which still fire. */
    public List<Alert> ongoing() {
        return ongoing;
    }

    /**
     * Alerts that those above explain, and of which nobody is told on their own: ones that fire or are about to, and ones that are
     * over.
     * They are none of the counts and lists above.
     */
    public List<Alert> consequences() {
        return consequences;
    }

    /**
     * The cluster at a glance, if that is what it tells, and not news: then what fires is {@link #ongoing}, and nothing else is told.
     * Only a notifier that {@linkplain Notifier#tellsSummaries says so} gets one.
     */
    public Optional<Summary> summary() {
        return Optional.ofNullable(summary);
    }

    /** This notification with each alert in another form, which has the same identity. */
    public Notification withAlerts(UnaryOperator<Alert> form) {
        return copied().fired(fired.stream().map(form).toList())
                .changed(changed.stream().map(form).toList())
                .resolved(resolved.stream().map(form).toList())
                .ongoing(ongoing.stream().map(form).toList())
                .consequences(consequences.stream().map(form).toList())
                .build();
    }

    /** This notification with another summary. */
    public Notification withSummary(Summary another) {
        return copied().summary(another).build();
    }

    private NotificationBuilder copied() {
        return builder(id, monitor, group)
                .thread(thread)
                .title(title)
                .reason(reason)
                .reminder(reminder)
                .time(time)
                .fired(fired)
                .changed(changed)
                .resolved(resolved)
                .ongoing(ongoing)
                .consequences(consequences)
                .summary(summary);
    }

    /** Whether there are no news: it only reminds people of what still fires. */
    public boolean isReminder() {
        return summary == null && fired.isEmpty() && changed.isEmpty() && resolved.isEmpty() && !ongoing.isEmpty();
    }

    /** The names of the rules of everything that fires or is over here, without the consequences. */
    public SortedSet<String> rules() {
        return Stream.concat(firing(), resolved.stream())
                .map(Alert::rule)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether it tells of several rules at once. */
    public boolean isDigest() {
        return summary == null && rules().size() > 1;
    }

    /** Whether nothing of the group fires any more. */
    public boolean isAllOver() {
        return fired.isEmpty() && changed.isEmpty() && ongoing.isEmpty();
    }

    /**
     * The highest severity of what fires, consequences included, or of what is over if nothing fires. What is only about to
     * fire does not count.
     */
    public Severity severity() {
        Stream<Alert> alerts = isAllOver() ? resolved.stream() : Stream.concat(firing(), firingConsequences());
        return alerts.map(Alert::severity).max(Comparator.naturalOrder()).orElse(Severity.INFO);
    }

    private Stream<Alert> firingConsequences() {
        return consequences.stream().filter(alert -> alert.state().isFiring());
    }

    /** Everything that fires: fired, changed, ongoing. */
    public Stream<Alert> firing() {
        return Stream.of(fired, changed, ongoing).flatMap(List::stream);
    }

    @Override
    public String toString() {
        return monitor + "/" + group + ": " + (summary == null ? "" : "summary, ") + fired.size() + " fired, "
                + changed.size() + " changed, "
                + resolved.size() + " resolved, " + ongoing.size() + " ongoing"
                + (consequences.isEmpty() ? "" : ", " + consequences.size() + " consequences");
    }
}

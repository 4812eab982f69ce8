package io.kafkamonitor.notifier;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.bounds.Bounded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Notification}. Not safe for use by several threads. */
public final class NotificationBuilder {

    final String id;
    final String monitor;
    final String group;
    String thread;
    String title;
    String reason = "";

    @Nullable
    Duration reminder;

    @Nullable
    Instant time;

    List<Alert> fired = List.of();
    List<Alert> changed = List.of();
    List<Alert> resolved = List.of();
    List<Alert> ongoing = List.of();
    List<Alert> consequences = List.of();

    @Nullable
    Summary summary;

    NotificationBuilder(String id, String monitor, String group) {
        this.id = requireNonNull(id, "id");
        this.monitor = requireNonNull(monitor, "monitor");
        this.group = requireNonNull(group, "group");
        this.thread = id;
        this.title = group;
    }

    /** What ties several notifications of a group together; the id if not given. */
    public NotificationBuilder thread(String key) {
        thread = requireNonNull(key, "thread");
        return this;
    }

    /** What its thread is about, the same for all its notifications; the group if not given. */
    public NotificationBuilder title(String text) {
        title = Bounded.shortened(text);
        return this;
    }

    /** Why its recipients are told, as the end of a sentence: {@code by the route to 'mail'}. */
    public NotificationBuilder reason(String text) {
        reason = Bounded.shortened(text);
        return this;
    }

    /** How long after this its recipients hear again of what still fires; null for never. */
    public NotificationBuilder reminder(@Nullable Duration wait) {
        reminder = wait;
        return this;
    }

    /** When it was put together; required. */
    public NotificationBuilder time(Instant instant) {
        time = Bounded.moment(instant);
        return this;
    }

    /** The alerts that are new to this notifier. */
    public NotificationBuilder fired(List<Alert> alerts) {
        fired = requireNonNull(alerts, "fired");
        return this;
    }

    /** The alerts that have become more severe. */
    public NotificationBuilder changed(List<Alert> alerts) {
        changed = requireNonNull(alerts, "changed");
        return this;
    }

    /** The alerts that are over. */
    public NotificationBuilder resolved(List<Alert> alerts) {
        resolved = requireNonNull(alerts, "resolved");
        return this;
    }

    /** The alerts that still fire. */
    public NotificationBuilder ongoing(List<Alert> alerts) {
        ongoing = requireNonNull(alerts, "ongoing");
        return this;
    }

    /** The alerts that those of this notification explain, firing or over. */
    public NotificationBuilder consequences(List<Alert> alerts) {
        consequences = requireNonNull(alerts, "consequences");
        return this;
    }

    /** The cluster at a glance; null for news. */
    public NotificationBuilder summary(@Nullable Summary glance) {
        summary = glance;
        return this;
    }

    /** The notification. */
    public Notification build() {
        return new Notification(this);
    }
}

package io.kafkamonitor.internal.delivery;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.notifier.Notification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one notifier has been told of one group, and what it is to be told next. Whoever was told that an alert fires is
 * told how it ended. Used by the thread of the cycle.
 */
final class GroupBook {

    private final String group;
    private final Map<String, Severity> told = new LinkedHashMap<>(); // by incident
    private final Set<String> attempted = new HashSet<>(); // incidents in an unsettled notification
    private final Map<String, Alert> over = new LinkedHashMap<>(); // resolved, still to be told, by incident
    private @Nullable Notification unsettled;
    private String unsettledSignature = "";
    private @Nullable Long newsSince;
    private @Nullable Long lastSettled;
    private String thread = "";
    private int sequence;

    GroupBook(String group) {
        this.group = group;
    }

    /** Takes note that an alert is over; nobody needs to know if nobody was told that it fired. */
    void resolved(Alert alert) {
        if (told.containsKey(alert.incident()) || attempted.contains(alert.incident())) {
            over.put(alert.incident(), alert);
        }
    }

    /** Takes note that people know what was in a notification. */
    void settled(Notification notification, long now) {
        notification.firing().forEach(alert -> told.put(alert.incident(), alert.severity()));
        notification.resolved().forEach(alert -> {
            told.remove(alert.incident());
            over.remove(alert.incident());
        });
        if (unsettled != null && unsettled.id().equals(notification.id())) {
            unsettled = null;
            attempted.clear();
        }
        lastSettled = now;
        newsSince = null;
    }

    /** What the notifier does not know yet, given the alerts of the group that fire and are not suppressed. */
    News news(List<Alert> firing) {
        var fired = new ArrayList<Alert>();
        var changed = new ArrayList<Alert>();
        var ongoing = new ArrayList<Alert>();
        for (Alert alert : firing) {
            @Nullable Severity known = told.get(alert.incident());
            if (known == null) {
                fired.add(alert);
            } else if (alert.severity().compareTo(known) > 0) {
                changed.add(alert);
            } else {
                ongoing.add(alert);
            }
        }
        return new News(fired, changed, List.copyOf(over.values()), ongoing);
    }

    boolean knows(Alert alert) {
        return told.containsKey(alert.incident());
    }

    /** Whether the news are to go out now; starts the waiting time when there are some for the first time. */
    boolean isDue(News news, GroupTiming timing, long now) {
        if (news.isNone()) {
            newsSince = null;
            return false;
        }
        if (newsSince == null) {
            newsSince = now;
        }
        if (unsettled != null) {
            return !unsettledSignature.equals(news.signature());
        }
        if (news.isUrgent()) {
            return true;
        }
        boolean waited = now - newsSince >= timing.groupWait().toNanos();
        boolean spaced = lastSettled == null
                || now - lastSettled >= timing.groupInterval().toNanos();
        return waited && spaced;
    }

    /** Writes the news down as a notification; nothing is changed until {@link #planned}. */
    Notification write(News news, String monitor, Instant time) {
        if (told.isEmpty() && attempted.isEmpty()) {
            thread = group + "-" + time.toEpochMilli();
        }
        sequence++;
        return Notification.builder(thread + "-" + sequence, monitor, group)
                .thread(thread)
                .time(time)
                .fired(news.fired())
                .changed(news.changed())
                .resolved(news.resolved())
                .ongoing(news.ongoing())
                .build();
    }

    @Nullable
    Notification unsettled() {
        return unsettled;
    }

    /** Takes note that a notification is on its way. */
    void planned(Notification notification, News news) {
        unsettled = notification;
        unsettledSignature = news.signature();
        notification.fired().forEach(alert -> attempted.add(alert.incident()));
    }

    /** Whether there is nothing left to remember but when the last message went out. */
    boolean isIdle() {
        return told.isEmpty() && over.isEmpty() && unsettled == null;
    }
}

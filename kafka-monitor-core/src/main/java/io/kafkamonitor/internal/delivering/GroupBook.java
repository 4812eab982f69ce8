package io.kafkamonitor.internal.delivering;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.notifier.Notification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one notifier has been told of one group, and what it is to be told next. Whoever was told that an alert fires is
 * told how it ended; what was only tried to be told is told once, as over. Used by the thread of the cycle.
 */
final class GroupBook {

    /** More incidents than this that came and went while nothing could be delivered are no news for anybody. */
    private static final int MOST_UNHEARD = 100;

    private final String group;
    private final Map<String, Severity> told = new LinkedHashMap<>(); // what people know to fire, by incident
    private final Map<String, Alert> over = new LinkedHashMap<>(); // of these, what has ended
    private final Map<String, Alert> unheard = new LinkedHashMap<>(); // ended, and perhaps tried to be told before
    private final Set<String> refused = new HashSet<>(); // incidents that fire and of which people will never know
    private final Set<String> underWayFired = new HashSet<>(); // incidents that are new in what is under way
    private @Nullable String underWay; // the id of the notification that is on its way
    private Set<String> underWayNews = Set.of(); // its signature
    private final Map<String, Long> saidCritical = new HashMap<>(); // when people last heard of it, by alert id
    private @Nullable Long newsSince;
    private @Nullable Long lastSettled;
    private String thread = "";

    GroupBook(String group) {
        this.group = group;
    }

    /** Takes note that an alert is over; nobody needs to know if it was never on its way to anybody. */
    void resolved(Alert alert) {
        String incident = alert.incident();
        refused.remove(incident);
        if (told.containsKey(incident)) {
            over.put(incident, alert);
        } else if (underWayFired.contains(incident)) {
            unheard.put(incident, alert);
            dropEldestUnheard();
        }
    }

    private void dropEldestUnheard() {
        if (unheard.size() > MOST_UNHEARD) {
            Iterator<String> eldest = unheard.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }

    /** Takes note that people know what was in a notification. */
    void settled(Notification notification, long now) {
        notification.firing().forEach(this::heard);
        dealtWith(notification, now);
    }

    /**
     * Takes note that people will never know what was in a notification. It is not tried again, and nobody is told the
     * end of what nobody heard of.
     */
    void refused(Notification notification, long now) {
        for (Alert alert : notification.fired()) {
            if (unheard.remove(alert.incident()) == null) {
                refused.add(alert.incident());
            }
        }
        notification.changed().forEach(this::heard); // they know that it fires, though not how bad it has become
        dealtWith(notification, now);
    }

    private void dealtWith(Notification notification, long now) {
        Stream.concat(notification.firing(), notification.resolved().stream())
                .filter(News::isCritical)
                .forEach(alert -> saidCritical.put(alert.id(), now));
        for (Alert alert : notification.resolved()) {
            told.remove(alert.incident());
            over.remove(alert.incident());
            unheard.remove(alert.incident());
        }
        if (notification.id().equals(underWay)) {
            withdrawn();
        }
        lastSettled = now;
        newsSince = null;
    }

    private void heard(Alert alert) {
        told.put(alert.incident(), alert.severity());
        @Nullable Alert ended = unheard.remove(alert.incident());
        if (ended != null) {
            over.put(alert.incident(), ended);
        }
    }

    /** The id of the notification that is on its way and of which people do not know yet; null if there is none. */
    @Nullable
    String underWay() {
        return underWay;
    }

    /** Takes note that what is under way has not been tried yet: what has ended since then is no news. */
    void neverTried() {
        unheard.clear();
    }

    /** Takes note that nothing is under way any more. */
    void withdrawn() {
        underWay = null;
        underWayFired.clear();
    }

    /** What the notifier does not know yet, worst first, given the alerts of the group that fire and are not suppressed. */
    News news(List<Alert> firing) {
        var fired = new ArrayList<Alert>();
        var changed = new ArrayList<Alert>();
        var ongoing = new ArrayList<Alert>();
        for (Alert alert : worstFirst(firing)) {
            @Nullable Severity known = told.get(alert.incident());
            if (refused.contains(alert.incident())) {
                continue;
            }
            if (known == null) {
                fired.add(alert);
            } else if (alert.severity().compareTo(known) > 0) {
                changed.add(alert);
            } else {
                ongoing.add(alert);
            }
        }
        var resolved = new ArrayList<>(over.values());
        resolved.addAll(unheard.values());
        return new News(fired, changed, worstFirst(resolved), ongoing);
    }

    private static List<Alert> worstFirst(List<Alert> alerts) {
        return alerts.stream().sorted(Alert.WORST_FIRST).toList();
    }

    boolean knows(Alert alert) {
        return told.containsKey(alert.incident());
    }

    /** Whether an alert fires of which people will never know. */
    boolean isRefused(Alert alert) {
        return refused.contains(alert.incident());
    }

    /** Whether people wait to hear of an end. */
    boolean owesAnEnd() {
        return !over.isEmpty();
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
        boolean waited = now - newsSince >= timing.groupWait().toNanos();
        boolean spaced = lastSettled == null
                || now - lastSettled >= timing.groupInterval().toNanos();
        saidCritical
                .values()
                .removeIf(said -> now - said >= timing.groupInterval().toNanos());
        return news.isUrgent(saidCritical.keySet()) || (waited && spaced);
    }

    /** Writes the news down as a notification, which is under way from now on. */
    Notification write(News news, Sender sender, Instant time) {
        if (told.isEmpty() && underWay == null) {
            thread = sender.nextId();
        }
        if (underWay == null || !news.signature().equals(underWayNews)) {
            underWay = sender.nextId();
        }
        underWayNews = news.signature();
        underWayFired.clear();
        news.fired().forEach(alert -> underWayFired.add(alert.incident()));
        return Notification.builder(underWay, sender.monitor(), group)
                .thread(thread)
                .time(time)
                .fired(news.fired())
                .changed(news.changed())
                .resolved(news.resolved())
                .ongoing(news.ongoing())
                .build();
    }
}

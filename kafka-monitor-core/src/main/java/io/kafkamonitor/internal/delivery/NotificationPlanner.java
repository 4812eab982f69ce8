package io.kafkamonitor.internal.delivery;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.notifier.Notification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what one notifier is told and when: groups alerts by rule, waits for more of a group, says nothing twice, and
 * ends what it began. Used by the thread of the cycle.
 */
final class NotificationPlanner {

    private final String monitor;
    private final GroupTiming timing;
    private final Suppression suppression;
    private final DeliveryQueue queue;
    private final Map<String, GroupBook> books = new LinkedHashMap<>();

    NotificationPlanner(String monitor, GroupTiming timing, Suppression suppression, DeliveryQueue queue) {
        this.monitor = monitor;
        this.timing = timing;
        this.suppression = suppression;
        this.queue = queue;
    }

    /** Takes the alerts as they are after an evaluation, and queues what is to be told now. */
    void plan(Collection<Alert> alerts, Collection<Transition> transitions, Instant time, long now) {
        for (Notification settled : queue.takeSettled()) {
            book(settled.group()).settled(settled, now);
        }
        for (Transition transition : transitions) {
            if (transition.alert().state() == AlertState.RESOLVED) {
                book(transition.alert().rule()).resolved(transition.alert());
            }
        }
        Map<String, List<Alert>> firing = firingByGroup(alerts);
        var groups = new HashSet<>(books.keySet());
        groups.addAll(firing.keySet());
        for (String group : groups) {
            plan(book(group), firing.getOrDefault(group, List.of()), time, now);
        }
    }

    private Map<String, List<Alert>> firingByGroup(Collection<Alert> alerts) {
        var firing = new LinkedHashMap<String, List<Alert>>();
        for (Alert alert : alerts) {
            boolean told = book(alert.rule()).knows(alert);
            if (alert.state().isFiring()
                    && (told || suppression.reason(alert, alerts).isEmpty())) {
                firing.computeIfAbsent(alert.rule(), any -> new ArrayList<>()).add(alert);
            }
        }
        return firing;
    }

    private void plan(GroupBook book, List<Alert> firing, Instant time, long now) {
        News news = book.news(firing);
        if (!book.isDue(news, timing, now)) {
            return;
        }
        Notification unsettled = book.unsettled();
        Notification notification = book.write(news, monitor, time);
        if (unsettled == null) {
            queue.add(notification, now);
            book.planned(notification, news);
        } else if (queue.replace(unsettled, notification)) {
            book.planned(notification, news);
        }
    }

    /** Why this notifier was or was not told of an alert that fires. */
    String explain(Alert alert, Collection<Alert> alerts) {
        GroupBook book = book(alert.rule());
        if (book.knows(alert)) {
            return "was told";
        }
        Optional<String> suppressed = suppression.reason(alert, alerts);
        if (suppressed.isPresent()) {
            return "is not told: " + suppressed.get();
        }
        return book.unsettled() == null ? "is told with the next message of its group" : "is being told now";
    }

    private GroupBook book(String group) {
        return books.computeIfAbsent(group, GroupBook::new);
    }
}

package io.kafkamonitor.internal.delivering;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.notifier.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what one notifier is told and when: groups alerts by rule, waits for more of a group, says nothing twice, and
 * ends what it began. Used by the thread of the cycle.
 */
final class NotificationPlanner {

    private static final GroupTiming NOW = new GroupTiming(Duration.ZERO, Duration.ZERO);

    private final Sender sender;
    private final GroupTiming timing;
    private final Suppression suppression;
    private final DeliveryQueue queue;
    private final Map<String, GroupBook> books = new LinkedHashMap<>();
    private final Set<String> explained = new HashSet<>(); // incidents that were suppressed when last seen breached

    NotificationPlanner(Sender sender, GroupTiming timing, Suppression suppression, DeliveryQueue queue) {
        this.sender = sender;
        this.timing = timing;
        this.suppression = suppression;
        this.queue = queue;
    }

    /** Takes the alerts as they are after an evaluation, and queues what is to be told now. */
    void plan(Collection<Alert> alerts, Collection<Transition> transitions, Instant time, long now) {
        takeSettled(now);
        for (Transition transition : transitions) {
            if (transition.alert().state() == AlertState.RESOLVED) {
                explained.remove(transition.alert().incident());
                book(transition.alert().rule()).resolved(transition.alert());
            }
        }
        Map<String, List<Alert>> firing = firingByGroup(alerts);
        books.forEach((group, book) -> plan(book, firing.getOrDefault(group, List.of()), timing, time, now));
    }

    /** Queues at once what is otherwise waited for, where people wait to hear of an end. */
    void planEnds(Collection<Alert> alerts, Instant time, long now) {
        takeSettled(now);
        Map<String, List<Alert>> firing = firingByGroup(alerts);
        books.forEach((group, book) -> {
            if (book.owesAnEnd()) {
                plan(book, firing.getOrDefault(group, List.of()), NOW, time, now);
            }
        });
    }

    private void takeSettled(long now) {
        queue.takeSettled().forEach(notification -> book(notification.group()).settled(notification, now));
        queue.takeRefused().forEach(notification -> book(notification.group()).refused(notification, now));
    }

    private Map<String, List<Alert>> firingByGroup(Collection<Alert> alerts) {
        var firing = new LinkedHashMap<String, List<Alert>>();
        for (Alert alert : alerts) {
            if (alert.state().isFiring() && isToBeTold(alert, alerts)) {
                firing.computeIfAbsent(alert.rule(), any -> new ArrayList<>()).add(alert);
            }
        }
        return firing;
    }

    private boolean isToBeTold(Alert alert, Collection<Alert> alerts) {
        return book(alert.rule()).knows(alert) || !isExplained(alert, alerts);
    }

    /**
     * The cause may be over before its effects have been clear for long enough: an effect that recovers by then is not to
     * be told as new, one that is still breached is.
     */
    private boolean isExplained(Alert alert, Collection<Alert> alerts) {
        boolean suppressed = suppression.reason(alert, alerts).isPresent();
        if (alert.state() == AlertState.RECOVERING) {
            return suppressed || explained.contains(alert.incident());
        }
        if (suppressed) {
            explained.add(alert.incident());
        } else {
            explained.remove(alert.incident());
        }
        return suppressed;
    }

    private void plan(GroupBook book, List<Alert> firing, GroupTiming groupTiming, Instant time, long now) {
        @Nullable String underWay = book.underWay();
        if (underWay != null) {
            queue.recall(underWay).ifPresent(item -> revise(item, book, firing, time));
            return;
        }
        News news = book.news(firing);
        if (book.isDue(news, groupTiming, now)) {
            queue.add(book.write(news, sender, time), now);
        }
    }

    /** Brings up to date what could not be delivered yet, so that what arrives late is not stale. */
    private void revise(QueueItem item, GroupBook book, List<Alert> firing, Instant time) {
        if (item.attempts == 0) {
            book.neverTried();
        }
        News news = book.news(firing);
        if (news.isNone()) {
            queue.drop(item);
            book.withdrawn();
        } else {
            Notification newer = book.write(news, sender, time);
            queue.putBack(item, newer);
        }
    }

    /** Whether this notifier was told of an alert, and if not why not. */
    String explain(Alert alert, Collection<Alert> alerts) {
        GroupBook book = book(alert.rule());
        if (book.knows(alert)) {
            return "was told";
        }
        if (book.isRefused(alert)) {
            return "could not be told: the message was refused";
        }
        if (!alert.state().isFiring()) {
            return "is told only when it fires";
        }
        Optional<String> suppressed = suppression.reason(alert, alerts);
        if (suppressed.isPresent()) {
            return "is not told: " + suppressed.get();
        }
        if (explained.contains(alert.incident())) {
            return "is not told: it was explained while it was breached, and is clear now";
        }
        return book.underWay() == null ? "is told with the next message of its group" : "is being told now";
    }

    private GroupBook book(String group) {
        return books.computeIfAbsent(group, GroupBook::new);
    }
}

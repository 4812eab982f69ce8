package io.kafkamonitor.rules.testing;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened in a run. Rules are heard on threads of the monitor, one of them at a time. */
final class RunRecord {

    private final ManualClock clock;
    private final Duration interval;
    private final Object lock = new Object();
    private final List<Found> findings = new ArrayList<>(); // guarded by lock
    private final List<IncidentStory> stories = new ArrayList<>(); // guarded by lock
    private final Map<String, IncidentStory> open = new HashMap<>(); // guarded by lock
    private List<Message> messages = List.of(); // guarded by lock

    RunRecord(ManualClock clock, Duration interval) {
        this.clock = clock;
        this.interval = interval;
    }

    void found(String rule, List<Finding> found) {
        synchronized (lock) {
            findings.add(new Found(elapsed(), rule, found));
        }
    }

    void passed(Transition transition) {
        synchronized (lock) {
            story(transition.alert()).add(elapsed(), transition);
        }
    }

    /** What fires after its end is another story, even where people have not heard of the end and it is one incident to them. */
    private IncidentStory story(Alert alert) {
        @Nullable IncidentStory story = open.get(alert.id());
        if (story == null || story.last().isOver()) {
            story = new IncidentStory(alert);
            stories.add(story);
            open.put(alert.id(), story);
        }
        return story;
    }

    void told(List<Notification> notifications, List<DeliveryAttempt> attempts) {
        var told = new ArrayList<Message>();
        for (int i = 0; i < notifications.size(); i++) {
            Duration at =
                    Duration.between(ManualClock.START, notifications.get(i).time());
            told.add(new Message(at, attempts.get(i).recipients(), notifications.get(i)));
        }
        synchronized (lock) {
            messages = List.copyOf(told);
        }
    }

    /** From the first cycle to now. */
    Duration elapsed() {
        return Duration.between(ManualClock.START, clock.now());
    }

    Duration interval() {
        return interval;
    }

    List<Found> findings() {
        synchronized (lock) {
            return List.copyOf(findings);
        }
    }

    List<IncidentStory> stories() {
        synchronized (lock) {
            return List.copyOf(stories);
        }
    }

    /** Each alert as it was last, over or not. */
    List<Alert> lastSeen() {
        return stories().stream().map(story -> story.last().alert()).toList();
    }

    List<Message> messages() {
        synchronized (lock) {
            return messages;
        }
    }

    /** What one rule found in one cycle. */
    record Found(Duration at, String rule, List<Finding> findings) {}
}

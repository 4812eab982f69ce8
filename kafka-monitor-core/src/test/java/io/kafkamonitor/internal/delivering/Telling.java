package io.kafkamonitor.internal.delivering;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Resolution;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One notifier's planner and queue in virtual time. What is told is written as text: {@code 15s +a ^b -c =d} is said 15 s
 * after the beginning, that a fires, b is worse, c is over and d goes on.
 */
final class Telling {

    static final GroupTiming TIMING = new GroupTiming(Duration.ofSeconds(15), Duration.ofMinutes(2));

    final ManualClock clock = new ManualClock();
    final DeliveryQueue queue = new DeliveryQueue(List.of("ann", "bob"));
    final List<Notification> sent = new ArrayList<>();
    final List<DeliveryAttempt> attempts = new ArrayList<>();
    private final NotificationPlanner planner;
    private final Map<String, Alert> alerts = new LinkedHashMap<>();
    private final List<Transition> transitions = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final List<String> suppressed = new ArrayList<>();
    private List<Delivery> answers = List.of(Delivery.delivered(""));
    private boolean busy;

    Telling() {
        Suppression suppression =
                (alert, active) -> suppressed.contains(name(alert)) ? Optional.of("hidden") : Optional.empty();
        planner = new NotificationPlanner(new Sender("test", "mail"), TIMING, suppression, queue);
    }

    static String name(Alert alert) {
        return String.valueOf(alert.subject().value("name"));
    }

    Telling fires(String name) {
        return fires(name, Severity.WARNING);
    }

    Telling fires(String name, Severity severity) {
        @Nullable Alert before = alerts.get(name);
        Alert alert = Alert.builder("id-" + name, "backlog", Labels.of("name", name))
                .state(AlertState.FIRING)
                .severity(severity)
                .since(before == null ? clock.now() : before.since())
                .firedAt(before == null ? clock.now() : before.firedAt().orElseThrow())
                .build();
        alerts.put(name, alert);
        return this;
    }

    Telling recovers(String name) {
        alerts.computeIfPresent(
                name,
                (any, alert) -> alert.toBuilder().state(AlertState.RECOVERING).build());
        return this;
    }

    Telling ends(String name) {
        Alert ended = alerts.remove(name).toBuilder()
                .state(AlertState.RESOLVED)
                .resolved(clock.now(), Resolution.RECOVERED)
                .build();
        transitions.add(Transition.of(AlertState.FIRING, ended, clock.now(), "recovered"));
        return this;
    }

    Telling suppressing(String... names) {
        suppressed.clear();
        suppressed.addAll(List.of(names));
        return this;
    }

    /** Answers with these from now on, one after the other, the last one again and again. */
    Telling answering(Delivery... deliveries) {
        answers = List.of(deliveries);
        return this;
    }

    /** The notifier takes nothing from the queue. */
    Telling busy() {
        busy = true;
        return this;
    }

    Telling free() {
        busy = false;
        return this;
    }

    Telling cycle() {
        planner.plan(alerts.values(), transitions, clock.now(), clock.nanoTime());
        transitions.clear();
        deliver();
        return this;
    }

    Telling closing() {
        planner.planEnds(alerts.values(), clock.now(), clock.nanoTime());
        deliver();
        return this;
    }

    /** Cycles every 5 s for a time, and delivers what is due in between. */
    Telling pass(Duration time) {
        for (long i = 0; i < time.toSeconds() / 5; i++) {
            clock.advance(Duration.ofSeconds(5));
            cycle();
        }
        return this;
    }

    void deliver() {
        for (QueueItem item = busy ? null : queue.poll(clock.nanoTime());
                item != null;
                item = queue.poll(clock.nanoTime())) {
            attempt(item);
        }
    }

    Delivery attempt(QueueItem item) {
        sent.add(item.notification);
        attempts.add(item.nextAttempt());
        said.add(Duration.between(ManualClock.START, clock.now()).toSeconds() + "s " + text(item.notification));
        Delivery answer = answers.get(0);
        if (answers.size() > 1) {
            answers = answers.subList(1, answers.size());
        }
        queue.done(item, answer, clock.nanoTime());
        return answer;
    }

    private static String text(Notification notification) {
        var words = new TreeSet<String>();
        notification.fired().forEach(alert -> words.add("+" + name(alert)));
        notification.changed().forEach(alert -> words.add("^" + name(alert)));
        notification.resolved().forEach(alert -> words.add("-" + name(alert)));
        notification.ongoing().forEach(alert -> words.add("=" + name(alert)));
        return String.join(" ", words);
    }

    /** Everything the notifier was asked to say, attempt by attempt. */
    List<String> said() {
        return List.copyOf(said);
    }

    String explain(String name) {
        return planner.explain(alerts.get(name), alerts.values());
    }
}

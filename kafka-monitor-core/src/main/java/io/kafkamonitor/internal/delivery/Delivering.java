package io.kafkamonitor.internal.delivery;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.internal.schedule.Closing;
import io.kafkamonitor.internal.schedule.MonitorThreads;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** All notifiers of a monitor: for each a planner, a queue and a worker, so that none waits for another. */
public final class Delivering {

    private static final Duration LAST_DELIVERIES = Duration.ofSeconds(10);
    private static final Duration LAST_RETURN = Duration.ofSeconds(2);

    private final TimeSource time;
    private final List<Line> lines = new ArrayList<>();

    /** Lines to notifiers; no thread runs yet. */
    public Delivering(
            String monitor,
            List<Notifier> notifiers,
            DeliverySettings settings,
            HealthBoard board,
            TimeSource time,
            MonitorThreads threads) {
        this.time = time;
        for (Notifier notifier : notifiers) {
            var queue = new DeliveryQueue();
            var worker = new NotifierWorker(notifier, queue, settings.deadline(), board, time, threads);
            var sender = new Sender(monitor, worker.name());
            lines.add(new Line(
                    new NotificationPlanner(sender, settings.timing(), settings.suppression(), queue), worker));
        }
    }

    /** Starts the workers. */
    public void start() {
        lines.forEach(line -> line.worker().start());
    }

    /** Queues for each notifier what it is to be told now; called by one thread at a time. */
    public void plan(Collection<Alert> alerts, Collection<Transition> transitions) {
        long now = time.nanoTime();
        for (Line line : lines) {
            line.planner().plan(alerts, transitions, time.now(), now);
            line.worker().checkOverdue(now);
        }
    }

    /** For each notifier, whether it was told of an alert, and if not why not. */
    public List<String> explain(Alert alert, Collection<Alert> alerts) {
        return lines.stream()
                .map(line -> "'" + line.worker().name() + "' " + line.planner().explain(alert, alerts) + ".")
                .toList();
    }

    /** Delivers what is due and the ends that people wait for, for as long as ten seconds, then ends the workers. */
    public void stop(Collection<Alert> alerts) {
        long lastDeliveries = System.nanoTime() + LAST_DELIVERIES.toNanos();
        lines.forEach(line -> line.worker().finish(lastDeliveries)); // or it is not known yet who was told
        lines.forEach(line -> line.planner().planEnds(alerts, time.now(), time.nanoTime()));
        lines.forEach(line -> line.worker().finish(lastDeliveries));
        lines.forEach(line -> line.worker().stop());
        long lastReturn = System.nanoTime() + LAST_RETURN.toNanos();
        lines.forEach(line -> line.worker().join(lastReturn));
    }

    /** What is to be closed in the end. */
    public List<Closing.Part> closing() {
        return lines.stream().map(line -> line.worker().closing()).toList();
    }

    private record Line(NotificationPlanner planner, NotifierWorker worker) {}
}

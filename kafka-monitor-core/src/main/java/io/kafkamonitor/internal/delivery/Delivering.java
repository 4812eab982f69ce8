package io.kafkamonitor.internal.delivery;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.internal.schedule.MonitorThreads;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** All notifiers of a monitor: for each a planner, a queue and a worker, so that none waits for another. */
public final class Delivering implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

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
            lines.add(new Line(
                    new NotificationPlanner(monitor, settings.timing(), settings.suppression(), queue),
                    new NotifierWorker(notifier, queue, settings.deadline(), board, time, threads)));
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

    /** Delivers what is due, for as long as ten seconds, then closes the notifiers. */
    @Override
    public void close() {
        lines.forEach(line -> line.worker().close(PATIENCE));
    }

    private record Line(NotificationPlanner planner, NotifierWorker worker) {}
}

package io.kafkamonitor.internal.delivery;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.internal.schedule.Closing;
import io.kafkamonitor.internal.schedule.Deadline;
import io.kafkamonitor.internal.schedule.Surroundings;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.time.TimeSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** All notifiers of a monitor: for each a planner, a queue and a worker, so that none waits for another. */
public final class Delivering {

    private final TimeSource time;
    private final List<Line> lines = new ArrayList<>();

    /** Lines to notifiers; no thread runs yet. */
    public Delivering(String monitor, List<Notifier> notifiers, DeliverySettings settings, Surroundings surroundings) {
        this.time = surroundings.time();
        for (Notifier notifier : notifiers) {
            var queue = new DeliveryQueue();
            var worker = new NotifierWorker(notifier, queue, settings.deadline(), surroundings);
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

    /** Queues the ends that people wait for, after what is due was delivered; called by one thread at a time. */
    public void planEnds(Collection<Alert> alerts, Deadline deadline) {
        finish(deadline); // or it is not known yet who was told
        lines.forEach(line -> line.planner().planEnds(alerts, time.now(), time.nanoTime()));
    }

    /** Delivers what is due for most of the time until the deadline, then ends the workers. */
    public void stop(Deadline deadline) {
        finish(deadline.most());
        lines.forEach(line -> line.worker().stop());
        lines.forEach(line -> line.worker().join(deadline));
    }

    private void finish(Deadline deadline) {
        lines.forEach(line -> line.worker().finish(deadline));
    }

    /** What is to be closed in the end. */
    public List<Closing.Part> closing() {
        return lines.stream().map(line -> line.worker().closing()).toList();
    }

    private record Line(NotificationPlanner planner, NotifierWorker worker) {}
}

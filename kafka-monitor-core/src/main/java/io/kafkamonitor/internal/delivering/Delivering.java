package io.kafkamonitor.internal.delivering;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.health.PartKind;
import io.kafkamonitor.internal.health.Failures;
import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.internal.schedule.Closing;
import io.kafkamonitor.internal.schedule.Deadline;
import io.kafkamonitor.internal.schedule.Surroundings;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.time.TimeSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All notifiers of a monitor: for each a planner, a queue and a worker, so that none waits for another. */
public final class Delivering {

    private static final Logger logger = LoggerFactory.getLogger(Delivering.class);

    private final TimeSource time;
    private final HealthBoard board;
    private final List<Line> lines = new ArrayList<>();

    /** Lines to notifiers; no thread runs yet. */
    public Delivering(String monitor, List<Notifier> notifiers, DeliverySettings settings, Surroundings surroundings) {
        this.time = surroundings.time();
        this.board = surroundings.board();
        for (Notifier notifier : notifiers) {
            var queue = new DeliveryQueue(notifier.audience());
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
        forEachLine(line -> {
            line.planner().plan(alerts, transitions, time.now(), now);
            line.worker().checkOverdue(now);
        });
    }

    private void forEachLine(Consumer<Line> step) {
        for (Line line : lines) {
            try {
                step.accept(line);
            } catch (Throwable e) { // or those after it would not be told
                String name = line.worker().name();
                logger.error("What the notifier '{}' is to be told could not be planned", name, Failures.printable(e));
                board.broken(PartKind.NOTIFIER, name, Failures.describe(e));
            }
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
        forEachLine(line -> line.planner().planEnds(alerts, time.now(), time.nanoTime()));
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

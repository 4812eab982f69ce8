package io.kafkamonitor.internal.delivering;

import io.kafkamonitor.internal.schedule.Closing;
import io.kafkamonitor.internal.schedule.Deadline;
import io.kafkamonitor.internal.schedule.Surroundings;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.notifier.NotifierCheck;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** All notifiers of a monitor, each with a thread of its own, so that none waits for another. */
public final class Delivering {

    private final Surroundings surroundings;
    private final List<NotifierWorker> workers;
    private final NotifierChecks checks;

    /**
     * Workers for notifiers; no thread runs yet.
     *
     * @param deadline how long one attempt may take
     */
    public Delivering(List<Notifier> notifiers, Duration deadline, PostOffice office, Surroundings surroundings) {
        this.surroundings = surroundings;
        this.checks = new NotifierChecks(notifiers, surroundings);
        this.workers = notifiers.stream()
                .map(notifier ->
                        new NotifierWorker(notifier, new Letterbox(notifier.name(), office), deadline, surroundings))
                .toList();
    }

    /** Begins to find out whether the notifiers could tell people. */
    public void beginChecks() {
        checks.begin();
    }

    /** Whether each notifier could tell people, by its name. */
    public Map<String, NotifierCheck> check() throws InterruptedException {
        return checks.ask();
    }

    /** Starts the workers. */
    public void start() {
        workers.forEach(NotifierWorker::start);
    }

    /** Lets the workers look for what is to be told now; called after each cycle. */
    public void wake() {
        long now = surroundings.time().nanoTime();
        for (NotifierWorker worker : workers) {
            worker.wake();
            worker.checkOverdue(now);
        }
    }

    /** Delivers what is due, and then the ends that people wait for and that otherwise wait for more. */
    public void deliverEnds(Deadline deadline) {
        finish(deadline.share(2));
        workers.forEach(NotifierWorker::hurry);
        finish(deadline);
    }

    /** Delivers what is due for most of the time until the deadline, then ends the workers. */
    public void stop(Deadline deadline) {
        finish(deadline.most());
        workers.forEach(NotifierWorker::stop);
        workers.forEach(worker -> worker.join(deadline));
    }

    private void finish(Deadline deadline) {
        workers.forEach(worker -> worker.finish(deadline));
    }

    /** What is to be closed in the end. */
    public List<Closing.Part> closing() {
        return workers.stream().map(NotifierWorker::closing).toList();
    }
}

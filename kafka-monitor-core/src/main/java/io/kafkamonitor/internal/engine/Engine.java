package io.kafkamonitor.internal.engine;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertListener;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.internal.collecting.Collecting;
import io.kafkamonitor.internal.deciding.AlertTracker;
import io.kafkamonitor.internal.deciding.Tick;
import io.kafkamonitor.internal.delivering.Delivering;
import io.kafkamonitor.internal.health.Failures;
import io.kafkamonitor.internal.health.SelfCollector;
import io.kafkamonitor.internal.judging.Evaluating;
import io.kafkamonitor.internal.judging.RuleResult;
import io.kafkamonitor.internal.schedule.Closing;
import io.kafkamonitor.internal.schedule.Deadline;
import io.kafkamonitor.internal.schedule.MonitorThreads;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One cycle from end to end: collect, evaluate, track, tell. Cycles never overlap; views may be read at any time. */
public final class Engine {

    private static final Logger logger = LoggerFactory.getLogger(Engine.class);

    private final Collecting collecting;
    private final Evaluating evaluating;
    private final AlertTracker tracker;
    private final Delivering delivering;
    private final SelfCollector self;
    private final List<AlertListener> listeners;
    private final TimeSource time;
    private final MonitorThreads threads;
    private final Duration interval;
    private final List<AutoCloseable> owned;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Long lastEvaluation; // guarded by lock
    private volatile boolean closed;
    private volatile boolean abandoned;
    private volatile View view;

    /** An engine of parts that belong to it from now on. */
    public Engine(EngineParts parts) {
        this.collecting = parts.collecting();
        this.evaluating = parts.evaluating();
        this.tracker = parts.tracker();
        this.delivering = parts.delivering();
        this.self = parts.self();
        this.listeners = List.copyOf(parts.listeners());
        this.time = parts.time();
        this.threads = parts.threads();
        this.interval = parts.interval();
        this.owned = List.copyOf(parts.owned());
        this.view = View.before(time.now());
    }

    /** Starts the delivering threads; call once before the first cycle. */
    public void start() {
        delivering.start();
    }

    /** Runs one cycle on the calling thread; a second caller waits until the first is done. */
    public void tick() throws InterruptedException {
        if (isInCycle()) {
            throw new IllegalStateException("A cycle was asked for from within a cycle; call tick() after it");
        }
        lock.lockInterruptibly();
        try {
            if (!closed) {
                cycle();
            }
        } catch (RuntimeException | Error e) { // the host's schedule must not suffer, nor the next cycle
            logger.error("A cycle failed; nobody is told of anything until one succeeds", Failures.printable(e));
        } finally {
            lock.unlock();
        }
    }

    /** Whether the calling thread runs a cycle, as a listener's does. */
    public boolean isInCycle() {
        return lock.isHeldByCurrentThread();
    }

    private void cycle() throws InterruptedException {
        long begin = time.nanoTime();
        Snapshot snapshot = collecting.collect();
        List<RuleResult> results = evaluating.evaluate(snapshot, tracker::active);
        if (abandoned) { // the monitor was closed meanwhile, and what is missing is not gone
            return;
        }
        List<Transition> transitions = tracker.apply(results, nextTick());
        List<Alert> alerts = tracker.alerts();
        delivering.plan(alerts, transitions); // before anything that is not ours has its turn
        transitions.forEach(this::tell);
        long end = time.nanoTime();
        Duration took = Duration.ofNanos(end - begin);
        view = new View(snapshot, alerts, view.cycles() + 1, new View.End(time.now(), end), took);
        self.cycleEnded(took, snapshot.size());
    }

    /** What was not seen was neither breached nor clear: a gap counts as one interval, however long it was. */
    private Tick nextTick() {
        long now = time.nanoTime();
        Duration elapsed = lastEvaluation == null ? Duration.ZERO : Duration.ofNanos(now - lastEvaluation);
        lastEvaluation = now;
        return new Tick(time.now(), Tick.seen(elapsed, interval));
    }

    private void tell(Transition transition) {
        if (isNews(transition)) {
            logger.info("{}", transition);
        } else {
            logger.debug("{}", transition);
        }
        for (AlertListener listener : listeners) {
            tell(listener, transition);
        }
    }

    /** That something began to fire, matters more or less, or is over; what only pended or hesitates is a detail. */
    private static boolean isNews(Transition transition) {
        boolean wasFiring = transition.from().map(AlertState::isFiring).orElse(false);
        return switch (transition.alert().state()) {
            case FIRING -> !wasFiring || transition.changesSeverity();
            case RESOLVED -> wasFiring;
            case PENDING, RECOVERING -> false;
        };
    }

    private static void tell(AlertListener listener, Transition transition) {
        try {
            listener.onTransition(transition);
        } catch (Throwable e) { // or people would not be told of what the alerts already are
            logger.warn("The listener '{}' threw", listener.getClass().getName(), Failures.printable(e));
        }
    }

    /** What the last cycle saw. */
    public View view() {
        return view;
    }

    /** The rules that have found nothing to judge in the last ten cycles, by name. */
    public List<String> idleRules() {
        return evaluating.idleRules();
    }

    /** Why an alert stands where it stands now, and who was told of it. */
    public List<String> explain(Alert alert) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Alert current = tracker.current(alert).orElse(alert);
            var sentences = new ArrayList<String>();
            sentences.add(tracker.explain(alert).orElse("It is over."));
            sentences.addAll(delivering.explain(current, tracker.alerts()));
            return List.copyOf(sentences);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets a cycle that is under way finish, delivers what is due, and closes everything, until the deadline; none of
     * these can use up the time of the others.
     */
    public void close(Deadline deadline) {
        closed = true;
        boolean alone = lock.tryLock() || awaitCycle(deadline.share(3));
        try {
            abandoned = !alone;
            evaluating.stop();
            collecting.stop();
            deliver(deadline.share(2), alone);
        } finally {
            closeParts(deadline);
            if (alone) {
                lock.unlock();
            }
        }
    }

    private void deliver(Deadline deadline, boolean alone) {
        if (alone) { // the books of who was told belong to the cycle
            delivering.planEnds(view.alerts(), deadline.share(2));
        }
        delivering.stop(deadline);
    }

    private boolean awaitCycle(Deadline deadline) {
        try {
            return lock.tryLock(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void closeParts(Deadline deadline) {
        List<Closing.Part> parts = new ArrayList<>(delivering.closing());
        parts.addAll(collecting.closing());
        Closing.closeAll(parts, deadline.share(2), threads);
        Closing.closeAll( // last, since collectors use what the monitor owns
                owned.stream()
                        .map(part -> new Closing.Part(part.getClass().getSimpleName(), part))
                        .toList(),
                deadline,
                threads);
    }
}

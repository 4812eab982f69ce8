package io.kafkamonitor.internal.engine;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertListener;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.internal.alerts.AlertTracker;
import io.kafkamonitor.internal.alerts.Tick;
import io.kafkamonitor.internal.cycle.Collecting;
import io.kafkamonitor.internal.delivery.Delivering;
import io.kafkamonitor.internal.evaluation.Evaluating;
import io.kafkamonitor.internal.evaluation.RuleResult;
import io.kafkamonitor.internal.health.SelfCollector;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One cycle from end to end: collect, evaluate, track, tell. Cycles never overlap; views may be read at any time. */
public final class Engine implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(Engine.class);

    private final Collecting collecting;
    private final Evaluating evaluating;
    private final AlertTracker tracker;
    private final Delivering delivering;
    private final SelfCollector self;
    private final List<AlertListener> listeners;
    private final TimeSource time;
    private final Duration interval;
    private final List<AutoCloseable> owned;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Long lastEvaluation; // guarded by lock
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
        this.interval = parts.interval();
        this.owned = List.copyOf(parts.owned());
        this.view = new View(Snapshot.empty(time.now()), List.of(), 0, null, Duration.ZERO);
    }

    /** Starts the delivering threads; call once before the first cycle. */
    public void start() {
        delivering.start();
    }

    /** Runs one cycle on the calling thread; a second caller waits until the first is done. */
    public void tick() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long begin = time.nanoTime();
            Snapshot snapshot = collecting.collect();
            List<RuleResult> results = evaluating.evaluate(snapshot, tracker::active);
            List<Transition> transitions = tracker.apply(results, nextTick());
            List<Alert> alerts = tracker.alerts();
            transitions.forEach(this::tell);
            delivering.plan(alerts, transitions);
            Duration took = Duration.ofNanos(time.nanoTime() - begin);
            view = new View(snapshot, alerts, view.cycles() + 1, time.now(), took);
            self.cycleEnded(took, snapshot.size());
        } finally {
            lock.unlock();
        }
    }

    /** Time that passed while the machine was suspended or a cycle hung is not time in which a subject was seen. */
    private Tick nextTick() {
        long now = time.nanoTime();
        Duration elapsed = lastEvaluation == null ? Duration.ZERO : Duration.ofNanos(now - lastEvaluation);
        Duration most = interval.multipliedBy(2);
        lastEvaluation = now;
        return new Tick(time.now(), elapsed.compareTo(most) > 0 ? most : elapsed);
    }

    private void tell(Transition transition) {
        boolean news = transition.alert().state() != AlertState.PENDING
                && transition.from().orElse(AlertState.PENDING) != AlertState.RECOVERING;
        if (news) {
            logger.info("{}", transition);
        } else {
            logger.debug("{}", transition);
        }
        for (AlertListener listener : listeners) {
            try {
                listener.onTransition(transition);
            } catch (RuntimeException | LinkageError e) {
                logger.warn("The listener '{}' threw", listener.getClass().getName(), e);
            }
        }
    }

    /** What the last cycle saw. */
    public View view() {
        return view;
    }

    /** Why an alert stands where it stands, and who was told of it. */
    public List<String> explain(Alert alert) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var sentences = new ArrayList<String>();
            tracker.explain(alert).ifPresent(sentences::add);
            sentences.addAll(delivering.explain(alert, tracker.alerts()));
            return List.copyOf(sentences);
        } finally {
            lock.unlock();
        }
    }

    /** Interrupts collectors and rules that still run, delivers what is due, and closes everything. */
    @Override
    public void close() {
        evaluating.close();
        delivering.close();
        collecting.close();
        for (AutoCloseable closeable : owned) {
            try {
                closeable.close();
            } catch (Exception | LinkageError e) {
                logger.warn("{} could not be closed", closeable, e);
            }
        }
    }

    /**
     * What one cycle saw.
     *
     * @param snapshot of its collecting pass
     * @param alerts that are not over
     * @param cycles how many cycles were completed
     * @param endedAt when it ended; null before the first
     * @param took how long it took
     */
    public record View(
            Snapshot snapshot,
            List<Alert> alerts,
            long cycles,
            @Nullable Instant endedAt,
            Duration took) {}
}

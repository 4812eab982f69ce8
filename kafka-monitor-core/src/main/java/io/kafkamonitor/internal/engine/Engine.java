package io.kafkamonitor.internal.engine;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertListener;
import io.kafkamonitor.alert.Explanation;
import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.internal.collecting.SnapshotSource;
import io.kafkamonitor.internal.deciding.Decider;
import io.kafkamonitor.internal.deciding.Decision;
import io.kafkamonitor.internal.deciding.Explainer;
import io.kafkamonitor.internal.deciding.Incident;
import io.kafkamonitor.internal.deciding.Policy;
import io.kafkamonitor.internal.deciding.Post;
import io.kafkamonitor.internal.deciding.Standing;
import io.kafkamonitor.internal.deciding.State;
import io.kafkamonitor.internal.deciding.Tick;
import io.kafkamonitor.internal.delivering.Delivering;
import io.kafkamonitor.internal.health.Failures;
import io.kafkamonitor.internal.health.SelfCollector;
import io.kafkamonitor.internal.judging.Evaluating;
import io.kafkamonitor.internal.judging.RuleResult;
import io.kafkamonitor.internal.judging.Trails;
import io.kafkamonitor.internal.recording.Recorder;
import io.kafkamonitor.internal.schedule.Closing;
import io.kafkamonitor.internal.schedule.Deadline;
import io.kafkamonitor.internal.schedule.MonitorThreads;
import io.kafkamonitor.internal.state.StateKeeper;
import io.kafkamonitor.internal.state.StateKeeper.Change;
import io.kafkamonitor.internal.state.SteadyClock;
import io.kafkamonitor.internal.summarizing.Glances;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.notifier.NotifierCheck;
import io.kafkamonitor.telling.Silence;
import io.kafkamonitor.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One cycle from end to end: collect, judge, decide, tell. Cycles never overlap; views may be read at any time. */
public final class Engine {

    private static final Logger logger = LoggerFactory.getLogger(Engine.class);

    private final SnapshotSource source;
    private final @Nullable Recorder recorder;
    private final Evaluating evaluating;
    private final Trails trails;
    private final Glances glances;
    private final Decider decider;
    private final Post post;
    private final Explainer explainer;
    private final StateKeeper keeper;
    private final SteadyClock clock;
    private final Delivering delivering;
    private final SelfCollector self;
    private final List<AlertListener> listeners;
    private final TimeSource time;
    private final MonitorThreads threads;
    private final Duration interval;
    private final List<AutoCloseable> owned;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Long lastEvaluation; // guarded by lock
    private boolean delivers; // guarded by lock
    private volatile boolean closed;
    private volatile boolean abandoned;
    private volatile View view;

    /** An engine of parts that belong to it from now on. */
    public Engine(EngineParts parts) {
        this.source = parts.source();
        this.recorder = parts.recorder();
        this.evaluating = parts.evaluating();
        this.trails = parts.trails();
        this.glances = parts.glances();
        Policy policy = parts.policy();
        this.decider = new Decider(policy);
        this.post = parts.post();
        this.explainer = new Explainer(policy);
        this.keeper = parts.keeper();
        this.clock = parts.clock();
        this.delivering = parts.delivering();
        this.self = parts.self();
        this.listeners = List.copyOf(parts.listeners());
        this.time = parts.time();
        this.threads = parts.threads();
        this.interval = parts.interval();
        this.owned = List.copyOf(parts.owned());
        this.view = View.before(time.now());
    }

    /**
     * Remembers what was kept, and the silences that were given before; call once before the first cycle.
     *
     * @throws IllegalStateException if somebody else holds the state, and who
     */
    public void start() {
        Map<String, Silence> before = keeper.state().silences();
        keeper.load(state -> Standing.withSilences(before, post.resumed(clock.get(), state)));
        delivering.beginChecks();
    }

    /** Whether each notifier could tell people, by its name. */
    public Map<String, NotifierCheck> check() throws InterruptedException {
        return delivering.check();
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
        Snapshot snapshot = source.collect();
        if (recorder != null) {
            recorder.take(snapshot, begin);
        }
        List<RuleResult> results = evaluating.evaluate(snapshot, keeper.state());
        if (abandoned) { // the monitor was closed meanwhile, and what is missing is not gone
            return;
        }
        Tick tick = nextTick();
        trails.note(results, tick.now());
        glances.note(snapshot, tick.now());
        Decision decision = keeper.change(state -> {
            Decision next = decider.decide(results, tick, state);
            return Change.of(next.state(), next);
        });
        deliver(); // before anything that is not ours has its turn
        decision.transitions().forEach(this::tell);
        decision.unheard().forEach(Engine::tellUnheard);
        long end = time.nanoTime();
        Duration took = Duration.ofNanos(end - begin);
        view = new View(snapshot, view.cycles() + 1, new View.End(time.now(), end), took);
        self.cycleEnded(took, snapshot.size());
        clock.check();
    }

    /** Not before a first evaluation has decided about what another run has left. */
    private void deliver() {
        if (!delivers) {
            delivers = true;
            delivering.start();
        }
        delivering.wake();
    }

    private static void tellUnheard(Incident incident) {
        logger.error("It is a day since this ended, and somebody could still not be told so: {}", incident.alert());
    }

    /** What was not seen was neither breached nor clear: a gap counts as one interval, however long it was. */
    private Tick nextTick() {
        long now = time.nanoTime();
        Duration elapsed = lastEvaluation == null ? Duration.ZERO : Duration.ofNanos(now - lastEvaluation);
        lastEvaluation = now;
        return new Tick(clock.get(), Tick.seen(elapsed, interval));
    }

    private void tell(Transition transition) {
        for (AlertListener listener : listeners) {
            tell(listener, transition);
        }
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

    /** Why an alert stands where it stands now, and who was told of it. Never waits for a cycle. */
    public Explanation explain(Alert alert) {
        return explainer.explain(alert, clock.get(), keeper.state());
    }

    /** The alerts that are not over, with what their rules judged. */
    public List<Alert> alerts() {
        return keeper.state().alerts().stream().map(trails::with).toList();
    }

    /** All that is remembered. */
    public State state() {
        return keeper.state();
    }

    /** Changes what is remembered of silences and acknowledgements. */
    public <T> T change(Function<Standing, T> change) {
        return keeper.change(state -> {
            var standing = new Standing(state, clock.get());
            T result = change.apply(standing);
            return Change.of(standing.result(), result);
        });
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
            source.stop();
            deliver(deadline.share(2), alone);
        } finally {
            closeParts(deadline);
            if (alone) {
                lock.unlock();
            }
        }
    }

    private void deliver(Deadline deadline, boolean alone) {
        if (alone) { // a cycle that still runs may tell what is not true any more
            delivering.deliverEnds(deadline.share(2));
        }
        delivering.stop(deadline);
        keeper.stop();
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
        parts.addAll(source.closing());
        parts.addAll(keeper.closing());
        Closing.closeAll(parts, deadline.share(2), threads);
        Closing.closeAll( // last, since collectors use what the monitor owns
                owned.stream()
                        .map(part -> new Closing.Part(part.getClass().getSimpleName(), part))
                        .toList(),
                deadline,
                threads);
    }
}

package io.kafkamonitor;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Explanation;
import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.health.MonitorHealth;
import io.kafkamonitor.health.MonitorHealth.Status;
import io.kafkamonitor.health.PartHealth;
import io.kafkamonitor.internal.deciding.Standing;
import io.kafkamonitor.internal.engine.Engine;
import io.kafkamonitor.internal.engine.View;
import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.internal.schedule.CycleSchedule;
import io.kafkamonitor.internal.schedule.Deadline;
import io.kafkamonitor.internal.schedule.Joining;
import io.kafkamonitor.internal.schedule.MonitorThreads;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.notifier.NotifierCheck;
import io.kafkamonitor.recording.Recording;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.settings.ConfigurationException;
import io.kafkamonitor.telling.Acknowledgement;
import io.kafkamonitor.telling.AcknowledgementBuilder;
import io.kafkamonitor.telling.Silence;
import io.kafkamonitor.time.TimeSource;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches one Kafka cluster: collects, judges, and tells people when a threshold is passed and when that is over.
 *
 * <p>Either {@link #start} it, and it runs on threads of its own, all daemons named {@code kafka-monitor-<name>-<role>};
 * or call {@link #tick} from the host's own schedule. Once running it never throws into the host. It closes the
 * collectors and notifiers it was given, and nothing that the host keeps. Safe for use by several threads.
 */
public final class KafkaMonitor implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(KafkaMonitor.class);

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(30);
    /** How much longer than a deadline it may take to notice that it is over. */
    private static final Duration LAST_STEPS = Duration.ofSeconds(1);

    private final String name;
    private final Engine engine;
    private final HealthBoard board;
    private final MonitorThreads threads;
    private final CycleSchedule schedule;
    private final Pace pace;
    private final TimeSource time;
    private final List<String> rulesWithoutData;
    private final @Nullable Recording recording;
    private final Object lock = new Object();
    private volatile Phase phase = Phase.BUILT; // written under the lock, which is held while the state is read
    private volatile long startedAt; // written before the phase
    private @Nullable Thread ending; // guarded by lock

    KafkaMonitor(
            String name,
            Engine engine,
            HealthBoard board,
            MonitorThreads threads,
            Pace pace,
            TimeSource time,
            List<String> rulesWithoutData,
            @Nullable Recording recording) {
        this.name = name;
        this.engine = engine;
        this.board = board;
        this.threads = threads;
        this.pace = pace;
        this.time = time;
        this.rulesWithoutData = rulesWithoutData;
        this.recording = recording;
        this.schedule = new CycleSchedule(threads, pace.interval(), this::cycle);
    }

    /**
     * Begins to compose a monitor.
     *
     * @param name what people call the cluster; it is in every mail and in the name of every thread
     */
    public static KafkaMonitorBuilder builder(String name) {
        return new KafkaMonitorBuilder(name);
    }

    /** What people call the cluster. */
    public String name() {
        return name;
    }

    /**
     * Starts to run a cycle at each interval, the first one at once, on a thread of the monitor. Returns immediately,
     * whether or not the cluster can be reached.
     *
     * @throws IllegalStateException if it was started or closed before, or is driven by {@link #tick}; or if another
     *     process holds the state that is to be remembered, and which
     */
    public void start() {
        synchronized (lock) {
            require(phase == Phase.BUILT, "start()");
            begin(Phase.SCHEDULED);
        }
        logger.info(
                "The monitor '{}' starts, with a cycle every {} s",
                name,
                pace.interval().toMillis() / 1000.0);
        schedule.start();
    }

    /**
     * Runs one cycle on the calling thread, for a host with a schedule of its own; returns when the cycle is over and
     * what is to be told is on its way. Call it at about the interval given to the builder. If the monitor is closed
     * meanwhile and does not wait for the cycle any longer, that is given up, and this returns all the same.
     *
     * @throws IllegalStateException if the monitor was started or is closed, or when called from within a cycle
     * @throws InterruptedException if the thread is interrupted; the cycle is then given up
     */
    public void tick() throws InterruptedException {
        synchronized (lock) {
            require(phase == Phase.BUILT || phase == Phase.DRIVEN, "tick()");
            if (phase == Phase.BUILT) {
                begin(Phase.DRIVEN);
            }
        }
        engine.tick();
    }

    private void begin(Phase next) {
        engine.start();
        startedAt = time.nanoTime();
        phase = next;
    }

    private void require(boolean permitted, String call) {
        if (!permitted) {
            throw new IllegalStateException("The monitor '" + name + "' is " + phase.text + ", so " + call
                    + " is too late; build a new monitor, and use either start() or tick()");
        }
    }

    private void cycle() {
        try {
            engine.tick();
        } catch (InterruptedException e) {
            logger.debug("The cycle was interrupted", e);
            Thread.currentThread().interrupt();
        }
    }

    /** What the last cycle collected; empty before the first. */
    public Snapshot snapshot() {
        return engine.view().snapshot();
    }

    /** The alerts that are pending, firing or recovering, as of the last cycle. */
    public List<Alert> alerts() {
        return engine.alerts();
    }

    /**
     * Why an alert stands where it stands, and for each recipient whether it was told, if not why not, and what happens
     * next. Never waits for a cycle.
     */
    public Explanation explain(Alert alert) {
        return engine.explain(requireNonNull(alert, "alert"));
    }

    /**
     * Keeps some alerts from being told until the silence is over. Whoever was told of one before is still told its end; what
     * fires when the silence ends is told then.
     *
     * @return the silence as it is kept, with its {@linkplain Silence#id() name}
     * @throws IllegalArgumentException if it is over already
     * @throws IllegalStateException if the monitor is closed
     */
    public Silence silence(Silence silence) {
        requireNonNull(silence, "silence");
        return change(
                "silence()",
                standing -> standing.silence(silence, UUID.randomUUID().toString()));
    }

    /** The silences that are not over, by name. */
    public List<Silence> silences() {
        return Standing.silences(engine.state());
    }

    /**
     * Ends a silence before its time.
     *
     * @param id its name, as {@link #silence} has returned it
     * @throws IllegalArgumentException if there is none of that name, or none any more
     * @throws IllegalStateException if the monitor is closed
     */
    public void endSilence(String id) {
        if (!change("endSilence()", standing -> standing.endSilence(id))) {
            throw new IllegalArgumentException(
                    "There is no silence '" + id + "'; silences() lists those that there are");
        }
    }

    /**
     * Takes note that somebody takes care of an incident: nobody is reminded of it any more, until it becomes more severe.
     *
     * @param incident its {@linkplain Alert#incident() name}
     * @param by who
     * @param comment what they say to it; may be empty
     * @throws IllegalArgumentException if there is no such incident, or it is over
     * @throws IllegalStateException if the monitor is closed
     */
    public Acknowledgement acknowledge(String incident, String by, String comment) {
        return change("acknowledge()", standing -> {
            Alert alert = standing.incident(incident)
                    .orElseThrow(() -> new IllegalArgumentException("There is no incident '" + incident
                            + "' that is not over; give the incident() of one of the alerts()"));
            AcknowledgementBuilder builder =
                    Acknowledgement.of(alert, time.now()).by(by);
            Acknowledgement given = (comment.isBlank() ? builder : builder.because(comment)).build();
            standing.acknowledge(given);
            return given;
        });
    }

    private <T> T change(String call, Function<Standing, T> change) {
        synchronized (lock) {
            require(phase != Phase.CLOSED, call); // or it would be forgotten without a word
        }
        return engine.change(change);
    }

    /** Who takes care of which incident. */
    public List<Acknowledgement> acknowledgements() {
        return engine.state().acknowledgements().values().stream()
                .sorted(Comparator.comparing(Acknowledgement::incident))
                .toList();
    }

    /** How the monitor itself is doing. Never blocks for long, so that a health endpoint may ask. */
    public MonitorHealth health() {
        View view = engine.view();
        List<PartHealth> parts = board.parts();
        return MonitorHealth.builder(status(view, parts))
                .cycles(view.cycles(), schedule.missed())
                .lastCycle(view.end() == null ? null : view.end().time(), view.took())
                .parts(parts)
                .rulesWithoutData(Stream.concat(rulesWithoutData.stream(), engine.idleRules().stream())
                        .distinct()
                        .toList())
                .build();
    }

    private Status status(View view, List<PartHealth> parts) {
        Phase now = phase;
        if (now == Phase.BUILT) {
            return Status.STARTING;
        }
        long since = view.end() == null ? startedAt : view.end().nanoTime();
        boolean isSilent = Duration.ofNanos(time.nanoTime() - since).compareTo(pace.longestSilence()) > 0;
        boolean isDropping = !board.dropped().isEmpty();
        return now == Phase.CLOSED || isSilent ? Status.DOWN : StatusCheck.of(view, parts, isDropping);
    }

    /**
     * Ends: lets the present cycle finish, delivers what is due, and closes collectors and notifiers, all of this for as
     * long as thirty seconds; what hangs longer is left behind on its daemon thread. No resolved messages are sent of
     * alerts that fire: the problems are not over.
     *
     * <p>A second call waits until the first is done. One from within a cycle, by a listener or a part, returns at once,
     * for the end waits for it. An interrupt shortens nothing: the thread's flag is set when this returns.
     */
    @Override
    public void close() {
        close(CLOSE_PATIENCE);
    }

    void close(Duration patience) {
        Thread thread;
        synchronized (lock) {
            if (ending == null) {
                phase = Phase.CLOSED;
                ending = threads.thread("end", () -> end(patience));
                ending.start();
            }
            thread = ending;
        }
        if (!engine.isInCycle() && !threads.made(Thread.currentThread())) {
            Joining.uninterruptibly(thread, Deadline.in(patience.plus(LAST_STEPS)));
        }
    }

    /** On a thread that nobody interrupts and that holds nothing. */
    private void end(Duration patience) {
        var deadline = Deadline.in(patience);
        try {
            schedule.close(deadline.share(2));
        } finally {
            engine.close(deadline);
        }
        logger.info("The monitor '{}' is closed", name);
    }

    /**
     * How often rules would have fired lately, by what this monitor has recorded; nobody is told. They are judged as by a
     * monitor that has no others, so that one which asks for another rule needs that one, too. Takes a minute for some ten
     * thousand cycles, on the calling thread.
     *
     * @param past how far to look back; what the rules look back on lies before that, as far as it was recorded
     * @return the alerts that would have fired in that time, each as it ended or as it stands now
     * @throws IllegalStateException if the monitor does not {@linkplain KafkaMonitorBuilder#recordingTo record}
     * @throws ConfigurationException if a monitor could not have these rules
     * @throws IOException if nothing of that time was recorded, or it cannot be read
     * @throws InterruptedException if the thread is interrupted
     */
    public List<Alert> dryRun(Duration past, Rule... rules) throws IOException, InterruptedException {
        return DryRun.on(recording, name).of(List.of(rules), time.now().minus(Bounded.positive(past, "past")));
    }

    /**
     * Asks each notifier whether it could tell people now, without telling anybody; it is asked when the monitor starts, too,
     * and the answers are logged. Takes 20 seconds at most.
     *
     * @return the answers by the names of the notifiers
     * @throws InterruptedException if the thread is interrupted
     */
    public Map<String, NotifierCheck> check() throws InterruptedException {
        return engine.check();
    }

    private enum Phase {
        BUILT("not started"),
        SCHEDULED("started"),
        DRIVEN("driven by tick()"),
        CLOSED("closed");

        private final String text;

        Phase(String text) {
            this.text = text;
        }
    }
}

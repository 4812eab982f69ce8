package io.kafkamonitor.internal.replaying;

import io.kafkamonitor.internal.deciding.Departure;
import io.kafkamonitor.internal.delivering.PostOffice;
import io.kafkamonitor.internal.engine.Engine;
import io.kafkamonitor.internal.recording.Recorded;
import io.kafkamonitor.internal.schedule.Deadline;
import io.kafkamonitor.internal.state.StateKeeper.Change;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.recording.ReplayListener;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Runs one cycle for each snapshot that was recorded, and between two of them tells second by second what is due: all that is
 * told arrives at once. Used by one thread.
 */
public final class Replaying implements AutoCloseable {

    private static final Duration STEP = Duration.ofSeconds(1);
    /** Between two snapshots that are hours apart, because a machine was suspended, nothing has to be told to the second. */
    private static final int MOST_STEPS = 600;

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(30);

    private final Engine engine;
    private final ReplayClock clock;
    private final RecordedSource source;
    private final PostOffice office;
    private final List<String> notifiers;
    private final ReplayListener listener;
    private boolean isFirst = true;

    /**
     * A replay.
     *
     * @param notifiers the names of those that would tell people
     * @param listener hears what they would say
     */
    public Replaying(
            Engine engine,
            ReplayClock clock,
            RecordedSource source,
            PostOffice office,
            List<String> notifiers,
            ReplayListener listener) {
        this.engine = engine;
        this.clock = clock;
        this.source = source;
        this.office = office;
        this.notifiers = List.copyOf(notifiers);
        this.listener = listener;
    }

    /** Runs the cycle that saw a snapshot. */
    public void see(Recorded recorded) throws InterruptedException {
        if (!isFirst) {
            pass(elapsedUntil(recorded));
        }
        isFirst = false;
        clock.set(recorded.snapshot().time());
        source.turnTo(recorded.snapshot());
        engine.tick();
        deliver();
    }

    /** A monitor that was started again does not know how long it was away; by the clock on the wall it is known. */
    private Duration elapsedUntil(Recorded recorded) {
        if (!recorded.elapsed().isZero()) {
            return recorded.elapsed();
        }
        Duration away = Duration.between(clock.now(), recorded.snapshot().time());
        return away.isNegative() ? Duration.ZERO : away;
    }

    private void pass(Duration time) throws InterruptedException {
        Duration part = time.dividedBy(MOST_STEPS);
        Duration step = part.compareTo(STEP) > 0 ? part : STEP;
        Duration left = time;
        while (left.compareTo(step) > 0 && isAnythingToTell()) {
            clock.pass(step);
            left = left.minus(step);
            deliver();
        }
        clock.pass(left);
    }

    /** Most of the time all that fires was told. */
    private boolean isAnythingToTell() {
        return office.keeper().state().conversations().values().stream()
                .anyMatch(conversation -> conversation.newsSince() != null || conversation.reminder() != null);
    }

    private void deliver() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("The replay was interrupted");
        }
        for (String notifier : notifiers) {
            for (Optional<Departure> next = depart(notifier); next.isPresent(); next = depart(notifier)) {
                Departure departure = next.get();
                listener.onMessage(notifier, office.form().apply(departure.notification()), departure.attempt());
                arrive(notifier);
            }
        }
    }

    @Override
    public void close() {
        engine.close(Deadline.in(CLOSE_PATIENCE));
    }

    private Optional<Departure> depart(String notifier) {
        return office.keeper().change(state -> {
            Optional<Departure> departure =
                    office.post().depart(notifier, office.clock().get(), state);
            return Change.of(departure.map(Departure::state).orElse(state), departure);
        });
    }

    private void arrive(String notifier) {
        office.keeper()
                .change(state -> Change.of(
                        office.post()
                                .arrived(
                                        notifier,
                                        Delivery.delivered("replayed"),
                                        office.clock().get(),
                                        state),
                        state));
    }
}

package io.kafkamonitor.internal.state;

import io.kafkamonitor.internal.deciding.State;
import io.kafkamonitor.internal.schedule.Closing;
import io.kafkamonitor.internal.schedule.Surroundings;
import io.kafkamonitor.state.StateStore;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the one state of a monitor. Whoever changes it does so by a function from the state before to the state after,
 * one at a time; what is worth keeping is committed before the next one, and before anybody sees it. Safe for use by
 * several threads; looking at it never waits.
 */
public final class StateKeeper {

    private static final Logger logger = LoggerFactory.getLogger(StateKeeper.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final @Nullable GuardedStore store;
    private volatile State state;
    private State kept; // guarded by lock
    private boolean isKeeping; // guarded by lock
    private final Set<String> unsure = new HashSet<>(); // of a commit that failed, kept or not; guarded by lock

    /** A keeper that remembers as long as it lives, and longer if there is a store. */
    public StateKeeper(@Nullable StateStore store, Surroundings surroundings) {
        this.store = store == null ? null : new GuardedStore(store, surroundings);
        this.state = State.empty(newOrigin());
        this.kept = state;
    }

    private static String newOrigin() {
        return UUID.randomUUID().toString();
    }

    /**
     * Reads what was kept, once and before anything else.
     *
     * @param resuming what the state of another run means now
     * @throws IllegalStateException if somebody else holds the store, and who
     */
    public void load(Function<State, State> resuming) {
        if (store == null) {
            return;
        }
        lock.lock();
        try {
            @Nullable Map<String, byte[]> values = store.load();
            if (values != null) {
                StateForm.Loaded loaded = StateForm.read(values, state.origin());
                loaded.problems().forEach(problem -> logger.error("Of the state that was kept, {}", problem));
                kept = loaded.state();
                state = kept;
                isKeeping = true;
                change(before -> Change.of(resuming.apply(before), before));
            }
        } finally {
            lock.unlock();
        }
    }

    /** The state as it is. */
    public State state() {
        return state;
    }

    /**
     * Changes the state.
     *
     * @return what the change is about
     * @param <T> the type of that
     */
    @SuppressWarnings("ReferenceEquality") // the very same state is the one that nothing was changed in
    public <T extends @Nullable Object> T change(Function<State, Change<T>> function) {
        lock.lock();
        try {
            Change<T> change = function.apply(state);
            if (change.state() != state) {
                commit(change.state());
                state = change.state();
            }
            return change.result();
        } finally {
            lock.unlock();
        }
    }

    private void commit(State next) {
        if (store == null || !isKeeping) {
            return;
        }
        Map<String, byte @Nullable []> changes = StateDifference.between(kept, next);
        sayAgain(changes, next);
        leaveOutWhatIsTooLong(changes);
        if (changes.isEmpty() || store.commit(changes)) {
            kept = next;
            unsure.clear();
        } else {
            unsure.addAll(changes.keySet());
        }
    }

    /** Adds what a commit that failed was about, as it is now. */
    private void sayAgain(Map<String, byte @Nullable []> changes, State next) {
        if (!unsure.isEmpty()) {
            Map<String, byte @Nullable []> present = StateDifference.between(State.empty(""), next);
            unsure.forEach(key -> changes.put(key, present.get(key)));
        }
    }

    /** Or nothing could be kept any more, for a store refuses all of it. */
    private static void leaveOutWhatIsTooLong(Map<String, byte @Nullable []> changes) {
        changes.replaceAll((key, value) -> {
            if (value == null || value.length <= StateStore.LONGEST_VALUE) {
                return value;
            }
            logger.error("'{}' has {} bytes, which is too long to be kept; a restart forgets it", key, value.length);
            return null;
        });
    }

    /** Ends the keeping. */
    public void stop() {
        if (store != null) {
            store.stop();
        }
    }

    /** What is to be closed in the end. */
    public List<Closing.Part> closing() {
        return store == null ? List.of() : List.of(new Closing.Part("state store", store.store()));
    }

    /**
     * A state that follows another one.
     *
     * @param state from now on; the very same as before if nothing changes
     * @param result what else came out of it
     * @param <T> the type of that
     */
    public record Change<T extends @Nullable Object>(State state, T result) {

        /** A change with a result. */
        public static <T extends @Nullable Object> Change<T> of(State state, T result) {
            return new Change<>(state, result);
        }
    }
}

package io.kafkamonitor.testing;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.state.StateChanges;
import io.kafkamonitor.state.StateHeldException;
import io.kafkamonitor.state.StateStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A state store that keeps everything in memory, remembers every commit, and fails when it is told to. What one store has
 * kept another begins with after {@link #restarted}, like a process that starts again.
 *
 * <p>Safe for use by several threads.
 */
public final class InMemoryStateStore implements StateStore {

    private enum Mode {
        WORKING,
        LOSING,
        KEEPING_BUT_FAILING
    }

    private final Object lock = new Object();
    private final Map<String, byte[]> kept; // guarded by lock
    private final List<Map<String, byte @Nullable []>> commits = new ArrayList<>(); // guarded by lock
    private Mode mode = Mode.WORKING; // guarded by lock
    private @Nullable Exception failureOfLoad; // guarded by lock
    private boolean open; // guarded by lock
    private int closings; // guarded by lock

    /** A store in which nothing is. */
    public InMemoryStateStore() {
        this(Map.of());
    }

    /** A store in which something is already. */
    public InMemoryStateStore(Map<String, byte[]> kept) {
        this.kept = copy(kept);
    }

    /** A new store that works and begins with what this one has kept up to now. */
    public InMemoryStateStore restarted() {
        return new InMemoryStateStore(contents());
    }

    /** From now on each commit throws and keeps nothing, as on a full disk. */
    public InMemoryStateStore failing() {
        return become(Mode.LOSING);
    }

    /** From now on each commit keeps its changes and throws nevertheless, as if the answer of a server was lost. */
    public InMemoryStateStore failingAfterKeeping() {
        return become(Mode.KEEPING_BUT_FAILING);
    }

    /** From now on each commit works again. */
    public InMemoryStateStore working() {
        return become(Mode.WORKING);
    }

    private InMemoryStateStore become(Mode next) {
        synchronized (lock) {
            mode = next;
        }
        return this;
    }

    /** Lets {@link #load} throw this, such as a {@link StateHeldException}. */
    public InMemoryStateStore failingToLoad(Exception failure) {
        synchronized (lock) {
            failureOfLoad = requireNonNull(failure, "failure");
        }
        return this;
    }

    @Override
    public Map<String, byte[]> load() throws Exception {
        synchronized (lock) {
            if (failureOfLoad != null) {
                throw failureOfLoad;
            }
            open = true;
            return copy(kept);
        }
    }

    @Override
    public void commit(Map<String, byte @Nullable []> changes) throws IOException {
        StateChanges.check(changes);
        synchronized (lock) {
            if (!open) {
                throw new IllegalStateException(
                        "The store is not loaded or is closed; load it before the first commit");
            }
            if (mode != Mode.LOSING) {
                keep(changes);
            }
            if (mode != Mode.WORKING) {
                throw new IOException("The store was told to fail");
            }
        }
    }

    private void keep(Map<String, byte @Nullable []> changes) {
        var commit = new TreeMap<String, byte @Nullable []>();
        changes.forEach((key, value) -> {
            if (value == null) {
                kept.remove(key);
                commit.put(key, null);
            } else {
                kept.put(key, value.clone());
                commit.put(key, value.clone());
            }
        });
        commits.add(Collections.unmodifiableMap(commit));
    }

    @Override
    public void close() {
        synchronized (lock) {
            open = false;
            closings++;
        }
    }

    /** What is kept now. */
    public Map<String, byte[]> contents() {
        synchronized (lock) {
            return copy(kept);
        }
    }

    /** The changes of each commit that was kept, in their order; {@code null} where a key was removed. */
    public List<Map<String, byte @Nullable []>> commits() {
        synchronized (lock) {
            return List.copyOf(commits);
        }
    }

    /** How often it was closed. */
    public int closings() {
        synchronized (lock) {
            return closings;
        }
    }

    private static Map<String, byte[]> copy(Map<String, byte[]> entries) {
        var copy = new HashMap<String, byte[]>();
        entries.forEach((key, value) -> copy.put(key, value.clone()));
        return copy;
    }
}

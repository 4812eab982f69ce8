package io.kafkamonitor.internal.state;

import io.kafkamonitor.health.PartKind;
import io.kafkamonitor.internal.health.Failures;
import io.kafkamonitor.internal.schedule.PluginCall;
import io.kafkamonitor.internal.schedule.Surroundings;
import io.kafkamonitor.state.StateHeldException;
import io.kafkamonitor.state.StateStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store that may throw or hang, and costs durability then, never alerts. Used by one thread at a time; the store is
 * called on a thread of its own.
 */
final class GuardedStore {

    private static final Logger logger = LoggerFactory.getLogger(GuardedStore.class);

    private static final Duration LOADING = Duration.ofMinutes(1);
    private static final Duration COMMITTING = Duration.ofSeconds(10);
    private static final String PART = "state";

    private final StateStore store;
    private final Surroundings surroundings;
    private final ExecutorService thread;
    private @Nullable PluginCall<?> hanging;

    GuardedStore(StateStore store, Surroundings surroundings) {
        this.store = store;
        this.surroundings = surroundings;
        this.thread =
                Executors.newSingleThreadExecutor(work -> surroundings.threads().thread("state", work));
    }

    /**
     * Everything that was committed; null if that cannot be known, and then nothing may be committed either.
     *
     * @throws IllegalStateException if somebody else holds it
     */
    @Nullable
    Map<String, byte[]> load() {
        var call = new PluginCall<Map<String, byte[]>>(store::load);
        try {
            thread.execute(call);
            return call.await(LOADING.toNanos());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StateHeldException held) {
                throw new IllegalStateException(held.getMessage(), held);
            }
            return unreadable(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            hanging = call;
            return unreadable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The thread was interrupted while the state was read; start again", e);
        }
    }

    private @Nullable Map<String, byte[]> unreadable(Throwable why) {
        String description = Failures.describe(why);
        logger.error(
                "The state cannot be read, so the monitor begins without memory and keeps nothing until it is restarted:"
                        + " {}",
                description,
                Failures.printable(why));
        surroundings.board().broken(PartKind.STATE, PART, "it cannot be read: " + description);
        return null;
    }

    /** Commits changes; returns whether they are durable. */
    boolean commit(Map<String, byte @Nullable []> changes) {
        if (hanging != null && !hanging.hasReturned()) {
            surroundings.board().failed(PartKind.STATE, PART, "an earlier commit has not returned yet");
            return false;
        }
        var call = new PluginCall<Boolean>(() -> {
            store.commit(changes);
            return true;
        });
        hanging = call;
        try {
            thread.execute(call);
            call.await(COMMITTING.toNanos());
            surroundings
                    .board()
                    .succeeded(PartKind.STATE, PART, surroundings.time().now());
            return true;
        } catch (ExecutionException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            surroundings.board().failed(PartKind.STATE, PART, why);
        } catch (TimeoutException e) {
            surroundings
                    .board()
                    .broken(PartKind.STATE, PART, "a commit took longer than " + COMMITTING.toSeconds() + " s");
        } catch (RejectedExecutionException e) {
            logger.debug("Something changes after the monitor was closed, and is not kept", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // it may be kept or not; the next commit says it again
        }
        return false;
    }

    /** Ends the thread; the store is closed elsewhere. */
    void stop() {
        thread.shutdown();
    }

    StateStore store() {
        return store;
    }
}

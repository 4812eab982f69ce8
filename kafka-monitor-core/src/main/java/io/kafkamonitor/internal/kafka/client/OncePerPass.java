package io.kafkamonitor.internal.kafka.client;

import io.kafkamonitor.collector.CollectContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads something from the cluster once in each collecting pass, however many collectors ask for it at the same time.
 *
 * <p>A pass is known by its {@link CollectContext}. The first who asks reads; the others wait for that, no longer than
 * until the pass is over. A failure is shared like a result: a cluster in trouble is not asked again by each collector.
 */
public final class OncePerPass<T> {

    /** How it is read; by two threads at a time if one pass overlaps the next. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(CollectContext context) throws ClusterReadException, InterruptedException;
    }

    private final String what;
    private final Reader<T> reader;
    private final Object lock = new Object();
    private @Nullable CollectContext pass; // guarded by lock
    private CompletableFuture<T> result = new CompletableFuture<>(); // guarded by lock

    public OncePerPass(String what, Reader<T> reader) {
        this.what = what;
        this.reader = reader;
    }

    public T get(CollectContext context) throws ClusterReadException, InterruptedException {
        CompletableFuture<T> shared;
        boolean first;
        synchronized (lock) {
            first = pass != context;
            if (first) {
                pass = context;
                result = new CompletableFuture<>();
            }
            shared = result;
        }
        return first ? read(context, shared) : await(context, shared);
    }

    private T read(CollectContext context, CompletableFuture<T> shared)
            throws ClusterReadException, InterruptedException {
        try {
            T value = reader.read(context);
            shared.complete(value);
            return value;
        } catch (ClusterReadException | InterruptedException | RuntimeException | Error e) {
            shared.completeExceptionally(e);
            throw e;
        }
    }

    private T await(CollectContext context, CompletableFuture<T> shared)
            throws ClusterReadException, InterruptedException {
        try {
            return shared.get(context.timeLeft().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            Throwable cause = AdminFailures.cause(e);
            throw new ClusterReadException(what, AdminFailures.unknown(cause), cause);
        }
    }
}

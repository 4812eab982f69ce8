package io.kafkamonitor.internal.schedule;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One call of code that is not ours, to be run on a thread that it may never give back. Whatever it throws is its result.
 *
 * @param <T> what it returns
 */
public final class PluginCall<T> implements Runnable {

    private final Callable<T> call;
    private final CompletableFuture<T> result = new CompletableFuture<>();

    /** A call that has not begun. */
    public PluginCall(Callable<T> call) {
        this.call = call;
    }

    @Override
    public void run() {
        try {
            result.complete(call.call());
        } catch (Throwable e) { // an Error of a plug-in is the plug-in's failure, on its own thread
            result.completeExceptionally(e);
        }
    }

    /** Whether it has returned or thrown, in time or not. */
    public boolean hasReturned() {
        return result.isDone();
    }

    /** What it returned; waits for as long as is given. */
    public T await(long nanos) throws InterruptedException, ExecutionException, TimeoutException {
        return result.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }
}

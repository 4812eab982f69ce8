package io.kafkamonitor.internal.schedule;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One call of code that is not ours, to be run on a thread that it may never give back. Whatever it throws is its result.
 *
 * <p>No future of the JDK, for those call methods of what was thrown, which may throw again.
 *
 * @param <T> what it returns
 */
public final class PluginCall<T extends @Nullable Object> implements Runnable {

    private final Callable<T> call;
    private final CountDownLatch returned = new CountDownLatch(1);
    private volatile @Nullable T result;
    private volatile @Nullable Throwable thrown;

    /** A call that has not begun. */
    public PluginCall(Callable<T> call) {
        this.call = call;
    }

    @Override
    public void run() {
        try {
            result = call.call();
        } catch (Throwable e) { // an Error of a plug-in is the plug-in's failure, on its own thread
            thrown = e;
        } finally {
            returned.countDown();
        }
    }

    /** Whether it has returned or thrown, in time or not. */
    public boolean hasReturned() {
        return returned.getCount() == 0;
    }

    /** What it returned; waits for as long as is given. */
    @SuppressWarnings("NullAway") // the result is null only where T is nullable
    public T await(long nanos) throws InterruptedException, ExecutionException, TimeoutException {
        if (!returned.await(nanos, TimeUnit.NANOSECONDS)) {
            throw new TimeoutException("The call has not returned in time");
        }
        if (thrown != null) {
            throw new ExecutionException("The call threw", thrown);
        }
        return result;
    }
}

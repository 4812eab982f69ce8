package io.kafkamonitor.internal.expression;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what may be used by one thread at a time and is costly to make: whoever comes while it is in use gets another one.
 * Safe for use by several threads.
 */
public final class Spare<T> {

    private final AtomicReference<@Nullable T> idle = new AtomicReference<>();
    private final Supplier<T> factory;

    /** @param factory of what is kept */
    public Spare(Supplier<T> factory) {
        this.factory = factory;
    }

    /** The result of a use. What fails in use is not used again. */
    public <R> R use(Function<T, R> use) {
        T taken = idle.getAndSet(null);
        T used = taken == null ? factory.get() : taken;
        R result = use.apply(used);
        idle.set(used);
        return result;
    }
}

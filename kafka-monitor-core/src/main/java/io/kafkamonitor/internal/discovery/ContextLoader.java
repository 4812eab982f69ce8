package io.kafkamonitor.internal.discovery;

import org.jspecify.annotations.Nullable;

/** A class loader that is the context of a thread during a call. */
record ContextLoader(ClassLoader loader) {

    <T extends @Nullable Object, E extends Exception> T during(Call<T, E> call) throws E {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return call.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @FunctionalInterface
    interface Call<T extends @Nullable Object, E extends Exception> {
        T run() throws E;
    }
}

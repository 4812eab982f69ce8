package io.kafkamonitor.mail;

/**
 * Runs with this library's class loader as the thread's context loader.
 *
 * <p>Jakarta Mail looks its parts up through the context loader, and a host's worker thread may carry one that does not
 * know them.
 */
final class OwnClassLoader {

    private OwnClassLoader() {}

    static <T> T call(Action<T> action) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(OwnClassLoader.class.getClassLoader());
        try {
            return action.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @FunctionalInterface
    interface Action<T> {
        T run() throws Exception;
    }
}

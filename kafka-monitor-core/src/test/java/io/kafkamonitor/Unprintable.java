package io.kafkamonitor;

/** An exception of which nothing can be read, as one whose class was left half loaded. */
public final class Unprintable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
        throw new StackOverflowError("no message");
    }

    @Override
    public String toString() {
        throw new AssertionError("no text");
    }

    @Override
    public synchronized Throwable getCause() {
        throw new NoClassDefFoundError("no cause");
    }

    @Override
    public StackTraceElement[] getStackTrace() {
        throw new IllegalStateException("no trace");
    }
}

package io.kafkamonitor.examples.terminal;

/** Something that takes its time, and may fail with one kind of exception. */
@FunctionalInterface
public interface Work<T, X extends Exception> {

    /** Does it, on the caller's thread. */
    T run() throws X;
}

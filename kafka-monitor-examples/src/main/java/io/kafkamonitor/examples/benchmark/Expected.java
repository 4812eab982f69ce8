package io.kafkamonitor.examples.benchmark;

/** Makes sure that work was done at all, and that the compiler cannot leave it out. */
final class Expected {

    private Expected() {}

    /**
     * Checks a result.
     *
     * @throws IllegalStateException if it is not as expected; then nothing that was measured means anything
     */
    static void count(String what, long expected, long actual) {
        if (actual != expected) {
            throw new IllegalStateException("Expected " + expected + " " + what + ", but there are " + actual);
        }
    }
}

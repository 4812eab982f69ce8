package io.kafkamonitor.internal.health;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The standard error stream, to which the simple logger of the tests writes. */
public final class StandardError {

    private StandardError() {}

    /** What is written to it while something is done. */
    public static String during(ThrowingCallable work) {
        PrintStream before = System.err;
        var bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            work.call();
        } catch (Throwable e) {
            throw new AssertionError("The work threw", e);
        } finally {
            System.setErr(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

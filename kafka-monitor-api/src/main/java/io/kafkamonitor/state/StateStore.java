package io.kafkamonitor.state;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the monitor must remember over a restart: alerts, who was told what, silences. It sees keys and bytes, and
 * needs to understand neither. Made so that it fits a file, a table of a database, or a compacted topic written in
 * transactions: it is read once, at the start, and only written from then on.
 *
 * <p>Keys are text of 1 to {@value #LONGEST_KEY} bytes in UTF-8 without control characters; values have 0 to
 * {@value #LONGEST_VALUE} bytes. {@link StateChanges} checks both.
 *
 * <h2>Threads</h2>
 *
 * Called by one thread at a time, not always the same one. It may block; what the monitor tells people waits for it. A
 * call may find its thread interrupted or be interrupted: it may then throw, but the calls after it work.
 *
 * <h2>Failure</h2>
 *
 * If {@link #load} throws a {@link StateHeldException}, the monitor does not start. If {@link #commit} throws, nobody knows
 * whether the changes are kept: the monitor goes on without, counts the failure, and commits the same keys again later,
 * with the values that they have then. A store that can still be read after damage begins with what it can read and says
 * so in its log rather than throw.
 *
 * <h2>Registration</h2>
 *
 * With {@code KafkaMonitor.builder(...).remembering(...)}. The monitor closes it.
 */
public interface StateStore extends AutoCloseable {

    /** The most bytes that a key may have in UTF-8. */
    int LONGEST_KEY = 200;

    /** The most bytes that a value may have. */
    int LONGEST_VALUE = 512 * 1024;

    /**
     * Takes hold of the place where the state is, and reads everything that was committed. Called once, before the first
     * commit. Nothing is opened, created or held before.
     *
     * @return each key with its value; the caller may change map and values
     * @throws StateHeldException if somebody else holds it
     * @throws Exception if it can be neither read nor begun anew
     */
    Map<String, byte[]> load() throws Exception;

    /**
     * Makes all of these changes or none. When it returns, they are kept, whatever happens to this process or its machine.
     * The values are not used after it returns. Thousands of changes in one commit are normal; a map without changes is
     * allowed and does nothing.
     *
     * @param changes each key with its new value; {@code null} removes a key, whether it is there or not
     * @throws IllegalArgumentException if a key or a value is not allowed; then nothing is written
     * @throws IllegalStateException if it was not loaded or is closed
     * @throws Exception if it is not known whether the changes are kept
     */
    void commit(Map<String, byte @Nullable []> changes) throws Exception;

    /**
     * Lets go of the place, so that somebody else can load it. Called once, after the last commit; a second call does
     * nothing, nor does one without a load.
     */
    @Override
    default void close() {}
}

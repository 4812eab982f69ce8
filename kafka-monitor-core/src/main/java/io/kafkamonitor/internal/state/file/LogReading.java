package io.kafkamonitor.internal.state.file;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a log says.
 *
 * @param entries what all whole commits up to the first damage leave
 * @param id the id of the file
 * @param end where the last of these commits ends
 * @param damage what is wrong, to end a sentence that begins with the file; {@code null} if nothing is. A commit at the end
 *     that was not written to its end is nothing wrong.
 */
record LogReading(
        Map<String, byte[]> entries,
        long id,
        long end,
        @Nullable String damage) {}

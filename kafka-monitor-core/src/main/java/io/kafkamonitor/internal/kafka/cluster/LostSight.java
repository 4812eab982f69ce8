package io.kafkamonitor.internal.kafka.cluster;

import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was known and is neither listed any more nor readable, so that nobody can say whether it exists.
 *
 * <p>It is remembered, as unknown, for half an hour where the permission to read it was withdrawn, since that mostly lasts,
 * and for a day where it could not be asked for, since that is an outage. Then it is forgotten and counts as gone; if it is
 * listed again, it is new. Safe for use by several threads.
 */
public final class LostSight {

    public static final Duration DENIED_FOR = Duration.ofMinutes(30);
    static final Duration SILENT_FOR = Duration.ofDays(1);

    private final Map<String, Long> since = new HashMap<>();

    /**
     * Takes note of everything that is out of sight now.
     *
     * @return what is forgotten
     */
    public synchronized Set<String> note(Map<String, Unknown> lost, long nanoTime) {
        since.keySet().retainAll(lost.keySet());
        var forgotten = new TreeSet<String>();
        lost.forEach((name, why) -> {
            long first = since.computeIfAbsent(name, any -> nanoTime);
            if (nanoTime - first >= patience(why).toNanos()) {
                forgotten.add(name);
            }
        });
        since.keySet().removeAll(forgotten);
        return forgotten;
    }

    private static Duration patience(Unknown why) {
        return why.reason() == UnknownReason.NOT_AUTHORIZED ? DENIED_FOR : SILENT_FOR;
    }
}

package io.kafkamonitor.internal.health;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The causes for which one part has failed since it last went well, each of which is worth saying once. Safe for use by
 * several threads.
 */
final class FailureCauses {

    /** A part that gives a new reason each time is not to fill the log. */
    static final int MOST = 10;

    /** Ports, times and ids differ from failure to failure; codes of three digits tell causes apart. */
    private static final Pattern VARYING = Pattern.compile("\\b(?=\\w*\\d)\\w{4,}\\b");

    private final Object lock = new Object();
    private final Set<String> known = new HashSet<>(); // guarded by lock

    /** Whether this cause was not given before. */
    boolean isNew(String cause) {
        String lasting = VARYING.matcher(cause).replaceAll("#");
        synchronized (lock) {
            return known.size() < MOST && known.add(lasting);
        }
    }
}

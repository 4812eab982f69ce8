package io.kafkamonitor.mail;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Of which groups the server had a mail and did not take it, and how often in a row. Such a mail is tried again ever more
 * slowly, but for as long as there is something to tell. Safe for use by several threads.
 */
final class RefusedMails {

    private static final List<Duration> WAITS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(30));
    private static final int MOST = 1_000;

    private final Object lock = new Object();
    private final Map<String, Integer> timesByGroup = new LinkedHashMap<>(); // guarded by lock
    private final Set<String> disliked = new LinkedHashSet<>(); // guarded by lock

    /** Notes a refusal; returns how long to wait before the next attempt. */
    Duration refused(String group) {
        synchronized (lock) {
            int times = timesByGroup.merge(group, 1, Integer::sum);
            if (timesByGroup.size() > MOST) {
                timesByGroup.remove(timesByGroup.keySet().iterator().next());
            }
            return WAITS.get(Math.min(times, WAITS.size()) - 1);
        }
    }

    /** Notes that a mail of the group was taken. */
    void taken(String group) {
        synchronized (lock) {
            timesByGroup.remove(group);
            disliked.remove(group);
        }
    }

    /** Notes that the server refused a mail of the group for its content or its size. */
    void disliked(String group) {
        synchronized (lock) {
            disliked.add(group);
            if (disliked.size() > MOST) {
                disliked.remove(disliked.iterator().next());
            }
        }
    }

    /** Whether one was refused for its content or its size, so that the next is better a simple one. */
    boolean isPlainerBetter(String group) {
        synchronized (lock) {
            return disliked.contains(group);
        }
    }
}

package io.kafkamonitor.examples.crash;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Breaches that last over several lives of a host, and until everybody was told of them: so what is missing in the end was
 * lost, and no machine is too slow to tell it.
 */
final class LongBreaches {

    private static final int LEAST_LIVES = 3;

    /** So many that are over are still there, and well. */
    private static final int MOST_OVER = 30;

    private final Map<String, Integer> begins = new LinkedHashMap<>(); // by subject
    private final Set<String> all = new TreeSet<>();
    private final Deque<String> over = new ArrayDeque<>();

    /** Begins one more with a life of the host, and ends those that are old enough and of which everybody was told. */
    void next(int life, Set<String> told) {
        List<String> old = begins.keySet().stream()
                .filter(subject -> life - begins.get(subject) >= LEAST_LIVES)
                .filter(told::contains)
                .toList();
        old.forEach(this::end);
        String subject = life % ScriptedCollector.METRICS.size() + "-long-" + life;
        begins.put(subject, life);
        all.add(subject);
    }

    /** Ends all of them. */
    void endAll() {
        List.copyOf(begins.keySet()).forEach(this::end);
    }

    private void end(String subject) {
        begins.remove(subject);
        over.addLast(subject);
        while (over.size() > MOST_OVER) {
            over.removeFirst();
        }
    }

    /** The subjects of all of them, whether they last or not. */
    Set<String> all() {
        return Set.copyOf(all);
    }

    /** The value of each subject: 1 while it is breached. */
    Map<String, Integer> values() {
        var values = new HashMap<String, Integer>();
        begins.keySet().forEach(subject -> values.put(subject, 1));
        over.forEach(subject -> values.put(subject, 0));
        return values;
    }
}

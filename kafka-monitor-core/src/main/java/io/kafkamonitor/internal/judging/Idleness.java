package io.kafkamonitor.internal.judging;

import io.kafkamonitor.rule.Coverage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices rules for which nothing has matched in ten evaluations, most likely since a name is wrong, and says so once.
 * Used by the thread of the cycle; the names may be read by any.
 */
final class Idleness {

    static final int IDLE_AFTER = 10;

    private static final Logger logger = LoggerFactory.getLogger(Idleness.class);

    private final Set<String> told;
    private final Map<String, Integer> inARow = new TreeMap<>();
    private final Set<String> idle = new ConcurrentSkipListSet<>();

    /** @param told the rules of which it was said at the start that nobody writes what they read */
    Idleness(Collection<String> told) {
        this.told = Set.copyOf(told);
    }

    /** Takes note of what a rule says of the present snapshot. */
    void note(String rule, Coverage coverage) {
        if (told.contains(rule)) {
            return;
        }
        switch (coverage) {
            case SOME -> matched(rule);
            case NONE -> unmatched(rule);
            case UNTOLD -> {}
        }
    }

    private void matched(String rule) {
        inARow.remove(rule);
        if (idle.remove(rule)) {
            logger.info("The rule '{}' works: there is something now that it judges", rule);
        }
    }

    private void unmatched(String rule) {
        int times = inARow.merge(rule, 1, Integer::sum);
        if (times >= IDLE_AFTER && idle.add(rule)) {
            logger.info(
                    "The rule '{}' has found nothing to judge in {} cycles, so it cannot fire; see whether the names"
                            + " and patterns that it looks for are right",
                    rule,
                    IDLE_AFTER);
        }
    }

    /** The rules for which nothing matches, by name. */
    List<String> idleRules() {
        return List.copyOf(new ArrayList<>(idle));
    }
}

package io.kafkamonitor.examples.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * When what is breached: some lanes for each rule, each with a calm between two breaches, all of it derived from a seed. Each
 * breach has a subject of its own, so that none flaps. Times are milliseconds since the begin.
 */
final class Script {

    static final int LANES = 3;

    private static final long STAYS_CLEAR_MILLIS = 60_000;

    private final long seed;
    private final long calmFrom;

    /** A script in which nothing is breached from a time on. */
    Script(long seed, long calmFrom) {
        this.seed = seed;
        this.calmFrom = calmFrom;
    }

    /** A time at which something is breached. */
    record Breach(String subject, long begin, long end) {}

    /** The value of each subject of a rule at a time: 1 if it is breached, 0 if it was a while ago. */
    Map<String, Integer> valuesAt(long time, int rule) {
        var values = new HashMap<String, Integer>();
        for (int lane = 0; lane < LANES; lane++) {
            for (Breach breach : breachesUntil(time, rule, lane)) {
                if (breach.end() > time) {
                    values.put(breach.subject(), 1);
                } else if (breach.end() > time - STAYS_CLEAR_MILLIS) {
                    values.put(breach.subject(), 0);
                }
            }
        }
        return values;
    }

    private List<Breach> breachesUntil(long time, int rule, int lane) {
        var random = new Random(seed * 1_000_003 + rule * 101L + lane);
        var breaches = new ArrayList<Breach>();
        long begin = random.nextInt(3_000);
        while (begin <= time && begin < calmFrom) {
            long end = begin + 300 + random.nextInt(6_000);
            breaches.add(new Breach(rule + "-" + lane + "-" + breaches.size(), begin, Math.min(end, calmFrom)));
            begin = end + 500 + random.nextInt(5_000);
        }
        return breaches;
    }
}

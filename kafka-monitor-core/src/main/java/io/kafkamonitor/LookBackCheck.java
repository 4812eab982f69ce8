package io.kafkamonitor;

import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.internal.discovery.Parts;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.HistoryWindow;
import io.kafkamonitor.rule.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds rules whose look-back is too short for what is read of their metrics: what they need is not there in any cycle, or
 * only in those that happen to be early. And those that look back on more than is kept.
 */
final class LookBackCheck {

    /** How late a reading may be: a part of the interval, and no more than this. */
    private static final Duration MOST_LATE = Duration.ofMillis(500);

    private static final int PART_LATE = 10;

    /** More readings of every series than this are not kept in memory. */
    private static final int MOST_READINGS = 10_000;

    private final Duration interval;
    private final Map<Metric, Duration> distances = new HashMap<>();

    private LookBackCheck(Parts parts, Duration interval) {
        this.interval = interval;
        for (MetricCollector collector : parts.collectors()) {
            collector.metrics().forEach(metric -> distances.put(metric, distance(collector.interval())));
        }
    }

    /** A collector is asked in cycles only, so its own interval is rounded up to whole ones. */
    private Duration distance(Duration own) {
        Duration rounded = interval;
        if (own.compareTo(interval) > 0) {
            long cycles = own.minus(late(interval)).dividedBy(interval) + 1;
            rounded = interval.multipliedBy(cycles);
        }
        return rounded;
    }

    private static Duration late(Duration distance) {
        Duration part = distance.dividedBy(PART_LATE);
        return part.compareTo(MOST_LATE) < 0 ? part : MOST_LATE;
    }

    /** What is wrong with parts that are sound otherwise, a sentence each. */
    static List<String> problems(Parts parts, Duration interval) {
        var check = new LookBackCheck(parts, interval);
        var problems = new ArrayList<String>();
        for (Rule rule : parts.rules()) {
            rule.history().forEach(window -> check.check(rule.name(), window, problems));
        }
        return problems;
    }

    private void check(String rule, HistoryWindow window, List<String> problems) {
        @Nullable Duration distance = distances.get(window.metric());
        if (distance == null) {
            return; // nobody writes it, which is told elsewhere
        }
        if (window.lookBack().dividedBy(distance) > MOST_READINGS) {
            problems.add("Rule '" + rule + "' looks back " + words(window.lookBack()) + " on '" + window.metric()
                    + "', which is read every " + words(distance) + ": more than the " + MOST_READINGS
                    + " readings that are kept; look back for " + words(distance.multipliedBy(MOST_READINGS))
                    + " or less");
        } else if (!reaches(window, distance)) {
            problems.add("Rule '" + rule + "' looks back " + words(window.lookBack()) + " on '" + window.metric()
                    + "', which is read every " + words(distance)
                    + ": too little to compare in every cycle; look back for "
                    + words(distance.multipliedBy(window.leastSpan().isZero() ? 2 : 4)) + " or more");
        }
    }

    /** Whether there are always two readings, and as far apart as they must be. */
    private static boolean reaches(HistoryWindow window, Duration distance) {
        Duration sure = window.lookBack().minus(late(distance));
        long steps = sure.isNegative() ? 0 : sure.dividedBy(distance);
        return steps > 0 && distance.multipliedBy(steps).compareTo(window.leastSpan()) >= 0;
    }

    private static String words(Duration duration) {
        return Unit.SECONDS.format(duration.toMillis() / 1000.0);
    }
}

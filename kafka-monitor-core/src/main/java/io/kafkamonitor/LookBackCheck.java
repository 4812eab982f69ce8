package io.kafkamonitor;

import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.history.Readings;
import io.kafkamonitor.internal.discovery.Parts;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds rules whose look-back is too short for what is read of their metrics: what they need is not there in any cycle, or
 * only in those that happen to be early.
 */
final class LookBackCheck {

    /** How late a reading may be: a part of the interval, and no more than this. */
    private static final Duration MOST_LATE = Duration.ofMillis(500);

    private static final int PART_LATE = 10;

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
            rule.history().stream()
                    .filter(window -> window.lastReadings().isEmpty())
                    .forEach(window -> check.check(rule, window, problems));
        }
        return problems;
    }

    private void check(Rule rule, HistoryWindow window, List<String> problems) {
        @Nullable Duration distance = distance(rule, window);
        if (distance == null) {
            return; // nobody writes it, which is told elsewhere
        }
        Duration least = distance.multipliedBy(Readings.LEAST);
        if (window.lookBack().compareTo(least) < 0) {
            problems.add("Rule '" + rule.name() + "' looks back " + words(window.lookBack()) + " on '" + window.metric()
                    + "', which is read every " + words(distance)
                    + ": too little to say anything of the window in every cycle; look back for "
                    + words(least) + " or more");
        }
    }

    /** What is derived is known as often as the one that is read least often of all that the rule reads. */
    private @Nullable Duration distance(Rule rule, HistoryWindow window) {
        return window.derivation().isEmpty()
                ? distances.get(window.metric())
                : rule.metrics().stream()
                        .map(distances::get)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
    }

    private static String words(Duration duration) {
        return Unit.SECONDS.format(duration.toMillis() / 1000.0);
    }
}

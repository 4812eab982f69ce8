package io.kafkamonitor.internal.health;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;

/** Built in: a collector that has more series than it may is an alert which says how many are left out. */
public final class SeriesDroppedRule implements Rule {

    private final HealthBoard board;

    /** A rule about what is on a board. */
    public SeriesDroppedRule(HealthBoard board) {
        this.board = board;
    }

    @Override
    public String name() {
        return "series-dropped";
    }

    @Override
    public String condition() {
        return "more series than a collector, or all together, may have";
    }

    @Override
    public String advice() {
        return "What was left out is unknown: no alert on it begins or ends, and totals that it is part of are only known at"
                + " least. Allow more with maxSeriesPerCollector(...), maxSeriesOf(...) or maxSeries(...) if there is"
                + " memory for it, about 100 bytes a series, or let the collector write fewer.";
    }

    @Override
    public String ending() {
        return "All series of the collector '{collector}' have room again";
    }

    @Override
    public Collection<Finding> evaluate(Evaluation evaluation) {
        Map<String, Long> dropped = board.dropped();
        var findings = new ArrayList<Finding>();
        dropped.forEach((collector, series) -> findings.add(Finding.breached(subject(collector))
                .withValue((double) series, Unit.of("series"))
                .saying(Unit.of("series").format((double) series) + " of the collector '" + collector
                        + "' are left out: there are more than it may have")));
        for (Labels active : evaluation.active()) {
            if (!dropped.containsKey(String.valueOf(active.value("collector")))) {
                findings.add(Finding.clear(active));
            }
        }
        return findings;
    }

    private static Labels subject(String collector) {
        return Labels.of("collector", collector);
    }
}

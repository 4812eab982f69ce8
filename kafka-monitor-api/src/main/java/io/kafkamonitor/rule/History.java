package io.kafkamonitor.rule;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import java.util.List;

/** Earlier values of the series for which some rule asked with a {@link HistoryWindow}. */
@FunctionalInterface
public interface History {

    /** A history that remembers nothing. */
    History NONE = (metric, labels) -> List.of();

    /**
     * The known values of a series, oldest first, the present one last; passes in which it was unknown are left out.
     * Empty for a metric for which no rule asked.
     */
    List<Point> points(Metric metric, Labels labels);
}

package io.kafkamonitor.history;

import io.kafkamonitor.metric.Metric;

/**
 * Earlier values of the series for which a rule asked with a {@link HistoryWindow}. It belongs to one evaluation and is
 * not kept beyond it.
 */
@FunctionalInterface
public interface History {

    /** A history that remembers nothing. */
    History NONE = Past::nothing;

    /** What is remembered of all series of a metric; nothing of one for which the rule did not ask. */
    Past of(Metric metric);
}

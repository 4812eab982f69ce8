package io.kafkamonitor.history;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Snapshot;

/** Makes in each pass a column of others, so that it can be remembered. Keeps no state and reads no clock. */
@FunctionalInterface
public interface Derivation {

    /**
     * The column of the present pass, of the metric for which it is asked.
     *
     * @param history of what the rule asked for before this
     */
    Column derive(Snapshot snapshot, History history);
}

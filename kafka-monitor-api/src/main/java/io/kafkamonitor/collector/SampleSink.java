package io.kafkamonitor.collector;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;

/**
 * Takes what a collector has to say of its series: a value, unknown, gone, or nothing.
 *
 * <p>A sink belongs to one collection and is used by one thread at a time. A call with a metric that the collector did
 * not declare, a value that is not finite, or labels other than the metric's throws; the collection then counts as
 * failed. More series than a collector may have do not throw: those that do not fit are left out, as unknown, and an alert
 * says how many.
 */
public interface SampleSink {

    /**
     * The value of a series. Each series is written at most once in a collection.
     *
     * @param value in the metric's unit; finite
     */
    void record(Metric metric, Labels labels, double value);

    /**
     * That a series exists but its value could not be read. Alerts on it freeze; but where there is
     * {@linkplain io.kafkamonitor.metric.UnknownReason#NOTHING_TO_MEASURE nothing to measure}, those that fire end.
     */
    void unknown(Metric metric, Labels labels, Unknown why);

    /**
     * That there may be series of a metric that could not even be listed, so a missing one must not be taken for gone and
     * no total is known. This concerns every series; name the entity that could not be read wherever it is known.
     */
    default void incomplete(Metric metric, Unknown why) {
        incomplete(metric, Labels.EMPTY, why);
    }

    /**
     * That there may be series of a metric with these labels that could not even be listed. Those of which a label has
     * another value are complete all the same: that one group cannot be read leaves the others' totals exact.
     *
     * @param entity some of the metric's labels, such as {@code group=payroll}; {@link Labels#EMPTY} if the missing series
     *     may have any
     */
    void incomplete(Metric metric, Labels entity, Unknown why);

    /**
     * That every series of a metric with these labels was written, although the metric is {@link #incomplete(Metric,
     * Unknown) incomplete} for labels that are not known: a broker did not list its groups, and this group is one that was
     * read.
     */
    void complete(Metric metric, Labels entity);

    /**
     * That an entity is known not to exist any more: every series of this collector that has all these labels is gone
     * at once. Without this, a series that is not written is taken for gone after three collections.
     */
    void gone(Labels entity);
}

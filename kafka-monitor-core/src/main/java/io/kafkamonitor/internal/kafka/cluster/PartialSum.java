package io.kafkamonitor.internal.kafka.cluster;

import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import org.jspecify.annotations.Nullable;

/** A sum of parts of which some may be unknown: then the sum is unknown too, and says what it is at least. */
public final class PartialSum {

    private double known;
    private int parts;
    private int unknownParts;
    private @Nullable Unknown why;

    public void add(double part) {
        known += part;
        parts++;
    }

    public void addUnknown(Unknown reason) {
        parts++;
        unknownParts++;
        why = why == null ? reason : why;
    }

    /** Adds the parts of another sum. */
    public void add(PartialSum other) {
        known += other.known;
        parts += other.parts;
        unknownParts += other.unknownParts;
        why = why == null ? other.why : why;
    }

    /** Whether nothing was added. */
    public boolean isEmpty() {
        return parts == 0;
    }

    /** What the known parts come to. */
    public double known() {
        return known;
    }

    public boolean isComplete() {
        return unknownParts == 0;
    }

    /**
     * Writes the sum, or why it is unknown.
     *
     * @param partsName what the parts are, in the plural
     */
    public void report(SampleSink sink, Metric metric, Labels labels, String partsName) {
        if (why == null) {
            sink.record(metric, labels, known);
        } else {
            sink.unknown(metric, labels, unknown(why, metric, partsName));
        }
    }

    private Unknown unknown(Unknown reason, Metric metric, String partsName) {
        if (unknownParts == parts) {
            return reason;
        }
        return new Unknown(
                UnknownReason.INCOMPLETE,
                "at least " + metric.unit().format(known) + "; " + unknownParts + " of " + parts + " " + partsName
                        + " unknown: " + reason);
    }
}

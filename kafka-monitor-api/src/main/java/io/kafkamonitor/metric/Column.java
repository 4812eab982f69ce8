package io.kafkamonitor.metric;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All series of one metric in one snapshot: each with a value, or with the reason why its value is unknown.
 *
 * <p>Immutable. Series are addressed by position, from 0 to {@link #size()} - 1, in the order in which the collector
 * wrote them.
 */
public final class Column {

    private final Metric metric;
    private final Labels[] labels;
    private final double[] values;
    private final @Nullable Unknown @Nullable [] unknowns;
    private final Gaps gaps;
    private volatile @Nullable Map<Labels, Integer> positions;

    Column(Metric metric, Labels[] labels, double[] values, @Nullable Unknown @Nullable [] unknowns, Gaps gaps) {
        this.metric = metric;
        this.labels = labels;
        this.values = values;
        this.unknowns = unknowns;
        this.gaps = gaps;
    }

    /** A builder of a column for a metric. */
    public static ColumnBuilder builder(Metric metric) {
        return new ColumnBuilder(metric);
    }

    /** A column without series, for a metric that nobody reported. */
    static Column empty(Metric metric) {
        return new Column(metric, new Labels[0], new double[0], null, Gaps.NONE);
    }

    /** The metric of every series here. */
    public Metric metric() {
        return metric;
    }

    /** How many series there are, known and unknown ones. */
    public int size() {
        return labels.length;
    }

    /** The labels of a series. */
    public Labels labels(int index) {
        return labels[index];
    }

    /** Whether the value of a series is known. */
    public boolean isKnown(int index) {
        return unknowns == null || unknowns[index] == null;
    }

    /**
     * The value of a series whose value is known.
     *
     * @throws IllegalStateException if it is not known; ask {@link #isKnown} first
     */
    public double value(int index) {
        if (!isKnown(index)) {
            throw new IllegalStateException(
                    metric + "{" + labels[index] + "} is unknown: " + unknown(index) + "; ask isKnown() first");
        }
        return values[index];
    }

    /** Why the value of a series is unknown; empty if it is known. */
    public Optional<Unknown> unknown(int index) {
        return unknowns == null ? Optional.empty() : Optional.ofNullable(unknowns[index]);
    }

    /** Where series may be missing that could not be listed. */
    public Gaps gaps() {
        return gaps;
    }

    /**
     * Why there may be series with all of these labels that this column does not list; empty if it lists them all. While
     * there is such a gap, a series that is missing here is not gone, and what is made of the others is not all.
     */
    public Optional<Unknown> gap(Labels subject) {
        return gaps.touching(subject);
    }

    /** The position of a series, or -1 if it is not listed. The first call builds an index. */
    public int indexOf(Labels series) {
        Map<Labels, Integer> index = positions;
        if (index == null) {
            index = new HashMap<>(labels.length * 2);
            for (int i = 0; i < labels.length; i++) {
                index.put(labels[i], i);
            }
            positions = index;
        }
        return index.getOrDefault(series, -1);
    }

    /** The value of a series; empty if it is unknown or not listed. */
    public OptionalDouble value(Labels series) {
        int index = indexOf(series);
        return index >= 0 && isKnown(index) ? OptionalDouble.of(values[index]) : OptionalDouble.empty();
    }

    /** The series whose values are known, as records; for whoever does not mind one object for each. */
    public Stream<Sample> samples() {
        return IntStream.range(0, labels.length)
                .filter(this::isKnown)
                .mapToObj(index -> new Sample(metric, labels[index], values[index]));
    }
}

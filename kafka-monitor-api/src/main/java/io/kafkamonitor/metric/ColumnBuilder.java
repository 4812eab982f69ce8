package io.kafkamonitor.metric;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Column}, series by series. Not safe for use by several threads. */
public final class ColumnBuilder {

    /** Of more entities there is no use for a person in telling them apart. */
    private static final int MOST_GAPS = 10_000;

    private static final int MOST_COMPLETE = 100_000;

    private static final int FIRST_CAPACITY = 16;

    private final Metric metric;
    private Labels[] labels = new Labels[FIRST_CAPACITY];
    private double[] values = new double[FIRST_CAPACITY];
    private @Nullable Unknown @Nullable [] unknowns;
    private final Map<Labels, Unknown> gaps = new LinkedHashMap<>();
    private final Set<Labels> complete = new LinkedHashSet<>();
    private boolean areGapsFolded;
    private int size;

    ColumnBuilder(Metric metric) {
        this.metric = requireNonNull(metric, "metric");
    }

    /**
     * Adds a series with its value. The caller adds each series once.
     *
     * @throws IllegalArgumentException if the value is not finite
     */
    public ColumnBuilder value(Labels series, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("'" + metric + "{" + series + "}' is '" + value
                    + "'; give a finite value, or say that it is unknown and why");
        }
        add(series, value);
        return this;
    }

    /** Adds a series whose value is unknown. The caller adds each series once. */
    public ColumnBuilder unknown(Labels series, Unknown why) {
        requireNonNull(why, "why");
        add(series, 0);
        if (unknowns == null) {
            unknowns = new Unknown[labels.length];
        }
        unknowns[size - 1] = why;
        return this;
    }

    /** Makes room for this many series, so that nothing is copied while they are added; more and fewer may follow. */
    public ColumnBuilder roomFor(int series) {
        if (series > labels.length) {
            grow(series);
        }
        return this;
    }

    /** Says that there may be series of whatever labels that are not listed. */
    public ColumnBuilder gap(Unknown why) {
        return gap(Labels.EMPTY, why);
    }

    /**
     * Says that there may be series with these labels that are not listed. What is said first of an entity stands. Of more
     * than 10,000 entities the rest are not told apart: from then on any series may be missing, and nothing is complete.
     */
    public ColumnBuilder gap(Labels entity, Unknown why) {
        requireNonNull(why, "why");
        if (gaps.size() >= MOST_GAPS && !gaps.containsKey(requireNonNull(entity, "entity"))) {
            areGapsFolded = true;
            gaps.putIfAbsent(Labels.EMPTY, why);
        } else {
            gaps.putIfAbsent(requireNonNull(entity, "entity"), why);
        }
        return this;
    }

    /**
     * Says that all series with these labels are listed although there may be others of whatever labels that are not. Of
     * more than 100,000 entities the rest count as incomplete.
     */
    public ColumnBuilder complete(Labels entity) {
        requireNonNull(entity, "entity");
        if (complete.size() < MOST_COMPLETE) {
            complete.add(entity);
        }
        return this;
    }

    /** Adds the gaps of another column. */
    public ColumnBuilder gaps(Gaps others) {
        others.entities().forEach(this::gap);
        complete.addAll(others.complete());
        return this;
    }

    /**
     * Takes back the series that was added last, and returns its labels.
     *
     * @throws IllegalStateException if there is none
     */
    public Labels removeLast() {
        if (size == 0) {
            throw new IllegalStateException("Nothing was added to '" + metric + "'; ask size() first");
        }
        size--;
        if (unknowns != null) {
            unknowns[size] = null;
        }
        return labels[size];
    }

    /** How many series were added. */
    public int size() {
        return size;
    }

    private void add(Labels series, double value) {
        if (size == labels.length) {
            grow(size * 2);
        }
        labels[size] = requireNonNull(series, "series");
        values[size] = value;
        size++;
    }

    private void grow(int capacity) {
        labels = Arrays.copyOf(labels, capacity);
        values = Arrays.copyOf(values, capacity);
        if (unknowns != null) {
            unknowns = Arrays.copyOf(unknowns, capacity);
        }
    }

    /** The column; this builder is not used again. */
    public Column build() {
        if (size != labels.length) {
            grow(size);
        }
        return new Column(metric, labels, values, unknowns, Gaps.of(gaps, areGapsFolded ? Set.of() : complete));
    }
}

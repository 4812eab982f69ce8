package io.kafkamonitor.internal.expression;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Gaps;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.rule.Evaluation;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes from a column the series that pass the filters. Nothing is copied but their positions. */
final class SeriesOperator implements Operator, Values {

    private static final int[] NOWHERE = {};

    private final Series series;
    private final Labels exact;
    private final double usualLeast;
    private final Function<Evaluation, Column> source;
    private Column column;
    private int[] positions = NOWHERE;
    private int layout;
    private double least;
    private Unlisted unlisted = new Unlisted(Gaps.NONE, Labels.EMPTY);

    /** @param usualLeast the least that an unknown value may be, unless a known one is negative */
    SeriesOperator(Series series, double usualLeast, Function<Evaluation, Column> source) {
        this.series = series;
        this.exact = series.exactLabels();
        this.column = Column.builder(series.metric()).build();
        this.usualLeast = usualLeast;
        this.least = usualLeast;
        this.source = source;
    }

    @Override
    public Values evaluate(Evaluation evaluation) {
        Column next = source.apply(evaluation);
        if (!hasSameSeries(next, column)) {
            select(next);
        }
        column = next;
        SeriesFilter filter = series.filter();
        Gaps gaps = next.gaps().isEmpty() ? Gaps.NONE : next.gaps().where(filter::mayMatch);
        unlisted = new Unlisted(gaps, exact);
        least = usualLeast >= 0 && isAnyNegative() ? Double.NEGATIVE_INFINITY : usualLeast;
        return this;
    }

    @SuppressWarnings("ReferenceEquality") // collectors mostly keep the labels, and a million are compared
    private static boolean hasSameSeries(Column next, Column last) {
        if (next == last) {
            return true;
        }
        if (next.size() != last.size()) {
            return false;
        }
        for (int i = 0; i < next.size(); i++) {
            if (next.labels(i) != last.labels(i) && !next.labels(i).equals(last.labels(i))) {
                return false;
            }
        }
        return true;
    }

    private void select(Column next) {
        SeriesFilter filter = series.filter();
        var selected = new int[next.size()];
        int size = 0;
        for (int i = 0; i < next.size(); i++) {
            if (filter.matches(next.labels(i))) {
                selected[size++] = i;
            }
        }
        positions = size == selected.length ? selected : Arrays.copyOf(selected, size);
        layout++;
    }

    /** Whether a known value shows that unknown ones may be negative, too. Only of interest if there are such. */
    private boolean isAnyNegative() {
        boolean isAnyUnknown = hasGaps();
        boolean isAnyNegative = false;
        for (int i = 0; i < positions.length; i++) {
            if (!column.isKnown(positions[i])) {
                isAnyUnknown = true;
            } else if (column.value(positions[i]) < 0) {
                isAnyNegative = true;
            }
        }
        return isAnyUnknown && isAnyNegative;
    }

    /** Whether it was this column from which the series were taken. */
    @SuppressWarnings("ReferenceEquality") // a column is made once in a pass
    boolean isOf(Column other) {
        return column == other;
    }

    /** The position of a subject in the column. */
    int position(int index) {
        return positions[index];
    }

    @Override
    public int size() {
        return positions.length;
    }

    @Override
    public Labels subject(int index) {
        return column.labels(positions[index]);
    }

    @Override
    public double low(int index) {
        int position = positions[index];
        return column.isKnown(position) ? column.value(position) : least;
    }

    @Override
    public double high(int index) {
        int position = positions[index];
        return column.isKnown(position)
                ? column.value(position)
                : series.metric().most();
    }

    @Override
    public @Nullable Unknown why(int index) {
        int position = positions[index];
        return column.isKnown(position) ? null : column.unknown(position).orElse(null);
    }

    @Override
    public boolean mayBeNothing(int index) {
        return !column.isKnown(positions[index]);
    }

    @Override
    public @Nullable Unknown gap(Labels subject) {
        return unlisted.of(subject).orElse(null);
    }

    @Override
    public Gaps gaps() {
        return unlisted.gaps();
    }

    @Override
    public double least() {
        return least;
    }

    @Override
    public int layout() {
        return layout;
    }
}

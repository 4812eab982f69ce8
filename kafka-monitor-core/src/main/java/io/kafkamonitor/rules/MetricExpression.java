package io.kafkamonitor.rules;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.internal.expression.LabelFilter;
import io.kafkamonitor.internal.expression.Series;
import io.kafkamonitor.labels.LabelMatcher;

/** The series of a metric, perhaps narrowed by labels; each is a subject. Immutable: each method returns another one. */
public final class MetricExpression extends Expression {

    final Series series;

    MetricExpression(Series series) {
        super(series, 1);
        this.series = series;
    }

    /** Only series with just this value of a label. */
    public MetricExpression where(String label, String value) {
        return where(label, LabelMatcher.exactly(value));
    }

    /** Only series with a value of a label that the matcher takes. */
    public MetricExpression where(String label, LabelMatcher matcher) {
        return new MetricExpression(series.where(new LabelFilter(label, requireNonNull(matcher, "matcher"))));
    }
}

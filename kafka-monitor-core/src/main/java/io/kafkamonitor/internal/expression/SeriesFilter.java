package io.kafkamonitor.internal.expression;

import io.kafkamonitor.metric.Labels;
import java.util.List;

/**
 * Tells for one series after the other whether it passes all filters.
 *
 * <p>Series with the same value of a label mostly stand together, so the last answer is kept. Not safe for use by
 * several threads.
 */
final class SeriesFilter {

    private final LabelFilter[] filters;
    private final String[] lastValues;
    private final boolean[] lastAnswers;

    SeriesFilter(List<LabelFilter> filters) {
        this.filters = filters.toArray(new LabelFilter[0]);
        this.lastValues = new String[filters.size()];
        this.lastAnswers = new boolean[filters.size()];
    }

    boolean matches(Labels series) {
        for (int i = 0; i < filters.length; i++) {
            if (!matches(i, series)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a series with these labels among its own could pass: what they say of it does not keep it out. */
    boolean mayMatch(Labels entity) {
        for (LabelFilter filter : filters) {
            String value = entity.value(filter.label());
            if (value != null && !filter.matcher().matches(value)) {
                return false;
            }
        }
        return true;
    }

    private boolean matches(int filter, Labels series) {
        String label = filters[filter].label();
        String value = series.value(label);
        if (value == null) {
            return false;
        }
        if (!value.equals(lastValues[filter])) {
            lastValues[filter] = value;
            lastAnswers[filter] = filters[filter].matcher().matches(value);
        }
        return lastAnswers[filter];
    }
}

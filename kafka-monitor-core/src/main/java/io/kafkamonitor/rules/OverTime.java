package io.kafkamonitor.rules;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.history.History;
import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.history.Past;
import io.kafkamonitor.history.Readings;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.ColumnBuilder;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.MetricKind;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is made of the values of a series over a window of time. */
record OverTime(Measure measure, Duration window) {

    OverTime {
        requireNonNull(window, "window");
    }

    enum Measure {
        RATE("the rate of "),
        INCREASE("the increase of "),
        STEADY_RISE("the steady rise of ");

        private final String words;

        Measure(String words) {
            this.words = words;
        }
    }

    static List<String> problems(Measure measure, Duration window, Metric metric) {
        var problems = new ArrayList<String>();
        if (window.isNegative() || window.isZero()) {
            problems.add("A window of " + window + " on '" + metric + "' holds no values; give a positive duration");
        } else if (window.compareTo(HistoryWindow.LONGEST) > 0) {
            problems.add("A window of " + window + " on '" + metric + "' is longer than what is kept; give at most "
                    + Phrases.duration(HistoryWindow.LONGEST));
        }
        boolean rises = measure == Measure.STEADY_RISE;
        if (!rises && metric.kind() == MetricKind.GAUGE) {
            problems.add("'" + metric + "' is a gauge and has no " + (measure == Measure.RATE ? "rate" : "increase")
                    + "; judge its value, or its steadyRise");
        }
        if (rises && metric.kind() == MetricKind.COUNTER) {
            problems.add("'" + metric + "' is a counter and never falls; judge its increase");
        }
        return problems;
    }

    String words() {
        return measure.words;
    }

    Unit unit(Unit unit) {
        return measure == Measure.RATE ? unit.perSecond() : unit;
    }

    /** What a value is, for a reader who might take it for what there is now. */
    String valueName() {
        String over = " in " + Phrases.duration(window);
        return switch (measure) {
            case RATE -> "Rate" + over;
            case INCREASE -> "Increase" + over;
            case STEADY_RISE -> "Rise" + over;
        };
    }

    HistoryWindow history(Metric metric) {
        return HistoryWindow.of(metric, window);
    }

    /** The same series with what was made of them; only those that pass the filter. */
    Column measure(Column column, SeriesFilter filter, History history) {
        ColumnBuilder measured = Column.builder(column.metric());
        Past past = history.of(column.metric());
        Readings readings = Readings.over(window);
        for (int i = 0; i < column.size(); i++) {
            if (filter.matches(column.labels(i))) {
                measure(column, i, past, readings, measured);
            }
        }
        return measured.gaps(column.gaps()).build();
    }

    private void measure(Column column, int index, Past past, Readings readings, ColumnBuilder measured) {
        var series = column.labels(index);
        if (!column.isKnown(index)) {
            measured.unknown(series, column.unknown(index).orElseThrow());
            return;
        }
        readings.clear();
        int position = past.present().equals(column) ? index : past.present().indexOf(series);
        if (position >= 0) {
            past.read(position, readings);
        }
        if (readings.isWhole()) {
            measured.value(series, of(readings));
        } else {
            measured.unknown(series, Unknown.because(UnknownReason.WARMING_UP));
        }
    }

    private double of(Readings readings) {
        return switch (measure) {
            case RATE -> readings.rate();
            case INCREASE -> readings.increase();
            case STEADY_RISE -> readings.steadyRise();
        };
    }
}

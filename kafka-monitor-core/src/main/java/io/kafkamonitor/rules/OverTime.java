package io.kafkamonitor.rules;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.ColumnBuilder;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.MetricKind;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.History;
import io.kafkamonitor.rule.HistoryWindow;
import io.kafkamonitor.rule.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is made of the values of a series over a window of time. */
record OverTime(Measure measure, Duration window) {

    private static final double NANOS_PER_SECOND = 1e9;

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
        return HistoryWindow.of(metric, window).withLeastSpan(leastSpan());
    }

    /** The same series with what was made of them; only those that pass the filter. */
    Column measure(Column column, SeriesFilter filter, History history) {
        ColumnBuilder measured = Column.builder(column.metric());
        for (int i = 0; i < column.size(); i++) {
            if (filter.matches(column.labels(i))) {
                measure(column, i, history, measured);
            }
        }
        return measured.gaps(column.gaps()).build();
    }

    private void measure(Column column, int index, History history, ColumnBuilder measured) {
        var series = column.labels(index);
        if (!column.isKnown(index)) {
            measured.unknown(series, column.unknown(index).orElseThrow());
            return;
        }
        List<Point> points = inWindow(history.points(column.metric(), series));
        if (isWarm(points)) {
            measured.value(series, of(points));
        } else {
            measured.unknown(series, Unknown.because(UnknownReason.WARMING_UP));
        }
    }

    /** Another rule may have asked for more. */
    private List<Point> inWindow(List<Point> points) {
        int first = 0;
        while (first < points.size() && points.get(first).age().compareTo(window) > 0) {
            first++;
        }
        return points.subList(first, points.size());
    }

    private boolean isWarm(List<Point> points) {
        if (points.size() < 2 || span(points).isZero()) {
            return false;
        }
        return span(points).compareTo(leastSpan()) >= 0;
    }

    /** What rises over a part of the window need not rise over the whole. */
    private Duration leastSpan() {
        return measure == Measure.STEADY_RISE ? window.multipliedBy(3).dividedBy(4) : Duration.ZERO;
    }

    private static Duration span(List<Point> points) {
        return points.get(0).age().minus(points.get(points.size() - 1).age());
    }

    /** The highest finite number where it is beyond that, or one series would silence the rule. */
    private double of(List<Point> points) {
        return Math.min(Double.MAX_VALUE, measured(points));
    }

    private double measured(List<Point> points) {
        return switch (measure) {
            case RATE -> growth(points) / (span(points).toNanos() / NANOS_PER_SECOND);
            case INCREASE -> growth(points);
            case STEADY_RISE -> steadyRise(points);
        };
    }

    private static double growth(List<Point> points) {
        double growth = 0;
        for (int i = 1; i < points.size(); i++) {
            double before = points.get(i - 1).value();
            double after = points.get(i).value();
            growth += after >= before ? after - before : after;
        }
        return growth;
    }

    private static double steadyRise(List<Point> points) {
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).value() < points.get(i - 1).value()) {
                return 0;
            }
        }
        return points.get(points.size() - 1).value() - points.get(0).value();
    }
}

package io.kafkamonitor.testing;

import io.kafkamonitor.history.History;
import io.kafkamonitor.history.Past;
import io.kafkamonitor.history.Point;
import io.kafkamonitor.history.Readings;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.ColumnBuilder;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A history of points that are given one by one, the newest of a series being the present one. */
public final class TestHistory implements History {

    private final Map<Metric, Map<Labels, List<Point>>> points = new LinkedHashMap<>();

    /** A history of nothing. */
    public TestHistory() {}

    /** Adds the points of a series, oldest first. */
    public TestHistory add(Metric metric, Labels series, List<Point> more) {
        points.computeIfAbsent(metric, any -> new LinkedHashMap<>())
                .computeIfAbsent(series, any -> new ArrayList<>())
                .addAll(more);
        return this;
    }

    /** Adds values of a series so far apart, oldest first, of which the last is the present one. */
    public TestHistory add(Metric metric, Labels series, Duration apart, double... values) {
        var more = new ArrayList<Point>();
        for (int i = 0; i < values.length; i++) {
            more.add(new Point(apart.multipliedBy(values.length - 1L - i), values[i]));
        }
        return add(metric, series, more);
    }

    @Override
    public Past of(Metric metric) {
        Map<Labels, List<Point>> series = points.getOrDefault(metric, Map.of());
        ColumnBuilder present = Column.builder(metric);
        series.forEach((labels, known) ->
                present.value(labels, known.get(known.size() - 1).value()));
        return new ListedPast(present.build(), List.copyOf(series.values()));
    }

    private record ListedPast(Column present, List<List<Point>> points) implements Past {

        @Override
        public void read(int position, Readings readings) {
            readings.clear();
            points.get(position).forEach(point -> readings.add(point.age().toNanos(), point.value()));
        }
    }
}

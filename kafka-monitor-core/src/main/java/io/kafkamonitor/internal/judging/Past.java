package io.kafkamonitor.internal.judging;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.rule.Point;
import java.util.ArrayList;
import java.util.List;

/** The columns of one metric as they look at one moment, oldest first. */
record Past(List<DatedColumn> columns, long now) {

    List<Point> points(Labels series) {
        if (columns.isEmpty()) {
            return List.of();
        }
        int usual = columns.get(columns.size() - 1).column().indexOf(series);
        var points = new ArrayList<Point>(columns.size());
        for (DatedColumn dated : columns) {
            Column column = dated.column();
            int index = position(column, series, usual);
            if (index >= 0 && column.isKnown(index)) {
                points.add(new Point(dated.age(now), column.value(index)));
            }
        }
        return points;
    }

    /** Series mostly keep their place; then no index is built of every column that is remembered. */
    private static int position(Column column, Labels series, int usual) {
        boolean there =
                usual >= 0 && usual < column.size() && column.labels(usual).equals(series);
        return there ? usual : column.indexOf(series);
    }
}

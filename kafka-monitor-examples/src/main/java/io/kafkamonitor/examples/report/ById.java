package io.kafkamonitor.examples.report;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Brokers in the order of their ids, in which 10 comes after 9. */
final class ById {

    private static final Comparator<String> SHORTER_FIRST = Comparator.comparingInt(String::length);

    private ById() {}

    /** The series of a column that has a label {@code broker}. */
    static List<Labels> sorted(Column column) {
        return IntStream.range(0, column.size())
                .mapToObj(column::labels)
                .sorted(Comparator.comparing(
                        series -> Cells.label(series, "broker"),
                        SHORTER_FIRST.thenComparing(Comparator.naturalOrder())))
                .toList();
    }
}

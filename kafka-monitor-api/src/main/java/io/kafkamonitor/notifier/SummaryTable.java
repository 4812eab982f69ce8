package io.kafkamonitor.notifier;

import io.kafkamonitor.metric.Unit;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * A part of a {@link Summary}: a row for each broker, say, and a column for each figure. Immutable.
 *
 * @param title what it is about, such as {@code Load}
 * @param subject what a row is about, such as {@code broker}; empty for figures of the whole cluster, which are one row
 * @param columns the figures
 * @param rows worst first
 * @param otherRows how many rows there are besides
 */
public record SummaryTable(String title, String subject, List<Column> columns, List<Row> rows, int otherRows) {

    /** Copies the lists. */
    public SummaryTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A figure.
     *
     * @param name such as {@code most bytes in}
     * @param unit of its values
     * @param isCompared whether the rows are to be compared by it, as those of brokers that should all have as many leaders
     */
    public record Column(String name, Unit unit, boolean isCompared) {}

    /**
     * A row.
     *
     * @param subject what it is about; empty for the whole cluster
     * @param values one for each column, empty where it is not known
     */
    public record Row(String subject, List<OptionalDouble> values) {

        /** Copies the list. */
        public Row {
            values = List.copyOf(values);
        }

        /** A row of numbers, of which those that are not a number are not known. */
        public static Row of(String subject, double... numbers) {
            return new Row(
                    subject,
                    DoubleStream.of(numbers)
                            .mapToObj(value -> Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value))
                            .toList());
        }
    }
}

package io.kafkamonitor.internal.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.ColumnBuilder;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

class RowsTest {

    private static final Metric SIZE = Metric.gauge("size", Unit.BYTES, "Size.", "number");

    private static Labels series(int number) {
        return Labels.of("number", Integer.toString(number));
    }

    private static Column column(List<Integer> numbers) {
        ColumnBuilder column = Column.builder(SIZE);
        numbers.forEach(number -> column.value(series(number), number));
        return column.build();
    }

    /** Whatever comes, goes and moves: a series has one row as long as it is there, and no other series has it. */
    @Property
    void givesEachSeriesARowOfItsOwnAndKeepsIt(
            @ForAll @Size(min = 1, max = 12)
                    List<@Size(max = 12) @UniqueElements List<@IntRange(max = 15) Integer>> passes) {
        var rows = new Rows(column(List.of()), labels -> !labels.equals(series(3)));
        Map<Integer, Integer> expected = new HashMap<>();
        Map<Integer, Long> begun = new HashMap<>();
        long time = 0;
        int most = 0;
        for (List<Integer> pass : passes) {
            time++;
            rows.update(column(pass), time);

            expected.keySet().retainAll(pass);
            begun.keySet().retainAll(pass);
            for (int i = 0; i < pass.size(); i++) {
                int number = pass.get(i);
                int row = rows.rows()[i];
                if (number == 3) {
                    assertThat(row).isEqualTo(Rows.NONE);
                    continue;
                }
                begun.putIfAbsent(number, time);
                assertThat(row).isBetween(0, rows.size() - 1).isEqualTo(expected.getOrDefault(number, row));
                assertThat(rows.seen().since(row)).isEqualTo(begun.get(number));
                expected.put(number, row);
            }
            assertThat(expected.values()).doesNotHaveDuplicates();
            most = Math.max(most, expected.size());
            assertThat(rows.size()).as("rows, with none that lie idle").isLessThanOrEqualTo(most);
        }
    }

    @Test
    void findsItsWayWhereMoreHasComeThanItLooksAhead() {
        var rows = new Rows(column(List.of()), any -> true);
        List<Integer> before = IntStream.range(0, 5_000).boxed().toList();
        rows.update(column(before), 1);
        List<Integer> after = IntStream.concat(IntStream.range(10_000, 14_000), IntStream.range(0, 5_000))
                .boxed()
                .toList();

        rows.update(column(after), 2);

        for (int i = 0; i < 5_000; i++) {
            assertThat(rows.rows()[4_000 + i]).isEqualTo(i);
        }
    }
}

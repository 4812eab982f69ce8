package io.kafkamonitor.examples.benchmark;

import io.kafkamonitor.examples.terminal.TextTable;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a cycle over many series costs and retains, against copying the same labels and values into a hash map. */
final class SeriesBenchmark {

    private final SyntheticSeries series;
    private final Contest.Rounds rounds;
    private final Allocation allocation = new Allocation();

    SeriesBenchmark(SyntheticSeries series, Contest.Rounds rounds) {
        this.series = series;
        this.rounds = rounds;
    }

    List<TextTable> run() throws Exception {
        double before = Heap.used();
        try (var monitor = new SyntheticMonitor(series, allocation)) {
            List<Cost> costs = new Contest(rounds, allocation)
                    .task("one cycle of the monitor", monitor::tick)
                    .task(
                            "copying into a HashMap (baseline)",
                            () -> Expected.count("copies", series.size(), copy().size()))
                    .run();
            return List.of(
                    CostTable.counting("allocated", Unit.BYTES)
                            .of(Unit.COUNT.format(series.size()) + " series of three labels", costs),
                    retained(monitor, Heap.used() - before));
        }
    }

    private TextTable retained(SyntheticMonitor monitor, double whole) throws Exception {
        double ours = Heap.retainedByOne(() -> {
            series.change();
            return monitor.snapshot();
        });
        double baseline = Heap.retainedByOne(this::copy);
        var table = TextTable.titled("Retained beside the labels, which the collector keeps")
                .words("")
                .numbers("bytes", "a series", "of baseline");
        row(table, "the whole monitor between two cycles", whole, baseline);
        row(table, "each snapshot that a host keeps", ours, baseline);
        row(table, "a HashMap (baseline)", baseline, baseline);
        return table;
    }

    private void row(TextTable table, String name, double bytes, double baseline) {
        table.row(
                name,
                Unit.BYTES.format(bytes),
                Unit.BYTES.format(bytes / series.size()),
                CostTable.ratio(bytes, baseline));
    }

    /** With room for all from the beginning, which is the best that can be done with such a map. */
    private Map<Labels, Double> copy() {
        var copy = new HashMap<Labels, Double>(series.size() * 4 / 3 + 1);
        for (int i = 0; i < series.size(); i++) {
            copy.put(series.labels(i), series.value(i));
        }
        return copy;
    }
}

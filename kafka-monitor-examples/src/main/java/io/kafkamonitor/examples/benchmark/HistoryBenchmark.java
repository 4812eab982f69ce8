package io.kafkamonitor.examples.benchmark;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;

import io.kafkamonitor.examples.terminal.TextTable;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Rule;
import java.time.Duration;
import java.util.List;

/**
 * What it costs to look back on many series as the recommended rules do, half an hour with a reading every 30 seconds,
 * against a loop over as many numbers.
 */
final class HistoryBenchmark {

    private static final int READINGS = 60;
    private static final Duration WINDOW = SyntheticMonitor.INTERVAL.multipliedBy(READINGS);
    private static final int PARTITIONS = 50;
    private static final double NEVER = 1e12;

    private final SyntheticSeries series;
    private final Contest.Rounds rounds;
    private final Allocation allocation = new Allocation();

    HistoryBenchmark(SyntheticSeries series, Contest.Rounds rounds) {
        this.series = series;
        this.rounds = rounds;
    }

    List<TextTable> run() throws Exception {
        Rule growing = rule("growing")
                .when(metric(SyntheticSeries.LAG).steadyRiseOver(WINDOW))
                .isAbove(NEVER)
                .build();
        try (var forgetful = new SyntheticMonitor(series, allocation);
                var remembering = new SyntheticMonitor(series, allocation, growing)) {
            forgetful.tick();
            remembering.tick();
            double before = Heap.used();
            for (int i = 0; i < READINGS; i++) {
                series.change();
                remembering.tick();
            }
            double history = Heap.used() - before;
            return List.of(costs(remembering, forgetful), retained(history));
        }
    }

    private TextTable costs(SyntheticMonitor remembering, SyntheticMonitor forgetful) throws Exception {
        double[][] readings = new double[READINGS][];
        for (int i = 0; i < READINGS; i++) {
            series.change();
            readings[i] = series.values();
        }
        Task usual = remembering::tick;
        Task created = remembering::tick;
        Task without = forgetful::tick;
        List<Cost> costs = new Contest(rounds, allocation)
                .task("one cycle that looks back", usual.after(series::change))
                .task("one cycle after a topic was created", created.after(() -> {
                    series.hide(PARTITIONS);
                    remembering.tick();
                    series.hide(0);
                }))
                .task("one cycle that does not", without.after(series::change))
                .task(
                        "a loop over double[60][] (baseline)",
                        () -> Expected.count("falls", 1, falls(readings) > 0 ? 1 : 0))
                .run();
        Expected.count("alerts", 0, remembering.alerts());
        return CostTable.counting("allocated", Unit.BYTES).of(title(), costs);
    }

    /** How often a number is lower than the one before, of all series. */
    private static long falls(double[][] readings) {
        long falls = 0;
        for (int series = 0; series < readings[0].length; series++) {
            for (int i = 1; i < readings.length; i++) {
                falls += readings[i][series] < readings[i - 1][series] ? 1 : 0;
            }
        }
        return falls;
    }

    private String title() {
        return "Half an hour of " + Unit.COUNT.format((double) series.size()) + " series, " + READINGS
                + " readings each";
    }

    private TextTable retained(double bytes) {
        double readings = (double) series.size() * READINGS;
        var table = TextTable.titled("Retained for that").words("").numbers("bytes", "a series and reading");
        table.row("the history", Unit.BYTES.format(bytes), Unit.BYTES.format(bytes / readings));
        return table;
    }
}

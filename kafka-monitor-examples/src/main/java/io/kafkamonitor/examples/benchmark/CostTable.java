package io.kafkamonitor.examples.benchmark;

import io.kafkamonitor.examples.terminal.TextTable;
import io.kafkamonitor.metric.Unit;
import java.util.List;
import java.util.Locale;

/** Shows costs beside a baseline. */
final class CostTable {

    private static final double NANOS_PER_MILLI = 1e6;

    private final String counted;
    private final Unit unit;

    private CostTable(String counted, Unit unit) {
        this.counted = counted;
        this.unit = unit;
    }

    /** For time, and for something else that was counted. */
    static CostTable counting(String counted, Unit unit) {
        return new CostTable(counted, unit);
    }

    /** A table whose last row is the baseline of the ratios. */
    TextTable of(String title, List<Cost> costs) {
        var table = TextTable.titled(title)
                .words("")
                .numbers("median", "least", "most", "of baseline", counted, "of baseline");
        Cost baseline = costs.get(costs.size() - 1);
        for (Cost cost : costs) {
            table.row(
                    cost.name(),
                    millis(cost.nanos().median()),
                    millis(cost.nanos().least()),
                    millis(cost.nanos().most()),
                    ratio(cost.nanos().median(), baseline.nanos().median()),
                    unit.format(cost.amount().median()),
                    ratio(cost.amount().median(), baseline.amount().median()));
        }
        return table;
    }

    private static String millis(double nanos) {
        return Unit.MILLISECONDS.format(nanos / NANOS_PER_MILLI);
    }

    static String ratio(double of, double baseline) {
        double ratio = of / baseline;
        return String.format(Locale.ROOT, ratio < 10 ? "%.2f" : "%,.0f", ratio);
    }
}

package io.kafkamonitor.examples.benchmark;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;

import io.kafkamonitor.examples.terminal.TextTable;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one evaluation of a rule that joins many series costs, against a loop that only adds up their values. */
final class RuleBenchmark {

    private static final Set<String> SUBJECT = Set.of("group", "topic");
    private static final double NEVER = 1e12;

    private final SyntheticSeries series;
    private final Contest.Rounds rounds;
    private final Allocation allocation = new Allocation();

    RuleBenchmark(SyntheticSeries series, Contest.Rounds rounds) {
        this.series = series;
        this.rounds = rounds;
    }

    List<TextTable> run() throws Exception {
        try (var monitor = new SyntheticMonitor(series, allocation)) {
            var evaluation = Evaluation.of(monitor.snapshot());
            Column column = evaluation.snapshot().column(SyntheticSeries.LAG);
            List<Double> sums = sums(column).values().stream().sorted().toList();
            double threshold = sums.get(sums.size() * 99 / 100);
            long breached = sums.stream().filter(sum -> sum > threshold).count();
            double[] values = series.values();
            long total = total(values);
            List<Cost> costs = new Contest(rounds, allocation)
                    .task("the rule, nothing breached", evaluating(evaluation, NEVER, 0))
                    .task("the rule, " + breached + " subjects breached", evaluating(evaluation, threshold, breached))
                    .task(
                            "the same sums in a HashMap",
                            () -> Expected.count(
                                    "sums", sums.size(), sums(column).size()))
                    .task("a loop over a double[] (baseline)", () -> Expected.count("records", total, total(values)))
                    .run();
            return List.of(CostTable.counting("allocated", Unit.BYTES).of(title(sums.size()), costs));
        }
    }

    private String title(int subjects) {
        return "One evaluation of sumBy(group, topic): " + Unit.COUNT.format(series.size()) + " series, "
                + Unit.COUNT.format(subjects) + " subjects";
    }

    private static Task evaluating(Evaluation evaluation, double threshold, long findings) {
        Rule rule = rule("benchmark")
                .when(metric(SyntheticSeries.LAG).sumBy("group", "topic"))
                .isAbove(threshold)
                .build();
        return () ->
                Expected.count("findings", findings, rule.evaluate(evaluation).size());
    }

    /** What one writes without thinking of a million series. */
    private static Map<Labels, Double> sums(Column column) {
        var sums = new HashMap<Labels, Double>();
        for (int i = 0; i < column.size(); i++) {
            sums.merge(column.labels(i).keep(SUBJECT), column.value(i), Double::sum);
        }
        return sums;
    }

    private static long total(double[] values) {
        double total = 0;
        for (double value : values) {
            total += value;
        }
        return (long) total;
    }
}

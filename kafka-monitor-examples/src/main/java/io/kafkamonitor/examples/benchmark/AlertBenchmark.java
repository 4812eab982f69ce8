package io.kafkamonitor.examples.benchmark;

import io.kafkamonitor.examples.benchmark.AlertLoad.MovingRule;
import io.kafkamonitor.examples.terminal.TextTable;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a cycle over many alerts costs, with and without changes to be kept, against looking at each finding once. */
final class AlertBenchmark {

    private final AlertLoad load;
    private final Contest.Rounds rounds;
    private final Allocation allocation = new Allocation();

    AlertBenchmark(AlertLoad load, Contest.Rounds rounds) {
        this.load = load;
        this.rounds = rounds;
    }

    List<TextTable> run() throws Exception {
        Path directory = Files.createTempDirectory("kafka-monitor-benchmark");
        try (var keeping = new AlertMonitor(load, directory);
                var forgetful = new AlertMonitor(load, null)) {
            String changes = Unit.COUNT.format(2.0 * load.moved());
            List<Cost> costs = new Contest(rounds, allocation)
                    .task(
                            "one cycle, " + changes + " changes kept in a directory",
                            task(keeping::tick).after(keeping::change))
                    .task(
                            "one cycle, " + changes + " changes kept nowhere",
                            task(forgetful::tick).after(forgetful::change))
                    .task("one cycle, no changes", task(keeping::tick).after(keeping::settle))
                    .task("the findings in a HashMap (baseline)", baseline())
                    .run();
            return List.of(CostTable.counting("allocated", Unit.BYTES).of(title(), costs));
        } finally {
            delete(directory);
        }
    }

    private static Task task(Task work) {
        return work;
    }

    private Task baseline() {
        List<MovingRule> rules = load.create();
        return () -> Expected.count("findings", load.alerts(), breached(rules));
    }

    /** As much as must be done to know which subjects are breached now that were not before. */
    private static int breached(List<MovingRule> rules) {
        int breached = 0;
        for (MovingRule rule : rules) {
            Map<Labels, Finding> bySubject = new HashMap<>();
            for (Finding finding : rule.findings()) {
                if (finding.value().orElse(0) > 0) {
                    bySubject.put(finding.subject(), finding);
                }
            }
            breached += bySubject.size();
        }
        return breached;
    }

    private String title() {
        return Unit.COUNT.format((double) load.alerts()) + " firing alerts of "
                + Unit.COUNT.format((double) load.rules()) + " rules, three notifiers";
    }

    private static void delete(Path directory) throws Exception {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}

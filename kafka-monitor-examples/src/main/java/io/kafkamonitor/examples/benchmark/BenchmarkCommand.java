package io.kafkamonitor.examples.benchmark;

import io.kafkamonitor.examples.terminal.GracefulEnd;
import io.kafkamonitor.examples.terminal.Terminal;
import io.kafkamonitor.examples.terminal.TextTable;
import io.kafkamonitor.examples.terminal.Waiting;
import io.kafkamonitor.examples.terminal.Work;
import io.kafkamonitor.metric.Unit;
import java.util.List;
import org.apache.kafka.common.errors.InterruptException;

/** The command {@code benchmark}: measures, and prints tables. */
public final class BenchmarkCommand {

    private static final Contest.Rounds IN_MEMORY = new Contest.Rounds(10, 15);
    private static final Contest.Rounds ON_A_CLUSTER = new Contest.Rounds(10, 15);

    private static final int INTERRUPTED = 1;

    /** A line for each alert that fires or ends is the log's cost, and not what is measured. */
    private static final String LOG_OF_ALERTS = "org.slf4j.simpleLogger.log.io.kafkamonitor.internal.engine";

    private final Terminal terminal;

    /** A command that writes to a terminal. */
    public BenchmarkCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs the benchmarks in memory, and then the one on a local cluster; returns the exit code. */
    public int run() throws Exception {
        System.setProperty(LOG_OF_ALERTS, "warn");
        terminal.line(machine());
        try {
            return GracefulEnd.of(this::measure);
        } catch (InterruptedException | InterruptException e) { // Kafka's clients throw one of their own
            terminal.line("Interrupted");
            return INTERRUPTED;
        }
    }

    private int measure() throws Exception {
        var series = SyntheticSeries.of(100, 200, 50);
        show("cycles over a million series", new SeriesBenchmark(series, IN_MEMORY)::run);
        show("evaluations of a rule", new RuleBenchmark(series, IN_MEMORY)::run);
        for (int groups : new int[] {4, 200}) {
            var watched = SyntheticSeries.of(groups, 100, 50);
            show("looking back on many series", new HistoryBenchmark(watched, IN_MEMORY)::run);
        }
        show("what is recorded", new RecordingBenchmark(SyntheticSeries.of(4, 100, 50))::run);
        show("cycles over many alerts", new AlertBenchmark(AlertLoad.USUAL, IN_MEMORY)::run);
        show("cycles over a local cluster", new ClusterBenchmark(ClusterLoad.USUAL, ON_A_CLUSTER)::run);
        return 0;
    }

    private static String machine() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.availableProcessors() + " cores, heap of at most "
                + Unit.BYTES.format((double) runtime.maxMemory()) + ", Java "
                + Runtime.version().feature();
    }

    private void show(String what, Work<List<TextTable>, Exception> benchmark) throws Exception {
        for (TextTable table : Waiting.on(terminal, what, benchmark)) {
            terminal.line("");
            terminal.lines(table.lines());
        }
    }
}

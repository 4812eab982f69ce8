package io.kafkamonitor.examples.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.examples.terminal.TextTable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That the benchmarks measure what they say; how much that is, is for a person to judge. */
class BenchmarkTest {

    private static final int MUCH = 10_000_000;

    private final SyntheticSeries series = SyntheticSeries.of(2, 3, 4);
    private final Contest.Rounds rounds = new Contest.Rounds(1, 2);

    @Test
    void showsACycleAndWhatItRetainsBesideTheirBaselines() throws Exception {
        List<TextTable> tables = new SeriesBenchmark(series, rounds).run();

        assertThat(tables).hasSize(2);
        assertThat(tables.get(0).lines()).first().isEqualTo("24 series of three labels");
        assertThat(tables.get(0).lines()).last().asString().contains("(baseline)", "1.00");
    }

    @Test
    void showsARuleBesideItsBaselines() throws Exception {
        List<TextTable> tables = new RuleBenchmark(series, rounds).run();

        assertThat(tables.get(0).lines()).first().asString().endsWith("24 series, 6 subjects");
    }

    @Test
    void showsWhatLookingBackCostsAndRetains() throws Exception {
        List<TextTable> tables = new HistoryBenchmark(SyntheticSeries.of(2, 3, 50), rounds).run();

        assertThat(tables).hasSize(2);
        assertThat(tables.get(0).lines()).first().isEqualTo("Half an hour of 300 series, 60 readings each");
        assertThat(tables.get(0).lines()).anyMatch(line -> line.startsWith("  one cycle after a topic was created"));
    }

    @Test
    void showsWhatIsRecordedAndHowFastItIsReplayed() throws Exception {
        List<TextTable> tables = new RecordingBenchmark(series).run();

        assertThat(tables.get(0).lines()).first().isEqualTo("24 series, recorded for 240 cycles");
        assertThat(tables.get(1).lines()).last().asString().contains("(baseline)", "1.00");
    }

    @Test
    void showsCyclesOverAlertsOfWhichEverybodyWasTold() throws Exception {
        List<TextTable> tables = new AlertBenchmark(new AlertLoad(2, 5, 3, 1), rounds).run();

        assertThat(tables.get(0).lines()).first().isEqualTo("10 firing alerts of 2 rules, three notifiers");
        assertThat(tables.get(0).lines())
                .anyMatch(line -> line.startsWith("  one cycle, 4 changes kept in a directory"));
    }

    @Test
    void takesTheMiddleOfTheRounds() {
        assertThat(Spread.of(List.of(9L, 1L, 2L))).isEqualTo(new Spread(1, 2, 9));
        assertThat(Spread.of(List.of(4L, 1L, 9L, 2L))).isEqualTo(new Spread(1, 3, 9));
    }

    @Test
    void countsWhatAThreadAllocatesThatEndsMeanwhile() throws Exception {
        var allocation = new Allocation();
        var kept = new ArrayList<byte[]>();
        var thread = new Thread(() -> {
            kept.add(new byte[MUCH]);
            allocation.threadEnds();
        });

        long allocated = allocation.during(() -> {
            thread.start();
            thread.join();
        });

        assertThat(kept).hasSize(1);
        assertThat(allocated).isBetween((long) MUCH, MUCH * 2L);
    }

    @Test
    void doesNotMeasureWorkThatFails() {
        assertThatThrownBy(() -> Expected.count("findings", 3, 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Expected 3 findings, but there are 2");
    }
}

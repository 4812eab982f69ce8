package io.kafkamonitor.examples.benchmark;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.examples.terminal.TextTable;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.recording.Recording;
import io.kafkamonitor.recording.ReplayListener;
import io.kafkamonitor.rule.Rule;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * What it takes to record a cycle, beside what the cycle itself takes, how large that is on disk, and how fast rules are run
 * over it.
 */
final class RecordingBenchmark {

    private static final int CYCLES = 240;
    private static final Duration WINDOW = SyntheticMonitor.INTERVAL.multipliedBy(60);
    private static final double NEVER = 1e12;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_MINUTE = 60e9;
    private static final String RECORDER = "kafka-monitor-benchmark-recorder";

    private final SyntheticSeries series;

    RecordingBenchmark(SyntheticSeries series) {
        this.series = series;
    }

    List<TextTable> run() throws Exception {
        var written = TextTable.titled(
                        Unit.COUNT.format((double) series.size()) + " series, recorded for " + CYCLES + " cycles")
                .words("")
                .numbers("to record", "of a cycle", "bytes", "a series and reading");
        var read = TextTable.titled("Replayed").words("").numbers("cycles a minute", "of baseline");
        for (int some : new int[] {1, 10}) {
            Path directory = Files.createTempDirectory("kafka-monitor-benchmark");
            try {
                String name = some == 1 ? "every number changes" : "one number in " + some + " changes";
                written(name, some, directory, written);
                replayed(name, Recording.in(directory).atMost(Duration.ofDays(365)), read);
            } finally {
                delete(directory);
            }
        }
        return List.of(written, read);
    }

    private void written(String name, int some, Path directory, TextTable table) throws Exception {
        double cycle = 0;
        double record;
        Recording recording = Recording.in(directory).atMost(Duration.ofDays(365));
        try (var monitor = SyntheticMonitor.recording(series, recording)) {
            for (int i = 0; i < CYCLES; i++) {
                double before = size(directory);
                series.changeOneIn(some);
                long begin = System.nanoTime();
                monitor.tick();
                cycle += System.nanoTime() - begin;
                awaitMoreThan(before, directory); // or some would be left out
            }
            record = cpuNanos();
        }
        double bytes = size(directory);
        table.row(
                name,
                Unit.MILLISECONDS.format(record / CYCLES / NANOS_PER_MILLI),
                CostTable.ratio(record, cycle),
                Unit.BYTES.format(bytes),
                Unit.BYTES.format(bytes / CYCLES / series.size()));
    }

    /** What the thread that records has used. */
    private static double cpuNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().equals(RECORDER)) {
                return threads.getThreadCpuTime(thread.getThreadId());
            }
        }
        throw new IllegalStateException("There is no thread '" + RECORDER + "', so nothing was recorded");
    }

    private static void awaitMoreThan(double bytes, Path directory) throws Exception {
        while (size(directory) <= bytes) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private static int count(Recording recording) throws IOException {
        var count = new AtomicInteger();
        recording.read(snapshot -> count.incrementAndGet() > 0);
        return count.get();
    }

    private static double size(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            double size = 0;
            for (Path file : files.toList()) {
                size += Files.size(file);
            }
            return size;
        }
    }

    private static void replayed(String name, Recording recording, TextTable table) throws Exception {
        Rule growing = rule("growing")
                .when(metric(SyntheticSeries.LAG).sumBy("group", "topic").steadyRiseOver(WINDOW))
                .isAbove(NEVER)
                .build();
        double reading = 0;
        double replaying = 0;
        for (int i = 0; i < 2; i++) { // the first time to warm up
            long begin = System.nanoTime();
            Expected.count("snapshots", CYCLES, count(recording));
            reading = NANOS_PER_MINUTE * CYCLES / (System.nanoTime() - begin);
            begin = System.nanoTime();
            var replay = KafkaMonitor.builder("benchmark").rule(growing).replay(recording, new ReplayListener() {});
            Expected.count("cycles", CYCLES, replay.snapshots());
            replaying = NANOS_PER_MINUTE * CYCLES / (System.nanoTime() - begin);
        }
        row(table, name + ", a rule that looks back", replaying, reading);
        row(table, name + ", only read (baseline)", reading, reading);
    }

    private static void row(TextTable table, String name, double perMinute, double baseline) {
        table.row(name, String.format(Locale.ROOT, "%,.0f", perMinute), CostTable.ratio(perMinute, baseline));
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}

package io.kafkamonitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.recording.Recording;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.Rules;
import io.kafkamonitor.testing.FakeCollector;
import io.kafkamonitor.testing.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a monitor saw, read back. */
class RecordingTest {

    private static final Metric DEPTH = Metric.amount("queue.depth", Unit.of("jobs"), "Depth.", "queue");
    private static final Labels MAILS = Labels.of("queue", "mails");

    @TempDir
    private Path directory;

    private final ManualClock clock = new ManualClock();
    private final FakeCollector collector = new FakeCollector("queues", DEPTH);

    private void run(Recording recording, double... depths) throws InterruptedException {
        try (KafkaMonitor monitor = KafkaMonitor.builder("test")
                .timeSource(clock)
                .collector(collector)
                .recordingTo(recording)
                .build()) {
            for (double depth : depths) {
                collector.value(DEPTH, MAILS, depth);
                monitor.tick();
                clock.advance(Duration.ofSeconds(30));
            }
        }
    }

    private static List<Double> depths(Recording recording) throws IOException {
        var depths = new ArrayList<Double>();
        recording.read(snapshot -> depths.add(snapshot.value(DEPTH, MAILS).orElseThrow()));
        return depths;
    }

    @Test
    void goesOnFromRunToRun() throws Exception {
        Recording recording = Recording.in(directory);

        run(recording, 1, 2, 3);
        run(recording, 4);

        assertThat(depths(recording)).containsExactly(1.0, 2.0, 3.0, 4.0);
    }

    @Test
    void isReadAsFarAsOneLikes() throws Exception {
        Recording recording = Recording.in(directory);
        run(recording, 1, 2, 3);
        var seen = new ArrayList<Snapshot>();

        recording.read(snapshot -> {
            seen.add(snapshot);
            return seen.size() < 2;
        });

        assertThat(seen).hasSize(2);
        assertThat(seen.get(0).time()).isEqualTo(ManualClock.START);
    }

    @Test
    void costsNoCycleWhereItCannotBeWritten() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "not a directory");

        run(Recording.in(file), 1, 2);

        assertThat(file).hasContent("not a directory");
        assertThat(collector.collections()).isEqualTo(2);
    }

    @Test
    void isRefusedWithSizesThatCannotBeMeant() {
        assertThatThrownBy(() -> Recording.in(directory).atMostBytes(1_000))
                .hasMessageContaining("A recording of at most '1000' bytes is none");
        assertThatThrownBy(() -> Recording.in(directory).atMost(Duration.ZERO))
                .hasMessageContaining("The age of a recording");
        assertThat(Recording.in(directory).atMostBytes(5 << 20).atMost(Duration.ofDays(2)))
                .hasToString(directory + " (at most 5242880 bytes and PT48H)");
    }

    private static Rule deep() {
        return Rules.rule("deep").when(Rules.metric(DEPTH)).isAbove(5).build();
    }

    @Test
    void showsHowOftenARuleWouldHaveFiredLately() throws Exception {
        try (KafkaMonitor monitor = KafkaMonitor.builder("test")
                .timeSource(clock)
                .collector(collector)
                .recordingTo(directory)
                .build()) {
            double[] depths = {9, 0, 9, 0, 0, 9};
            for (int i = 0; i < depths.length; i++) {
                collector.value(DEPTH, MAILS, depths[i]);
                monitor.tick();
                awaitSnapshots(i + 1);
                clock.advance(Duration.ofMinutes(20));
            }

            List<Alert> fired = monitor.dryRun(Duration.ofMinutes(90), deep());

            assertThat(fired)
                    .extracting(Alert::rule, Alert::subject, Alert::state)
                    .containsExactly(
                            tuple("deep", MAILS, AlertState.RESOLVED), tuple("deep", MAILS, AlertState.FIRING));
            assertThat(monitor.alerts()).isEmpty();
        }
    }

    @Test
    void looksAsFarBackInADryRunAsTheRuleDoes() throws Exception {
        Rule risen = Rules.rule("risen")
                .when(Rules.metric(DEPTH).changeOver(Duration.ofMinutes(3)))
                .isAbove(5)
                .build();
        try (KafkaMonitor monitor = KafkaMonitor.builder("test")
                .timeSource(clock)
                .collector(collector)
                .recordingTo(directory)
                .build()) {
            for (int i = 0; i < 8; i++) {
                collector.value(DEPTH, MAILS, 2 * i);
                monitor.tick();
                awaitSnapshots(i + 1);
                clock.advance(Duration.ofSeconds(30));
            }

            assertThat(monitor.dryRun(Duration.ofSeconds(40), risen))
                    .extracting(Alert::rule)
                    .containsExactly("risen");
        }
    }

    @Test
    void refusesADryRunWhereNothingIsRecorded() {
        try (KafkaMonitor monitor =
                KafkaMonitor.builder("test").collector(collector).build()) {
            assertThatThrownBy(() -> monitor.dryRun(Duration.ofHours(1), deep()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("recordingTo(...)");
        }
    }

    private void awaitSnapshots(int count) throws IOException {
        while (!Files.exists(directory) || depths(Recording.in(directory)).size() < count) {
            Thread.onSpinWait();
        }
    }
}

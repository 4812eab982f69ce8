package io.kafkamonitor.examples.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.examples.terminal.Terminal;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.recording.Recording;
import io.kafkamonitor.testing.ManualClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A backlog of an hour, recorded and replayed. */
@Timeout(300)
class ReplayCommandTest {

    private static final Labels BILLING = Labels.of("group", "billing", "topic", "orders", "partition", "0");
    private static final int CYCLES = 120;

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    /** Twenty cycles into the hour a group falls behind by 500, and twenty cycles before its end it has caught up. */
    private static final class Backlog implements MetricCollector {

        private int cycle;

        @Override
        public String name() {
            return "backlog";
        }

        @Override
        public List<Metric> metrics() {
            return List.of(GroupMetrics.GROUP_LAG);
        }

        @Override
        public void collect(CollectContext context, SampleSink sink) {
            boolean isBehind = cycle >= 20 && cycle < CYCLES - 20;
            sink.record(GroupMetrics.GROUP_LAG, BILLING, isBehind ? 500 : 0);
            cycle++;
        }
    }

    @BeforeEach
    void record() throws Exception {
        var clock = new ManualClock();
        Recording recording = Recording.in(directory.resolve("recording")).atMost(Duration.ofDays(365));
        try (KafkaMonitor monitor = KafkaMonitor.builder("test")
                .collector(new Backlog())
                .timeSource(clock)
                .recordingTo(recording)
                .build()) {
            for (int i = 1; i <= CYCLES; i++) {
                monitor.tick();
                clock.advance(Duration.ofSeconds(30));
                awaitSnapshots(recording, i);
            }
        }
    }

    /** Or the recorder would leave some out, as of a cluster that is watched too fast. */
    private static void awaitSnapshots(Recording recording, int count) throws Exception {
        var read = new AtomicInteger();
        while (read.get() < count) {
            Thread.onSpinWait();
            read.set(0);
            if (Files.exists(recording.directory())) {
                recording.read(snapshot -> read.incrementAndGet() > 0);
            }
        }
    }

    private int replay(List<String> settings, String... arguments) throws Exception {
        Path file = directory.resolve("my.properties");
        Files.write(file, settings);
        var out = new PrintStream(written, true, StandardCharsets.UTF_8);
        var all = new ArrayList<>(List.of(file.toString()));
        all.addAll(List.of(arguments));
        return new ReplayCommand(Terminal.of(out, Terminal.Look.PLAIN)).run(all);
    }

    private List<String> settings(String... more) {
        var lines = new ArrayList<>(List.of(
                "kafka.bootstrap.servers=127.0.0.1:9",
                "monitor.recording=" + directory.resolve("recording").toString().replace('\\', '/')));
        lines.addAll(List.of(more));
        return lines;
    }

    private String output() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void showsWhatWouldHaveFiredWhenAndWhoWouldHaveBeenTold() throws Exception {
        assertThat(replay(settings(
                        "threshold.consumer-lag=100",
                        "smtp.host=127.0.0.1",
                        "smtp.from=monitor@example.com",
                        "smtp.to=ann@example.com, bob@example.com")))
                .isZero();

        assertThat(output())
                .contains("fires  consumer-lag: ")
                .contains("over   consumer-lag: ")
                .contains("told by mail to ann@example.com, bob@example.com: consumer-lag (1 fire)")
                .contains("told by mail to ann@example.com, bob@example.com: consumer-lag (1 over)")
                .containsPattern("consumer-lag +1 +37 min +0")
                .contains("2 messages in all", "120 cycles from ");
    }

    @Test
    void triesOneMoreRuleAndShowsItAlone() throws Exception {
        assertThat(replay(
                        settings("threshold.consumer-lag=100"),
                        "--rule",
                        "far-behind: critical when kafka.consumer_group.lag is above 400 for 1 min"))
                .isZero();

        assertThat(output()).contains("fires  far-behind: ").doesNotContain("consumer-lag");
    }

    @Test
    void letsATriedRuleTakeThePlaceOfOneWithItsName() throws Exception {
        assertThat(replay(
                        settings("threshold.consumer-lag=100"),
                        "--rule",
                        "consumer-lag: when kafka.consumer_group.lag is above 1,000"))
                .isZero();

        assertThat(output()).contains("What would have fired\n  (none)");
    }

    @Test
    void saysThatNothingWasRecordedLately() throws Exception {
        assertThat(replay(settings(), "--last", "1h")).isEqualTo(1);

        assertThat(output()).contains("The recording cannot be read: ", "has no snapshot from");
    }

    @Test
    void saysWhatIsWrongWithTheSettingsTheRuleAndTheArguments() throws Exception {
        assertThat(replay(List.of("kafka.bootstrap.servers=127.0.0.1:9"))).isEqualTo(2);
        assertThat(replay(settings("monitor.intervall=3s"))).isEqualTo(2);
        assertThat(replay(settings(), "--rule", "when kafka.brokerz is below 3"))
                .isEqualTo(2);
        assertThat(replay(settings(), "--rule", "few: when kafka.brokerz is below 3"))
                .isEqualTo(2);
        assertThat(replay(settings(), "--last", "soon")).isEqualTo(2);
        assertThat(replay(settings(), "--last")).isEqualTo(2);
        assertThat(replay(settings(), "--first")).isEqualTo(2);

        assertThat(output())
                .contains("'monitor.recording' is missing")
                .contains("monitor.intervall")
                .contains("The rule that is to be tried: ")
                .contains("kafka.brokerz")
                .contains("'--last' is 'soon'")
                .contains("Nothing stands behind '--last'")
                .contains("Give one settings file");
    }
}

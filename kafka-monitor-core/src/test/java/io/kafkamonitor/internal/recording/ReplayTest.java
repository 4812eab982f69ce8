package io.kafkamonitor.internal.recording;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.KafkaMonitorBuilder;
import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.health.MonitorMetrics;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.recording.Recording;
import io.kafkamonitor.recording.Replay;
import io.kafkamonitor.recording.ReplayListener;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.testing.RuleTester;
import io.kafkamonitor.settings.ConfigurationException;
import io.kafkamonitor.telling.AlertSelection;
import io.kafkamonitor.telling.Route;
import io.kafkamonitor.testing.FakeCollector;
import io.kafkamonitor.testing.ManualClock;
import io.kafkamonitor.testing.RecordingNotifier;
import io.kafkamonitor.testing.TestSnapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is replayed comes to the same as it did, and nobody is told. */
class ReplayTest {

    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final Labels BILLING = Labels.of("group", "billing", "topic", "orders");
    private static final Labels AUDIT = Labels.of("group", "audit", "topic", "orders");

    @TempDir
    private Path directory;

    private static List<Rule> rules() {
        return List.of(
                rule("lag")
                        .when(metric(GroupMetrics.GROUP_LAG_BY_TOPIC))
                        .isAbove(100)
                        .forAtLeast(Duration.ofMinutes(1))
                        .keepFiringFor(Duration.ofMinutes(1))
                        .build(),
                rule("growing")
                        .when(metric(GroupMetrics.GROUP_LAG_BY_TOPIC).changeOver(Duration.ofMinutes(3)))
                        .isAbove(50)
                        .severity(Severity.CRITICAL)
                        .build());
    }

    /** Nothing is due at the very time of a cycle, when it may be told before or after what that finds. */
    private static KafkaMonitorBuilder composition(KafkaMonitorBuilder builder) {
        return builder.route(Route.to("others").of(AlertSelection.parse("at least CRITICAL")))
                .route(Route.to("others").recipients("bob").withoutReminders())
                .groupWait(Duration.ofSeconds(17))
                .groupInterval(Duration.ofSeconds(127))
                .interval(INTERVAL);
    }

    /** Remembers what it is shown. */
    private record Witness(List<Snapshot> seen) implements Rule {

        @Override
        public String name() {
            return "witness";
        }

        @Override
        public Severity severity() {
            return Severity.WARNING;
        }

        @Override
        public Collection<Finding> evaluate(Evaluation evaluation) {
            seen.add(evaluation.snapshot());
            return List.of();
        }
    }

    /** Everything that became of alerts and was told, in words. */
    private static final class Words implements ReplayListener {

        private final List<String> transitions = new ArrayList<>();
        private final List<Said> messages = new ArrayList<>();

        @Override
        public void onTransition(Transition transition) {
            Alert alert = transition.alert();
            transitions.add(transition.time() + " " + transition + " " + alert.value() + " " + alert.unknown());
        }

        @Override
        public void onMessage(String notifier, Notification notification, DeliveryAttempt attempt) {
            messages.add(said(notification, attempt.recipients()));
        }
    }

    private record Said(Instant time, String what, Set<String> recipients) {}

    private static Said said(Notification notification, Set<String> recipients) {
        var alerts = new TreeSet<String>();
        Stream.of(notification.fired(), notification.changed(), notification.resolved(), notification.ongoing())
                .flatMap(List::stream)
                .forEach(alert -> alerts.add(alert + " " + alert.value() + " " + alert.trail()));
        return new Said(notification.time(), alerts.toString(), recipients);
    }

    private static Path write(Path directory, List<Snapshot> snapshots) throws IOException {
        var limits = new RecordingLimits(1L << 30, Duration.ofDays(3650));
        try (var recording = RecordingDirectory.open(directory, limits)) {
            for (int i = 0; i < snapshots.size(); i++) {
                recording.write(new Recorded(snapshots.get(i), i == 0 ? Duration.ZERO : INTERVAL));
            }
        }
        return directory;
    }

    @Provide
    Arbitrary<String> notation() {
        return Arbitraries.of("0x3", "60x2", "200x3", "500x6", "10+40x9", "unknownx2", "_", "_x5", "gone", "0x12")
                .list()
                .ofMinSize(3)
                .ofMaxSize(12)
                .map(terms -> String.join(" ", terms));
    }

    @Property(tries = 20)
    void comesToTheSame(@ForAll("notation") String billing, @ForAll("notation") String audit) throws Exception {
        var lived = new Words();
        var snapshots = new ArrayList<Snapshot>();
        var others = new RecordingNotifier("others").telling("ann", "bob");
        var all = new ArrayList<>(rules());
        all.add(new Witness(snapshots));
        RuleTester.of(all)
                .every(INTERVAL)
                .series(GroupMetrics.GROUP_LAG_BY_TOPIC, BILLING, billing)
                .series(GroupMetrics.GROUP_LAG_BY_TOPIC, AUDIT, audit)
                .composedWith(builder -> composition(builder).notifier(others).listener(lived))
                .run();

        var replayed = new Words();
        Path recording = Files.createTempDirectory(Path.of("target"), "replay");
        Replay replay = composition(KafkaMonitor.builder("tested").rules(rules()))
                .notifier(new RecordingNotifier("others").telling("ann", "bob"))
                .replay(Recording.in(write(recording, snapshots)), replayed);

        assertThat(replayed.transitions).containsExactlyElementsOf(lived.transitions);
        assertSame(others, replayed, replay.last());
        assertThat(replay.snapshots()).isEqualTo(snapshots.size());
        assertThat(replay.messages()).isEqualTo(replayed.messages.size());
        assertThat(replay.fired()).hasSize((int) lived.transitions.stream()
                .filter(line ->
                        line.contains("-> FIRING") && !line.contains("FIRING ->") && !line.contains("RECOVERING ->"))
                .count());
    }

    /** What came after the last snapshot is not known. */
    private static void assertSame(RecordingNotifier lived, Words replayed, Instant last) {
        List<Notification> told = lived.notifications().stream()
                .filter(notification -> !notification.time().isAfter(last))
                .toList();
        assertThat(replayed.messages).hasSameSizeAs(told);
        for (int i = 0; i < told.size(); i++) {
            Said before = said(told.get(i), lived.attempts().get(i).recipients());
            Said now = replayed.messages.get(i);
            assertThat(now.what()).isEqualTo(before.what());
            assertThat(now.recipients()).isEqualTo(before.recipients());
            assertThat(now.time()).isBetween(before.time(), before.time().plusSeconds(1));
        }
    }

    private List<Snapshot> lag(double... lags) {
        var snapshots = new ArrayList<Snapshot>();
        for (int i = 0; i < lags.length; i++) {
            snapshots.add(TestSnapshots.builder()
                    .time(ManualClock.START.plus(INTERVAL.multipliedBy(i)))
                    .value(GroupMetrics.GROUP_LAG_BY_TOPIC, BILLING, lags[i])
                    .build());
        }
        return snapshots;
    }

    @Test
    void tellsNobodyAndAsksNoCollectorAndClosesAllInTheEnd() throws Exception {
        write(directory, lag(0, 500, 500, 500, 500, 500, 0, 0, 0, 0));
        var notifier = new RecordingNotifier("mail").telling("ann");
        var collector = new FakeCollector("groups", GroupMetrics.GROUP_LAG_BY_TOPIC);
        var heard = new ArrayList<Transition>();
        var words = new Words();

        Replay replay = KafkaMonitor.builder("test")
                .rules(rules())
                .collector(collector)
                .notifier(notifier)
                .listener(heard::add)
                .replay(Recording.in(directory), words);

        assertThat(replay.fired()).extracting(Alert::rule, Alert::state).contains(tuple("lag", AlertState.RESOLVED));
        assertThat(words.messages).isNotEmpty().hasSize((int) replay.messages());
        assertThat(notifier.notifications()).isEmpty();
        assertThat(notifier.closings()).isOne();
        assertThat(collector.collections()).isZero();
        assertThat(heard).isEmpty();
    }

    @Test
    void beginsWhereItIsAskedTo() throws Exception {
        write(directory, lag(500, 500, 500, 500, 0, 0, 0, 0, 0));
        Instant middle = ManualClock.START.plus(INTERVAL.multipliedBy(5));

        Replay replay = KafkaMonitor.builder("test")
                .rules(rules())
                .replay(Recording.in(directory).from(middle), new Words());

        assertThat(replay.first()).isEqualTo(middle);
        assertThat(replay.last()).isEqualTo(ManualClock.START.plus(INTERVAL.multipliedBy(8)));
        assertThat(replay.snapshots()).isEqualTo(4);
        assertThat(replay.fired()).isEmpty();
    }

    @Test
    void judgesRulesThatAreWrittenWithMetricsWhichOnlyTheRecordingKnows() throws Exception {
        Metric depth = Metric.amount("queue.depth", Unit.of("jobs"), "Depth.", "queue");
        write(
                directory,
                List.of(TestSnapshots.builder()
                        .value(depth, Labels.of("queue", "mails"), 7)
                        .build()));

        Replay replay = KafkaMonitor.builder("test")
                .rule("deep: when queue.depth is above 5")
                .replay(Recording.in(directory), new Words());

        assertThat(replay.fired()).extracting(Alert::rule).containsExactly("deep");
    }

    @Test
    void letsCollectorsFailAsTheyDid() throws Exception {
        var failing = new ArrayList<Snapshot>();
        for (int i = 1; i <= 4; i++) {
            failing.add(TestSnapshots.builder()
                    .time(ManualClock.START.plus(INTERVAL.multipliedBy(i)))
                    .value(MonitorMetrics.COLLECTOR_FAILURES, Labels.of("collector", "disks"), i)
                    .build());
        }
        write(directory, failing);

        Replay replay = KafkaMonitor.builder("test").replay(Recording.in(directory), new Words());

        assertThat(replay.fired()).extracting(Alert::rule).containsExactly("collector-failing");
    }

    @Test
    void judgesAllElseWhereTheMonitorDidNotKnowHowItsCollectorsFared() throws Exception {
        Unknown overran = Unknown.because(UnknownReason.COLLECTOR_OVERRAN);
        Labels disks = Labels.of("collector", "disks");
        Metric depth = Metric.amount("queue.depth", Unit.of("jobs"), "Depth.", "queue");
        write(
                directory,
                List.of(TestSnapshots.builder()
                        .value(depth, Labels.of("queue", "mails"), 7)
                        .unknown(MonitorMetrics.COLLECTOR_FAILURES, disks, overran)
                        .unknown(MonitorMetrics.DROPPED_SERIES, disks, overran)
                        .build()));

        Replay replay = KafkaMonitor.builder("test")
                .rule("deep: when queue.depth is above 5")
                .replay(Recording.in(directory), new Words());

        assertThat(replay.fired()).extracting(Alert::rule).containsExactly("deep");
    }

    @Test
    void knowsHowLongAMonitorWasAwayByTheClockOnTheWall() throws Exception {
        Recorded last = new Recorded(lag(500).get(0), Duration.ZERO);
        Snapshot later = TestSnapshots.builder()
                .time(ManualClock.START.plus(Duration.ofDays(3)))
                .value(GroupMetrics.GROUP_LAG_BY_TOPIC, BILLING, 500)
                .build();
        try (var recording = RecordingDirectory.open(directory, new RecordingLimits(1L << 30, Duration.ofDays(3650)))) {
            recording.write(last);
            recording.write(new Recorded(later, Duration.ZERO));
        }
        var words = new Words();

        Replay replay = KafkaMonitor.builder("test").rules(rules()).replay(Recording.in(directory), words);

        assertThat(replay.last()).isEqualTo(later.time());
        assertThat(words.transitions).hasSize(1).allMatch(line -> line.startsWith(ManualClock.START + " "));
    }

    @Test
    void saysThatThereIsNothingToReplay() throws Exception {
        write(directory, lag(1));
        KafkaMonitorBuilder builder = KafkaMonitor.builder("test");

        assertThatThrownBy(() -> builder.replay(Recording.in(directory.resolve("other")), new Words()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("other");
        assertThatThrownBy(() ->
                        builder.replay(Recording.in(directory).from(ManualClock.START.plusSeconds(1)), new Words()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has no snapshot from " + ManualClock.START.plusSeconds(1));
    }

    @Test
    void refusesWhatAMonitorOfItWouldRefuse() throws Exception {
        write(directory, lag(1, 2, 3));

        assertThatThrownBy(() -> KafkaMonitor.builder("test")
                        .rule("lag: when kafka.consumer_group.lag is above many")
                        .replay(Recording.in(directory), new Words()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("many");
    }

    @Test
    void endsWhenTheThreadIsInterrupted() throws Exception {
        write(directory, lag(1, 2, 3));
        Thread.currentThread().interrupt();

        assertThatThrownBy(
                        () -> KafkaMonitor.builder("test").rules(rules()).replay(Recording.in(directory), new Words()))
                .isInstanceOf(InterruptedException.class);
    }
}

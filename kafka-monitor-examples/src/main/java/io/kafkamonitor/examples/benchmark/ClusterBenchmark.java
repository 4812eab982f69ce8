package io.kafkamonitor.examples.benchmark;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.examples.terminal.TextTable;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.localcluster.LocalCluster;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** What a cycle of all Admin collectors costs on three brokers, against the least of plain calls to an Admin client. */
final class ClusterBenchmark {

    private final ClusterLoad load;
    private final Contest.Rounds rounds;

    ClusterBenchmark(ClusterLoad load, Contest.Rounds rounds) {
        this.load = load;
        this.rounds = rounds;
    }

    List<TextTable> run() throws Exception {
        try (LocalCluster cluster = LocalCluster.builder().build().start();
                Admin plain = admin(cluster);
                Admin monitors = admin(cluster)) {
            load.create(cluster.bootstrapServers(), plain);
            return List.of(measured(plain, monitors));
        }
    }

    private static Admin admin(LocalCluster cluster) {
        return Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()));
    }

    private TextTable measured(Admin plain, Admin monitors) throws Exception {
        var clock = new HurriedClock();
        var reading = new PlainReading(plain);
        try (KafkaMonitor usual = monitor(monitors, TimeSource.system());
                KafkaMonitor hurried = monitor(monitors, clock)) {
            List<Cost> costs = new Contest(rounds, new Requests(plain, monitors))
                    .task("one cycle of the monitor", usual::tick)
                    .task("one cycle with everything due", () -> {
                        clock.hurry();
                        hurried.tick();
                    })
                    .task("plain calls, the backlog only (baseline)", () -> read(reading))
                    .run();
            check(usual.snapshot());
            check(hurried.snapshot());
            return CostTable.counting("requests", Unit.COUNT).of(title(usual.snapshot()), costs);
        }
    }

    private static KafkaMonitor monitor(Admin admin, TimeSource time) {
        return KafkaMonitor.builder("benchmark")
                .kafka(admin)
                .timeSource(time)
                .collectDeadline(Duration.ofSeconds(30))
                .build();
    }

    private void read(PlainReading reading) throws Exception {
        Expected.count("commits", load.commits(), reading.read());
    }

    /** Every backlog is known, or a failure was measured. */
    private void check(Snapshot snapshot) {
        if (!snapshot.failures().isEmpty()) {
            throw new IllegalStateException("Collectors failed: " + snapshot.failures());
        }
        Expected.count(
                "backlogs",
                load.commits(),
                snapshot.column(GroupMetrics.GROUP_LAG).size());
    }

    private String title(Snapshot snapshot) {
        return "Three brokers, " + Unit.COUNT.format(load.topics() * load.partitions()) + " partitions, "
                + Unit.COUNT.format(load.commits()) + " commits of " + Unit.COUNT.format(load.groups())
                + " groups; the monitor has " + Unit.COUNT.format(snapshot.size()) + " series";
    }
}

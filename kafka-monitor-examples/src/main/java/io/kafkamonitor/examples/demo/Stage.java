package io.kafkamonitor.examples.demo;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.examples.host.MonitorHost;
import io.kafkamonitor.localcluster.LocalCluster;
import io.kafkamonitor.localcluster.TemporaryDirectory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that runs during the demonstration; closing it leaves nothing behind. Used by one thread. */
final class Stage implements AutoCloseable {

    /** The one to which the imports go. */
    static final int IMPORTING_BROKER = 2;
    /** The one that alone holds the archive. */
    static final int ARCHIVING_BROKER = 3;

    /** A broker that ends is noticed at once, so this is only how slow a machine may be. */
    private static final Duration CLUSTER_START = Duration.ofMinutes(15);

    private static final Duration ADMIN_CLOSE = Duration.ofMillis(500);
    private static final Logger logger = LoggerFactory.getLogger(Stage.class);

    private final Mailroom mailroom;
    private final Timeline timeline;
    private final LocalCluster cluster;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final TemporaryDirectory memory;
    private @Nullable DemoTopics topics;
    private @Nullable Reader billing;
    private @Nullable KafkaMonitor monitor;

    Stage(Mailroom mailroom, Timeline timeline) {
        this.mailroom = mailroom;
        this.timeline = timeline;
        this.memory = opened(TemporaryDirectory.create("kafka-monitor-demo-"));
        this.cluster = LocalCluster.builder()
                .racks("a", "b", "c")
                .setting("auto.leader.rebalance.enable", "false") // leaders move when the demonstration moves them
                .setting(
                        "broker.session.timeout.ms",
                        "9000") // a broker that only has to wait for a processor is not dead
                .startTimeout(CLUSTER_START)
                .build();
    }

    /** Starts the cluster, its clients and the monitor. */
    void open() throws ExecutionException, InterruptedException {
        opened(cluster);
        timeline.waitingFor("three brokers to start", cluster::start);
        warnIfSlow(timeline.elapsed());
        String servers = cluster.bootstrapServers();
        timeline.say(Voice.DEMO, "Three brokers are live, on the racks a, b and c: " + servers);
        Admin admin = Admin.create(Map.of("bootstrap.servers", servers, "client.id", "demo"));
        opened(() -> admin.close(ADMIN_CLOSE)); // which else waits for answers of brokers that are gone
        topics = new DemoTopics(admin);
        topics.create(IMPORTING_BROKER, ARCHIVING_BROKER);
        openClients(servers);
        openMonitor();
    }

    private void warnIfSlow(Duration start) {
        long times = Patience.timesTheUsual(start);
        if (times > 1) {
            timeline.say(
                    Voice.DEMO,
                    "This machine is slow or busy: the brokers took " + times
                            + " times as long as usual. The rest takes longer, too, and is waited for");
        }
    }

    private void openClients(String servers) {
        opened(SteadyProducer.start(servers, DemoTopics.PAYMENTS, 500, 200));
        opened(SteadyProducer.start(servers, DemoTopics.ORDERS, 100, 500));
        opened(SteadyProducer.start(servers, DemoTopics.CLICKS, 200, 100));
        opened(Reader.start(servers, "analytics", DemoTopics.CLICKS, DemoTopics.ORDERS));
        billing = opened(Reader.start(servers, "billing", DemoTopics.PAYMENTS));
        timeline.say(
                Voice.DEMO, "Producers write to payments, orders and clicks; the groups billing and analytics read");
    }

    private void openMonitor() {
        Map<String, String> settings = DemoSettings.of(cluster, mailroom.server(), memory.path());
        monitor = opened(MonitorHost.compose(
                settings, builder -> builder.rules(DemoRules.all()).listener(new Transitions(timeline))));
        monitor.start();
        timeline.say(
                Voice.MONITOR,
                "starts, with " + DemoRules.all().size() + " rules and a cycle every "
                        + settings.get("monitor.interval"));
    }

    /** Closes the monitor and builds another one, of which only the directory tells it what happened before. */
    void restartMonitor() {
        monitor().close();
        openMonitor();
    }

    private <T extends AutoCloseable> T opened(T resource) {
        opened.push(resource);
        return resource;
    }

    LocalCluster cluster() {
        return cluster;
    }

    DemoTopics topics() {
        return requireNonNull(topics, "not open yet");
    }

    Reader billing() {
        return requireNonNull(billing, "not open yet");
    }

    KafkaMonitor monitor() {
        return requireNonNull(monitor, "not open yet");
    }

    /** Ends everything, the last opened first; one that does not end well keeps no other from it. */
    @Override
    public void close() {
        while (!opened.isEmpty()) {
            AutoCloseable next = opened.pop();
            try {
                next.close();
            } catch (Exception e) {
                logger.warn("{} could not be closed", next, e);
            }
        }
    }
}

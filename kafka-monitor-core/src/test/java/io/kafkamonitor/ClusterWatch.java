package io.kafkamonitor;

import io.kafkamonitor.jmx.JmxEndpoints;
import io.kafkamonitor.kafka.BrokerMetrics;
import io.kafkamonitor.kafka.PartitionMetrics;
import io.kafkamonitor.localcluster.Await;
import io.kafkamonitor.localcluster.LocalCluster;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.recording.Recording;
import io.kafkamonitor.recording.ReplayListener;
import io.kafkamonitor.rules.recommended.KafkaRules;
import io.kafkamonitor.testing.ManualClock;
import io.kafkamonitor.testing.RecordingNotifier;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/**
 * A monitor of a real cluster in virtual time: minutes of waiting pass in a second, and what the cluster does takes by
 * the monitor's clock as long as a test says, however slow the machine is.
 *
 * <p>It has the recommended rules with their thresholds, but for those that judge how busy a broker is: what a busy
 * machine shows for some seconds would be minutes to them.
 */
final class ClusterWatch implements AutoCloseable {

    static final List<String> RECIPIENTS = List.of("ann", "ben");

    private static final Duration AMPLE = Await.AMPLE;
    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String[] HOW_BUSY = {
        "request-handlers-busy",
        "network-threads-busy",
        "broker-cpu",
        "broker-heap",
        "broker-gc",
        "broker-open-files",
        "produce-latency",
        "disk-space"
    };

    private final int brokers;
    private final ManualClock clock = new ManualClock();
    private final RecordingNotifier people = new RecordingNotifier("people").telling(RECIPIENTS.toArray(String[]::new));
    private final LocalCluster cluster;
    private final Recording recording;
    private final KafkaMonitor monitor;

    /** @param directory where what is seen is recorded */
    ClusterWatch(LocalCluster cluster, Path directory) {
        this.cluster = cluster;
        this.brokers = cluster.brokerIds().size();
        this.recording = Recording.in(directory).atMost(Duration.ofDays(365));
        this.monitor = composition()
                .notifier(people)
                .timeSource(clock)
                .recordingTo(recording)
                .build();
    }

    private KafkaMonitorBuilder composition() {
        var jmx = new TreeMap<Integer, String>();
        cluster.brokerIds().forEach(id -> jmx.put(id, "127.0.0.1:" + cluster.jmxPort(id)));
        return KafkaMonitor.builder("watched")
                .kafka(Map.of("bootstrap.servers", cluster.bootstrapServers()))
                .jmx(JmxEndpoints.of(jmx))
                .rules(KafkaRules.recommended().without(HOW_BUSY))
                .interval(INTERVAL);
    }

    /** What a recipient would have been told by what was recorded until the watch was closed. */
    List<Notification> replayedTo(String recipient) throws Exception {
        var told = new ArrayList<Notification>();
        composition()
                .notifier(new RecordingNotifier("people").telling(RECIPIENTS.toArray(String[]::new)))
                .replay(recording, new ReplayListener() {
                    @Override
                    public void onMessage(String notifier, Notification notification, DeliveryAttempt attempt) {
                        if (attempt.recipients().contains(recipient)) {
                            told.add(notification);
                        }
                    }
                });
        return told;
    }

    /** Lets time pass, a cycle each interval. */
    void pass(Duration duration) throws InterruptedException {
        Instant end = clock.now().plus(duration);
        while (clock.now().isBefore(end)) {
            monitor.tick();
            clock.advance(INTERVAL);
        }
    }

    /** Awaits what the cluster does, a cycle each second or more often; by the monitor's clock that takes so long. */
    void await(String what, Duration takes, Callable<Boolean> condition) throws InterruptedException {
        await(what, takes, condition, Boolean::booleanValue);
    }

    private <T> void await(String what, Duration takes, Callable<T> probe, Predicate<T> expected)
            throws InterruptedException {
        Instant end = clock.now().plus(takes);
        Await.until(
                what,
                AMPLE,
                () -> {
                    step(end);
                    return probe.call();
                },
                expected);
        while (clock.now().isBefore(end)) {
            step(end);
        }
    }

    private void step(Instant end) throws InterruptedException {
        monitor.tick();
        if (clock.now().isBefore(end)) {
            clock.advance(SECOND);
        }
    }

    /** Awaits that all brokers are back, in sync and lead what they should. */
    void awaitHealthy(Duration takes) throws InterruptedException {
        await("all brokers to be back and in sync", takes, this::unhealthy, String::isEmpty);
    }

    private String unhealthy() {
        String partitions = above(PartitionMetrics.UNDER_REPLICATED_PARTITIONS, 0)
                + above(PartitionMetrics.OFFLINE_PARTITIONS, 0)
                + above(PartitionMetrics.NOT_PREFERRED_RATIO, 0.1);
        return live() == brokers ? partitions : live() + " live brokers; " + partitions;
    }

    /** How many brokers the cluster counts as alive; none if that is unknown. */
    int live() {
        return (int)
                monitor.snapshot().value(BrokerMetrics.BROKERS, Labels.EMPTY).orElse(0);
    }

    /** The topics that have replicas out of sync. */
    Set<String> behind() {
        var topics = new TreeSet<String>();
        Column column = monitor.snapshot().column(PartitionMetrics.UNDER_REPLICATED_PARTITIONS);
        for (int i = 0; i < column.size(); i++) {
            if (column.isKnown(i) && column.value(i) > 0) {
                topics.add(column.labels(i).value("topic"));
            }
        }
        return topics;
    }

    /** Where a metric is above a value or unknown, in words; empty if it is nowhere. */
    private String above(Metric metric, double most) {
        Column column = monitor.snapshot().column(metric);
        var where = new StringBuilder(column.size() == 0 ? metric.name() + " is missing; " : "");
        for (int i = 0; i < column.size(); i++) {
            if (!column.isKnown(i) || column.value(i) > most) {
                where.append(metric.name())
                        .append(column.labels(i))
                        .append(column.isKnown(i) ? " " + column.value(i) : " unknown")
                        .append("; ");
            }
        }
        return where.toString();
    }

    /** What a recipient was told, in that order. */
    List<Notification> toldTo(String recipient) {
        var told = new ArrayList<Notification>();
        for (int i = 0; i < people.attempts().size(); i++) {
            if (people.attempts().get(i).recipients().contains(recipient)) {
                told.add(people.notifications().get(i));
            }
        }
        return told;
    }

    /** Awaits that each recipient was told so often. */
    void awaitTold(int times) {
        for (String recipient : RECIPIENTS) {
            Await.until(
                    recipient + " to be told " + times + " times",
                    AMPLE,
                    () -> toldTo(recipient),
                    told -> told.size() >= times);
        }
    }

    /** Tells what is due before it returns. */
    @Override
    public void close() {
        monitor.close();
    }
}

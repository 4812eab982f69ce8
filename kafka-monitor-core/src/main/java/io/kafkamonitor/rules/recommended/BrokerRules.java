package io.kafkamonitor.rules.recommended;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.jmx.JmxMetrics;
import io.kafkamonitor.kafka.BrokerMetrics;
import io.kafkamonitor.kafka.LogDirMetrics;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.rules.RuleBuilder;
import java.time.Duration;
import java.util.List;

/**
 * The recommended rules for brokers. Those for load need JMX; without it they have no data and say nothing.
 *
 * <p>Where a method takes a threshold, the one without is the recommendation.
 */
public final class BrokerRules {

    private static final Duration AT_A_RESTART = Duration.ofSeconds(30);
    private static final Duration WITHOUT_TAKING_LEAVE = Duration.ofSeconds(5);
    private static final Duration AT_A_PAUSE = Duration.ofMinutes(1);
    private static final Duration AT_A_PEAK = Duration.ofMinutes(5);
    private static final Duration AT_A_LONG_PEAK = Duration.ofMinutes(10);
    private static final Duration CALM = Duration.ofMinutes(2);

    private BrokerRules() {}

    /** All of them. */
    public static RecommendedRules all() {
        return RecommendedRules.of(List.of(
                brokerDown(),
                brokerSilent(),
                noController(),
                requestHandlers(),
                networkThreads(),
                cpu(),
                heap(),
                garbageCollection(),
                openFiles(),
                produceLatency(),
                jmxUnreachable(),
                diskSpace(),
                logDirOffline()));
    }

    /**
     * {@code broker-down}: a registered broker is not alive for 30 seconds, or for 5 if it did not answer before that;
     * critical.
     *
     * <p>The cluster itself needs 9 seconds by default to see that a broker is dead. A quick restart is over in 30
     * seconds more; where brokers need longer to come back, give that time to {@link #brokerDown(Duration)}. A broker
     * that is restarted takes leave of the cluster; one that fell silent first has crashed, hangs or is cut off.
     */
    public static Rule brokerDown() {
        return brokerNotAlive(AT_A_RESTART)
                .forAtLeast(WITHOUT_TAKING_LEAVE, BrokerMetrics.BROKER_SILENT)
                .build();
    }

    /** {@code broker-down} after another time, whether it took leave or not. */
    public static Rule brokerDown(Duration forAtLeast) {
        return brokerNotAlive(forAtLeast).build();
    }

    private static RuleBuilder brokerNotAlive(Duration forAtLeast) {
        return rule("broker-down")
                .when(metric(BrokerMetrics.BROKER_LIVE))
                .isBelow(1)
                .forAtLeast(forAtLeast)
                .keepFiringFor(AT_A_RESTART)
                .severity(Severity.CRITICAL)
                .describedAs("Broker {broker} ({host}, rack {rack}) is down")
                .endingAs("Broker {broker} ({host}, rack {rack}) is back")
                .advisedTo("The broker is registered but the controller does not hear from it. See whether the process"
                        + " runs and what its server.log says last. If it is gone for good, remove it with"
                        + " kafka-cluster.sh unregister.")
                .tryingCommand(KafkaTools.UNAVAILABLE);
    }

    /**
     * {@code broker-silent}: a broker that the controller hears from does not answer this host for a minute, critical.
     *
     * <p>What it leads and coordinates is unknown to the monitor, and most likely out of reach for the applications. A
     * minute is longer than any pause of a broker that serves its clients.
     */
    public static Rule brokerSilent() {
        return rule("broker-silent")
                .when(metric(BrokerMetrics.BROKER_SILENT))
                .isAbove(0)
                .forAtLeast(AT_A_PAUSE)
                .keepFiringFor(AT_A_RESTART)
                .severity(Severity.CRITICAL)
                .describedAs("Broker {broker} ({host}, rack {rack}) does not answer")
                .endingAs("Broker {broker} ({host}, rack {rack}) answers again")
                .advisedTo(
                        "The broker counts as alive, but it does not answer the monitor. See whether it runs, whether its"
                                + " advertised.listeners can be reached from this host, whether a firewall is in between, and"
                                + " whether its request handlers hang. What it leads and coordinates is unknown meanwhile.")
                .tryingCommand(KafkaTools.API_VERSIONS)
                .build();
    }

    /**
     * {@code no-controller}: the metadata quorum has no leader for 30 seconds, critical.
     *
     * <p>An election takes a few seconds; without its outcome no topic, leader or configuration can change, and brokers
     * that die are not noticed.
     */
    public static Rule noController() {
        return rule("no-controller")
                .when(metric(BrokerMetrics.ACTIVE_CONTROLLER))
                .isBelow(1)
                .forAtLeast(AT_A_RESTART)
                .severity(Severity.CRITICAL)
                .describedAs("The cluster has no active controller, so a broker that dies is not noticed")
                .endingAs("The cluster has an active controller again")
                .advisedTo("No leader can be elected and nothing can be changed until a majority of the controllers is"
                        + " back; start those that are down. Until then do not trust what is said of brokers and"
                        + " partitions: the dead count as live, and keep leaders and replicas in sync.")
                .tryingCommand(KafkaTools.QUORUM)
                .build();
    }

    /**
     * {@code request-handlers-busy}: the request handler threads are idle for less than 30 % of the time over 5 minutes;
     * critical at less than 10 %.
     *
     * <p>Below 30 % requests begin to queue at each burst, below 10 % they queue all the time. Five minutes let the
     * clients of a restarted broker come back.
     */
    public static Rule requestHandlers() {
        return requestHandlers(0.3, 0.1);
    }

    /** {@code request-handlers-busy} at other parts of the time, from 0 to 1. */
    public static Rule requestHandlers(double warning, double critical) {
        return rule("request-handlers-busy")
                .when(metric(JmxMetrics.REQUEST_HANDLER_IDLE))
                .isBelow(warning)
                .criticalBelow(critical)
                .forAtLeast(AT_A_PEAK)
                .keepFiringFor(CALM)
                .describedAs("The request handlers of broker {broker} are idle only {value} of the time")
                .endingAs("The request handlers of broker {broker} have time again")
                .advisedTo("Requests wait for a thread. Compare with the other brokers: one alone points to uneven"
                        + " leaders or a slow disk, all of them to num.io.threads or too few brokers.")
                .build();
    }

    /**
     * {@code network-threads-busy}: the network threads are idle for less than 30 % of the time over 5 minutes; critical
     * at less than 10 %.
     *
     * <p>Right after a start a broker shows about 20 %, which five minutes pass over.
     */
    public static Rule networkThreads() {
        return networkThreads(0.3, 0.1);
    }

    /** {@code network-threads-busy} at other parts of the time, from 0 to 1. */
    public static Rule networkThreads(double warning, double critical) {
        return rule("network-threads-busy")
                .when(metric(JmxMetrics.NETWORK_IDLE))
                .isBelow(warning)
                .criticalBelow(critical)
                .forAtLeast(AT_A_PEAK)
                .keepFiringFor(CALM)
                .describedAs("The network threads of broker {broker} are idle only {value} of the time")
                .endingAs("The network threads of broker {broker} have time again")
                .advisedTo("Clients wait before their requests are even read. Look for many connections or costly TLS,"
                        + " and raise num.network.threads if processors are free.")
                .build();
    }

    /**
     * {@code broker-cpu}: a broker uses more than 85 % of the processors over 10 minutes.
     *
     * <p>Recompression and catching up after a restart use all there is for some minutes, and should.
     */
    public static Rule cpu() {
        return cpu(0.85);
    }

    /** {@code broker-cpu} at another part of the processors, from 0 to 1. */
    public static Rule cpu(double threshold) {
        return rule("broker-cpu")
                .when(metric(JmxMetrics.CPU))
                .isAbove(threshold)
                .forAtLeast(AT_A_LONG_PEAK)
                .keepFiringFor(CALM)
                .describedAs("Broker {broker} uses {value} of its processors")
                .endingAs("Broker {broker} has processors to spare again")
                .advisedTo("Look for producers that compress in another way than the topic, for TLS, and for many small"
                        + " requests; move leaders to brokers with less to do or add one.")
                .build();
    }

    /**
     * {@code broker-heap}: more than 85 % of the heap are in use after garbage collection, over 10 minutes.
     *
     * <p>What is in use before a collection says nothing: a healthy heap is nearly full at some moment of each minute.
     */
    public static Rule heap() {
        return heap(0.85);
    }

    /** {@code broker-heap} at another part of the heap, from 0 to 1. */
    public static Rule heap(double threshold) {
        return rule("broker-heap")
                .when(metric(JmxMetrics.HEAP_AFTER_GC))
                .isAbove(threshold)
                .forAtLeast(AT_A_LONG_PEAK)
                .keepFiringFor(CALM)
                .describedAs("{value} of the heap of broker {broker} are in use after garbage collection")
                .endingAs("Broker {broker} has heap to spare again")
                .advisedTo("The broker soon spends its time collecting garbage, or stops for lack of memory. Raise -Xmx"
                        + " in KAFKA_HEAP_OPTS, or look for too many partitions and connections.")
                .build();
    }

    /**
     * {@code broker-gc}: a broker spends more than 10 % of the time in garbage collection, over 5 minutes.
     *
     * <p>A healthy broker spends less than 1 %; at 10 % its pauses begin to cost it its place in the in-sync replicas.
     */
    public static Rule garbageCollection() {
        return rule("broker-gc")
                .when(metric(JmxMetrics.GC_TIME))
                .isAbove(0.1)
                .forAtLeast(AT_A_PEAK)
                .keepFiringFor(CALM)
                .describedAs("Broker {broker} spends {value} of the time in garbage collection")
                .endingAs("Broker {broker} spends little time in garbage collection again")
                .advisedTo(
                        "Long pauses make clients time out and followers fall out of sync. See the garbage collection"
                                + " log; the usual cause is a heap that is too small for the partitions and requests.")
                .build();
    }

    /**
     * {@code broker-open-files}: more than 80 % of the permitted files are open, over 5 minutes; critical at 95 %.
     *
     * <p>A broker that may open no more files takes its log directory offline or refuses connections.
     */
    public static Rule openFiles() {
        return rule("broker-open-files")
                .when(metric(JmxMetrics.OPEN_FILES_RATIO))
                .isAbove(0.8)
                .criticalAbove(0.95)
                .forAtLeast(AT_A_PEAK)
                .describedAs("Broker {broker} has {value} of its permitted files open")
                .endingAs("Broker {broker} can open more files again")
                .advisedTo(
                        "Each segment and each connection takes a file. Raise the limit (ulimit -n, or LimitNOFILE in"
                                + " systemd) to 100,000 or more and restart, and look for clients that leak connections.")
                .build();
    }

    /**
     * {@code produce-latency}: one produce request in a hundred takes more than 500 ms, over 5 minutes.
     *
     * <p>With acks=all a write waits for the followers, so this is a slow disk or network anywhere in the replication.
     * It is over as well when no produce request comes any more.
     */
    public static Rule produceLatency() {
        return produceLatency(500);
    }

    /** {@code produce-latency} at another time. */
    public static Rule produceLatency(double milliseconds) {
        return rule("produce-latency")
                .when(metric(JmxMetrics.REQUEST_TIME)
                        .where("request", JmxMetrics.PRODUCE)
                        .where("quantile", JmxMetrics.ONE_IN_A_HUNDRED)
                        .maxBy("broker"))
                .isAbove(milliseconds)
                .forAtLeast(AT_A_PEAK)
                .keepFiringFor(CALM)
                .describedAs("One produce request in a hundred takes {value} on broker {broker}")
                .endingAs("Produce requests on broker {broker} are fast enough again")
                .advisedTo(
                        "The times in kafka.network:type=RequestMetrics of the broker say where: in the queue for lack"
                                + " of request handlers, locally for the disk, remotely for slow followers.")
                .build();
    }

    /**
     * {@code jmx-unreachable}: a live broker cannot be read over JMX for 5 minutes; says why.
     *
     * <p>Nothing is wrong with the broker, but nobody sees its load. A restarted broker opens the port early.
     */
    public static Rule jmxUnreachable() {
        return rule("jmx-unreachable")
                .when(metric(JmxMetrics.JMX_UP))
                .isBelow(1)
                .forAtLeast(AT_A_PEAK)
                .describedAs("The load of broker {broker} cannot be read over JMX")
                .becauseUnknown(JmxMetrics.UPTIME)
                .endingAs("The load of broker {broker} can be read over JMX again")
                .advisedTo("The broker is alive, but nobody sees its load. Mend what the reason names: the JMX port"
                        + " (JMX_PORT of the broker), the RMI port behind it"
                        + " (com.sun.management.jmxremote.rmi.port), which a firewall must let pass as well, or the"
                        + " JMX endpoints of the monitor.")
                .build();
    }

    /**
     * {@code disk-space}: more than 80 % of the volume of a log directory are in use, over 5 minutes; critical at 90 %.
     *
     * <p>A broker stops when its disk is full, and so do, one after the other, those that take over its partitions.
     */
    public static Rule diskSpace() {
        return diskSpace(0.8, 0.9);
    }

    /** {@code disk-space} at other parts of the volume, from 0 to 1. */
    public static Rule diskSpace(double warning, double critical) {
        return rule("disk-space")
                .when(metric(LogDirMetrics.DIR_USED_RATIO))
                .isAbove(warning)
                .criticalAbove(critical)
                .clearsBelow(warning - 0.02)
                .forAtLeast(AT_A_PEAK)
                .describedAs("{value} of the volume of {dir} on broker {broker} are in use")
                .endingAs("The volume of {dir} on broker {broker} has room again")
                .advisedTo("A full disk stops the broker. Find the largest topics with kafka-log-dirs.sh --describe and"
                        + " lower their retention with kafka-configs.sh, move partitions away, or enlarge the volume.")
                .tryingCommand(KafkaTools.LOG_DIRS)
                .build();
    }

    /**
     * {@code log-dir-offline}: a broker has taken a log directory offline, critical, at once.
     *
     * <p>That happens after a disk error and does not go away by itself.
     */
    public static Rule logDirOffline() {
        return rule("log-dir-offline")
                .when(metric(LogDirMetrics.DIR_OFFLINE))
                .isAbove(0)
                .severity(Severity.CRITICAL)
                .describedAs("Broker {broker} has taken {dir} offline after a disk error")
                .endingAs("Broker {broker} has {dir} online again")
                .advisedTo(
                        "All replicas in that directory are lost to the cluster until the disk works and the broker is"
                                + " restarted. See the KafkaStorageException in server.log and the messages of the kernel.")
                .tryingCommand(KafkaTools.LOG_DIRS)
                .build();
    }
}

package io.kafkamonitor.internal.jmx;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.jmx.JmxEndpoints;
import io.kafkamonitor.jmx.JmxMetrics;
import io.kafkamonitor.metric.Metric;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the load of all live brokers at the same time; see {@link JmxCollectors#brokerLoad}. */
final class BrokerLoadCollector implements MetricCollector {

    private static final Duration PASS_LIMIT = Duration.ofSeconds(5);

    /** A broker that was read before and is not live any more stays unknown for so long, then it is let go. */
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(30);

    private static final Duration GOODBYE_LIMIT = Duration.ofSeconds(1);

    private final JmxEndpoints endpoints;
    private final LiveBrokers brokers;
    private final String threadPrefix;
    private final Map<Integer, KnownBroker> known = new TreeMap<>();

    BrokerLoadCollector(JmxEndpoints endpoints, LiveBrokers brokers, String threadPrefix) {
        this.endpoints = endpoints;
        this.brokers = brokers;
        this.threadPrefix = threadPrefix;
    }

    @Override
    public String name() {
        return "jmx";
    }

    @Override
    public List<Metric> metrics() {
        return JmxMetrics.ALL;
    }

    @Override
    public void collect(CollectContext context, SampleSink sink) throws Exception {
        Collection<BrokerAddress> live = brokers.liveBrokers(context);
        long nanoTime = context.nanoTime();
        long deadline = System.nanoTime() + limit(context.timeLeft()).toNanos();
        for (BrokerAddress broker : live) {
            known.computeIfAbsent(broker.id(), KnownBroker::new).begin(broker, endpoints, threadPrefix, nanoTime);
        }
        try {
            for (KnownBroker broker : known.values()) {
                if (broker.isLive(nanoTime)) {
                    broker.finish(timeUntil(deadline), sink);
                }
            }
        } catch (InterruptedException e) {
            known.values().forEach(KnownBroker::abandon);
            throw e;
        }
        letGo(nanoTime, sink);
    }

    /** Says goodbye to the brokers for a second at most, then closes the sockets. */
    @Override
    public void close() {
        known.values().forEach(KnownBroker::disconnect);
        long deadline = System.nanoTime() + GOODBYE_LIMIT.toNanos();
        try {
            for (KnownBroker broker : known.values()) {
                broker.awaitDisconnected(timeUntil(deadline));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        known.values().forEach(KnownBroker::abandon);
        known.clear();
    }

    /** Leaves a tenth of the time to whoever waits for this collector. */
    private static Duration limit(Duration timeLeft) {
        Duration most = timeLeft.multipliedBy(9).dividedBy(10);
        return most.compareTo(PASS_LIMIT) < 0 ? most : PASS_LIMIT;
    }

    /** Real time, whatever clock the monitor goes by: the workers wait for real sockets. */
    private static Duration timeUntil(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    private void letGo(long nanoTime, SampleSink sink) {
        for (Iterator<KnownBroker> all = known.values().iterator(); all.hasNext(); ) {
            KnownBroker broker = all.next();
            if (!broker.isLive(nanoTime)) {
                broker.disconnect();
                if (broker.goneFor(nanoTime).compareTo(REMEMBERED_FOR) > 0) {
                    all.remove();
                } else {
                    broker.writeNotLive(sink);
                }
            }
        }
    }
}

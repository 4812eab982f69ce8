package io.kafkamonitor.internal.jmx;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.jmx.JmxEndpoints;
import io.kafkamonitor.jmx.JmxMetrics;

/** Makes the collector that reads the brokers over JMX. */
public final class JmxCollectors {

    private JmxCollectors() {}

    /**
     * The collector {@code jmx}, which writes {@link JmxMetrics#ALL} for each live broker.
     *
     * <p><b>Time.</b> All brokers are read at the same time, each on a daemon thread of its own, with 5 seconds or nine
     * tenths of the pass, whichever is less. A broker that takes longer, refuses or hangs has {@link JmxMetrics#JMX_UP}
     * 0 and all its other series unknown; the others do not notice. It is tried again 10 seconds later, then less and
     * less often, every 2 minutes at last, and never while an earlier attempt is still stuck.
     *
     * <p><b>Whose.</b> A new connection is asked for the id of its broker. A port that turns out to be another broker's,
     * as where brokers share a host name, counts as one that cannot be read, and says whose it is.
     *
     * <p><b>Requests.</b> One connection for each broker, kept from pass to pass. A pass costs 18 round trips for each
     * broker, one for each garbage collector and old generation (3 with G1), and one for each kind and version of
     * requests that the broker has ever received (about 15 in a small cluster, never more than 250); every two minutes,
     * and in the first five minutes of a broker, three more to look up names.
     *
     * <p><b>Rates</b>, processor use and idleness of request handlers come from the counters of two readings, whatever
     * time is between them, so they are unknown in the first pass and in the first one after a restart of the broker; so
     * are the times of requests, which count only if requests have come since the last reading. A broker that was read before and is not live any more is unknown for half an hour, then
     * it is gone.
     *
     * @param endpoints where the ports are
     * @param brokers asked once in each pass, by the thread that collects
     * @param monitorName names the threads, {@code kafka-monitor-<monitorName>-jmx-<broker>}
     */
    public static MetricCollector brokerLoad(JmxEndpoints endpoints, LiveBrokers brokers, String monitorName) {
        return new BrokerLoadCollector(
                requireNonNull(endpoints, "endpoints"),
                requireNonNull(brokers, "brokers"),
                "kafka-monitor-" + requireNonNull(monitorName, "monitorName") + "-jmx-");
    }
}

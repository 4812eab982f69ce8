package io.kafkamonitor.internal.jmx;

import io.kafkamonitor.collector.CollectContext;
import java.util.Collection;

/** Knows which brokers are alive; only those are asked over JMX. */
@FunctionalInterface
public interface LiveBrokers {

    /**
     * The brokers that are alive now, each id once; may block until the context's time is over.
     *
     * @throws Exception if that cannot be told; the whole pass of the collector then counts as failed
     */
    Collection<BrokerAddress> liveBrokers(CollectContext context) throws Exception;
}

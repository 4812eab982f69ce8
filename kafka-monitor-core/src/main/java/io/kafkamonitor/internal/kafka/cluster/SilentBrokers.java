package io.kafkamonitor.internal.kafka.cluster;

import io.kafkamonitor.metric.Unknown;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers which brokers were asked and did not answer, and says so in the log when that begins and when it is over.
 *
 * <p>One that the cluster takes for dead after that stays among them: it was not shut down. Safe for use by several
 * threads.
 */
final class SilentBrokers {

    private static final Logger logger = LoggerFactory.getLogger(SilentBrokers.class);

    private final Map<Integer, Unknown> silent = new ConcurrentHashMap<>();

    void isSilent(BrokerNode broker, Unknown why) {
        if (silent.put(broker.id(), why) == null) {
            logger.warn(
                    "Broker {} ({}) counts as alive and cannot be asked: {}; what it leads and coordinates is unknown",
                    broker.id(),
                    broker.host(),
                    why);
        }
    }

    void answers(BrokerNode broker) {
        if (silent.remove(broker.id()) != null) {
            logger.info("Broker {} ({}) answers again", broker.id(), broker.host());
        }
    }

    void retain(Set<Integer> registered) {
        silent.keySet().retainAll(registered);
    }

    Map<Integer, Unknown> all() {
        return Map.copyOf(silent);
    }
}

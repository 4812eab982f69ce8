package io.kafkamonitor.internal.kafka.client;

import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log what the monitor may not read, or the cluster is too old to tell, once, and when it can again.
 *
 * <p>Other reasons pass by themselves and are told by the snapshot.
 */
public final class SaidOnce {

    private static final Logger logger = LoggerFactory.getLogger(SaidOnce.class);

    private final Map<String, Unknown> missing = new ConcurrentHashMap<>();

    /**
     * Says that something cannot be read, unless that was the last thing said of it.
     *
     * @param what such as {@code the metadata quorum (DESCRIBE on the cluster)}
     */
    public void cannotRead(String what, Unknown why) {
        boolean lasts = why.reason() == UnknownReason.NOT_AUTHORIZED || why.reason() == UnknownReason.UNSUPPORTED;
        if (!lasts) {
            return;
        }
        Unknown before = missing.put(what, why);
        if (before == null || before.reason() != why.reason()) {
            logger.warn("Cannot read {}: {}", what, why);
        }
    }

    public void canRead(String what) {
        if (missing.remove(what) != null) {
            logger.info("Can read {} again", what);
        }
    }
}

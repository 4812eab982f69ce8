package io.kafkamonitor.kafka;

import io.kafkamonitor.metric.Unknown;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log what the monitor may not or cannot read, once, and when it can again. */
final class SaidOnce {

    private static final Logger logger = LoggerFactory.getLogger(SaidOnce.class);

    private final Map<String, Unknown> missing = new ConcurrentHashMap<>();

    /** @param what such as {@code the metadata quorum (DESCRIBE on the cluster)} */
    void cannotRead(String what, Unknown why) {
        Unknown before = missing.put(what, why);
        if (before == null || before.reason() != why.reason()) {
            logger.warn("Cannot read {}: {}", what, why);
        }
    }

    void canRead(String what) {
        if (missing.remove(what) != null) {
            logger.info("Can read {} again", what);
        }
    }
}

package io.kafkamonitor.internal.jmx;

import io.kafkamonitor.metric.Unknown;

/** What a pass brought for one broker. */
sealed interface PassResult {

    /** It answered. */
    record Read(Readings readings) implements PassResult {}

    /** It did not. */
    record Failed(Unknown why) implements PassResult {}
}

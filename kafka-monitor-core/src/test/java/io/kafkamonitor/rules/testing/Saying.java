package io.kafkamonitor.rules.testing;

import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;

/** What a collector says of one series in one cycle. */
@FunctionalInterface
interface Saying {

    Saying NOTHING = (metric, labels, sink) -> {};

    Saying GONE = (metric, labels, sink) -> sink.gone(labels);

    static Saying value(double value) {
        return (metric, labels, sink) -> sink.record(metric, labels, value);
    }

    static Saying unknown(Unknown why) {
        return (metric, labels, sink) -> sink.unknown(metric, labels, why);
    }

    void say(Metric metric, Labels labels, SampleSink sink);
}

package io.kafkamonitor.kafka;

import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Of each topic the lag of that group which is furthest behind. */
final class TopicBacklogs {

    private final Map<String, Backlog> backlogs = new HashMap<>();

    void add(String topic, PartialSum lag) {
        Backlog backlog = backlogs.computeIfAbsent(topic, name -> new Backlog());
        backlog.worst = Math.max(backlog.worst, lag.known());
        if (!lag.isComplete()) {
            backlog.unknown = new Unknown(
                    UnknownReason.INCOMPLETE,
                    "at least " + GroupMetrics.TOPIC_BACKLOG.unit().format(backlog.worst));
        }
    }

    void write(SampleSink sink) {
        backlogs.forEach((topic, backlog) -> {
            Labels series = Labels.of("topic", topic);
            if (backlog.unknown == null) {
                sink.record(GroupMetrics.TOPIC_BACKLOG, series, backlog.worst);
            } else {
                sink.unknown(GroupMetrics.TOPIC_BACKLOG, series, backlog.unknown);
            }
        });
    }

    private static final class Backlog {
        private double worst;
        private @Nullable Unknown unknown;
    }
}

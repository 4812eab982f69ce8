package io.kafkamonitor.internal.kafka.groups;

import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.internal.kafka.cluster.PartialSum;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Of each topic the lag of that group which is furthest behind. A group that could never be read is left out; one that
 * was read before makes the topics unknown on which it had committed then.
 */
final class TopicBacklogs {

    private final Map<String, Backlog> backlogs = new HashMap<>();

    void add(String topic, PartialSum lag) {
        Backlog backlog = backlogs.computeIfAbsent(topic, name -> new Backlog());
        backlog.add(lag.known());
        if (!lag.isComplete()) {
            backlog.why = Unknown.because(UnknownReason.INCOMPLETE);
        }
    }

    /** That a group which had committed on these topics cannot be read. */
    void addUnreadable(Set<String> read, Set<String> present, Unknown why) {
        for (String topic : read) {
            if (present.contains(topic)) {
                backlogs.computeIfAbsent(topic, name -> new Backlog()).why = why;
            }
        }
    }

    void write(SampleSink sink) {
        backlogs.forEach((topic, backlog) -> {
            Labels series = Labels.of("topic", topic);
            if (backlog.why == null) {
                sink.record(GroupMetrics.TOPIC_BACKLOG, series, backlog.worst);
            } else {
                sink.unknown(GroupMetrics.TOPIC_BACKLOG, series, backlog.unknown(backlog.why));
            }
        });
    }

    private static final class Backlog {
        private double worst;
        private boolean isAnyKnown;
        private @Nullable Unknown why;

        void add(double lag) {
            worst = Math.max(worst, lag);
            isAnyKnown = true;
        }

        Unknown unknown(Unknown reason) {
            String least = "at least " + GroupMetrics.TOPIC_BACKLOG.unit().format(worst);
            return isAnyKnown ? new Unknown(UnknownReason.INCOMPLETE, least) : reason;
        }
    }
}

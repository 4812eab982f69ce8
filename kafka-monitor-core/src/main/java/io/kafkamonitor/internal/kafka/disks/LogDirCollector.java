package io.kafkamonitor.internal.kafka.disks;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.internal.kafka.cluster.KafkaGateway;
import io.kafkamonitor.internal.kafka.cluster.PartialSum;
import io.kafkamonitor.internal.kafka.cluster.PartitionLabels;
import io.kafkamonitor.internal.kafka.cluster.TopicHistory;
import io.kafkamonitor.internal.kafka.cluster.Topics;
import io.kafkamonitor.kafka.LogDirMetrics;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Reads how much disk the logs take. */
public final class LogDirCollector implements MetricCollector {

    private static final String LOG_DIRS = "the log directories (DESCRIBE on the cluster)";

    private final KafkaGateway gateway;
    private final LogDirReader reader;
    private final TopicHistory history = new TopicHistory();
    private final PartitionLabels topicLabels = new PartitionLabels();
    private final LogDirReport report = new LogDirReport();

    public LogDirCollector(KafkaGateway gateway) {
        this.gateway = gateway;
        this.reader = new LogDirReader(gateway);
    }

    @Override
    public String name() {
        return "log-dirs";
    }

    @Override
    public List<Metric> metrics() {
        return LogDirMetrics.ALL;
    }

    /** Disks fill slowly, and the answer lists every replica of the cluster. */
    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void collect(CollectContext context, SampleSink sink) throws Exception {
        LogDirs dirs = reader.read(context);
        Topics topics = gateway.topics(context);
        history.reportGone(topics, sink);
        if (dirs.dirs().isEmpty() && !dirs.unknowns().isEmpty()) {
            reportNothing(dirs.unknowns().values().iterator().next(), sink);
        } else {
            gateway.capabilities().canRead(LOG_DIRS);
            report.write(dirs, sink);
            reportTopics(TopicSizes.of(dirs, topics), sink);
            reportMoves(BytesToMove.of(dirs, topics, gateway.reassignments(context)), sink);
        }
        history.remember(topics);
    }

    private void reportNothing(Unknown why, SampleSink sink) {
        gateway.capabilities().cannotRead(LOG_DIRS, why);
        LogDirMetrics.ALL.forEach(metric -> sink.incomplete(metric, why));
    }

    private void reportTopics(TopicSizes sizes, SampleSink sink) {
        topicLabels.retain(sizes.byTopic().keySet());
        sizes.byTopic()
                .forEach((topic, size) ->
                        size.report(sink, LogDirMetrics.TOPIC_LOG_SIZE, topicLabels.of(topic), "replicas"));
    }

    /** Of topics that stay where they are, too, so that it is known at once that nothing is left. */
    private void reportMoves(Map<String, PartialSum> bytes, SampleSink sink) {
        for (String topic : topicLabels.topics()) {
            bytes.getOrDefault(topic, new PartialSum())
                    .report(sink, LogDirMetrics.TOPIC_BYTES_TO_MOVE, topicLabels.of(topic), "replicas");
        }
    }
}

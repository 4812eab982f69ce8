package io.kafkamonitor.examples.report;

import io.kafkamonitor.examples.terminal.TextTable;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.kafka.PartitionMetrics;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Snapshot;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The topics with their backlog. */
public final class TopicTable {

    private static final int MOST_ROWS = 25;

    private TopicTable() {}

    /** A table of the topics, those with the longest backlog first, and no more of them than fit a screen. */
    public static TextTable of(Snapshot snapshot) {
        var table = TextTable.titled("Topics")
                .words("topic")
                .numbers("partitions", "offline", "under-replicated", "moving", "records", "longest backlog");
        var cells = new Cells(snapshot);
        List<Labels> topics = sorted(snapshot);
        for (Labels topic : topics.subList(0, Math.min(MOST_ROWS, topics.size()))) {
            table.row(
                    Cells.label(topic, "topic"),
                    cells.number(PartitionMetrics.TOPIC_PARTITIONS, topic),
                    cells.number(PartitionMetrics.OFFLINE_PARTITIONS, topic),
                    cells.number(PartitionMetrics.UNDER_REPLICATED_PARTITIONS, topic),
                    cells.number(PartitionMetrics.MOVING_PARTITIONS, topic),
                    cells.number(GroupMetrics.TOPIC_RECORDS, topic),
                    cells.number(GroupMetrics.TOPIC_BACKLOG, topic));
        }
        if (topics.size() > MOST_ROWS) {
            table.footer("and " + (topics.size() - MOST_ROWS) + " more with a shorter backlog or none");
        }
        return table;
    }

    private static List<Labels> sorted(Snapshot snapshot) {
        Column topics = snapshot.column(PartitionMetrics.TOPIC_PARTITIONS);
        Column backlogs = snapshot.column(GroupMetrics.TOPIC_BACKLOG);
        Comparator<Labels> longestFirst = Comparator.comparingDouble(
                topic -> -backlogs.value(topic).orElse(-1)); // no group at all comes after a group without a backlog
        return IntStream.range(0, topics.size())
                .mapToObj(topics::labels)
                .sorted(longestFirst.thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}

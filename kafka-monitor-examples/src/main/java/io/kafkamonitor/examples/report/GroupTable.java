package io.kafkamonitor.examples.report;

import io.kafkamonitor.examples.terminal.TextTable;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Snapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The consumer groups with their backlog on each topic. */
public final class GroupTable {

    private static final int MOST_ROWS = 25;

    private GroupTable() {}

    /** A table of groups and topics, the longest backlog first, and no more of them than fit a screen. */
    public static TextTable of(Snapshot snapshot) {
        var table = TextTable.titled("Consumer groups").words("group", "topic").numbers("members", "backlog");
        var cells = new Cells(snapshot);
        List<Labels> all = sorted(snapshot.column(GroupMetrics.GROUP_LAG_BY_TOPIC));
        for (Labels series : all.subList(0, Math.min(MOST_ROWS, all.size()))) {
            table.row(
                    Cells.label(series, "group"),
                    Cells.label(series, "topic"),
                    cells.number(GroupMetrics.GROUP_MEMBERS, series.keep(Set.of("group"))),
                    cells.number(GroupMetrics.GROUP_LAG_BY_TOPIC, series));
        }
        if (all.size() > MOST_ROWS) {
            table.footer("and " + (all.size() - MOST_ROWS) + " more with a shorter backlog");
        }
        return table;
    }

    private static List<Labels> sorted(Column lags) {
        Comparator<Labels> longestFirst =
                Comparator.comparingDouble(series -> -lags.value(series).orElse(Double.MAX_VALUE));
        return IntStream.range(0, lags.size())
                .mapToObj(lags::labels)
                .sorted(longestFirst.thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}

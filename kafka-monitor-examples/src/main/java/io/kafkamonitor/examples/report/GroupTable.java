package io.kafkamonitor.examples.report;

import io.kafkamonitor.examples.terminal.TextTable;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The consumer groups with their backlog on each topic, and the groups that cannot be read. */
public final class GroupTable {

    private static final int MOST_ROWS = 25;
    private static final Set<String> GROUP = Set.of("group");

    private final Snapshot snapshot;
    private final Cells cells;
    private final GroupRemarks remarks;
    private final List<Row> rows = new ArrayList<>();
    private int leftOut;

    private GroupTable(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.cells = new Cells(snapshot);
        this.remarks = new GroupRemarks(snapshot);
    }

    /**
     * A table of groups and topics, the longest backlog first, then the groups of which nothing can be read, and no more of
     * either than fit a screen.
     */
    public static TextTable of(Snapshot snapshot) {
        return new GroupTable(snapshot).table();
    }

    private TextTable table() {
        List<Labels> topics = topics();
        add(topics);
        add(unreadable(topics));
        var table = TextTable.titled("Consumer groups").words("group", "topic").numbers("members", "backlog");
        boolean anyRemarks = rows.stream().anyMatch(row -> !row.remarks().isEmpty());
        if (anyRemarks) {
            table.words("remarks");
            rows.forEach(row -> table.row(row.group(), row.topic(), row.members(), row.backlog(), row.remarks()));
        } else {
            rows.forEach(row -> table.row(row.group(), row.topic(), row.members(), row.backlog()));
        }
        if (leftOut > 0) {
            table.footer("and " + leftOut + " more with a shorter backlog or none that can be read");
        }
        return table;
    }

    private void add(List<Labels> all) {
        int shown = Math.min(MOST_ROWS, all.size());
        all.subList(0, shown).forEach(this::add);
        leftOut += all.size() - shown;
    }

    private void add(Labels series) {
        boolean isOfTopic = series.value("topic") != null;
        rows.add(new Row(
                Cells.label(series, "group"),
                Cells.label(series, "topic"),
                cells.number(GroupMetrics.GROUP_MEMBERS, series.keep(GROUP)),
                cells.number(isOfTopic ? GroupMetrics.GROUP_LAG_BY_TOPIC : GroupMetrics.GROUP_LAG_TOTAL, series),
                remarks.of(series)));
    }

    /** Topics with a backlog, known or not, and topics on which a group has still to commit. */
    private List<Labels> topics() {
        Column lags = snapshot.column(GroupMetrics.GROUP_LAG_BY_TOPIC);
        Column waiting = snapshot.column(GroupMetrics.GROUP_WITHOUT_COMMIT);
        var topics = new TreeSet<Labels>(series(lags));
        series(waiting).stream()
                .filter(series -> waiting.value(series).orElse(0) > 0)
                .forEach(topics::add);
        Comparator<Labels> longestFirst = Comparator.comparingDouble(
                series -> lags.indexOf(series) < 0 ? 0 : -lags.value(series).orElse(Double.MAX_VALUE));
        return topics.stream()
                .sorted(longestFirst.thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private List<Labels> unreadable(List<Labels> topics) {
        var shown = new HashSet<Labels>();
        topics.forEach(series -> shown.add(series.keep(GROUP)));
        Column totals = snapshot.column(GroupMetrics.GROUP_LAG_TOTAL);
        return series(totals).stream()
                .filter(group -> totals.value(group).isEmpty() && !shown.contains(group))
                .sorted()
                .toList();
    }

    private static List<Labels> series(Column column) {
        return IntStream.range(0, column.size()).mapToObj(column::labels).toList();
    }

    private record Row(String group, String topic, String members, String backlog, String remarks) {}
}

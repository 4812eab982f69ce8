package io.kafkamonitor.examples.report;

import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unknown;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

/** What has to be known of a group to understand its backlog. */
final class GroupRemarks {

    private final Snapshot snapshot;

    GroupRemarks(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** @param series of a group, or of a group and a topic */
    String of(Labels series) {
        var remarks = new ArrayList<String>();
        double orphaned = value(GroupMetrics.GROUP_ORPHANED, series);
        if (orphaned > 0) {
            remarks.add("orphaned: no member reads " + partitions(GroupMetrics.GROUP_ORPHANED, orphaned));
        }
        double waiting = value(GroupMetrics.GROUP_WITHOUT_COMMIT, series);
        if (waiting > 0) {
            remarks.add("nothing committed on " + partitions(GroupMetrics.GROUP_WITHOUT_COMMIT, waiting) + ": "
                    + value(GroupMetrics.GROUP_LAG_IF_EARLIEST, series, "if earliest") + ", "
                    + value(GroupMetrics.GROUP_LAG_IF_LATEST, series, "if latest"));
        }
        whyUnreadable(series.keep(Set.of("group"))).ifPresent(why -> remarks.add(why.toString()));
        return String.join("; ", remarks);
    }

    private double value(Metric metric, Labels series) {
        return snapshot.value(metric, series).orElse(0);
    }

    private static String partitions(Metric metric, double count) {
        return count == 1 ? "1 partition" : metric.unit().format(count);
    }

    private String value(Metric metric, Labels series, String words) {
        return new Cells(snapshot).number(metric, series) + " " + words;
    }

    private Optional<Unknown> whyUnreadable(Labels group) {
        Column totals = snapshot.column(GroupMetrics.GROUP_LAG_TOTAL);
        Column members = snapshot.column(GroupMetrics.GROUP_MEMBERS);
        return unknown(members, group).or(() -> unknown(totals, group));
    }

    private static Optional<Unknown> unknown(Column column, Labels group) {
        int index = column.indexOf(group);
        return index < 0 ? Optional.empty() : column.unknown(index);
    }
}

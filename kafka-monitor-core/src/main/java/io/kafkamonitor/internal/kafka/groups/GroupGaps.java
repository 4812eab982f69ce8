package io.kafkamonitor.internal.kafka.groups;

import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;
import java.util.List;

/**
 * Says of which groups the series cannot be listed: only those groups are incomplete, and what could be read in full is
 * complete although there may be groups that were not listed.
 */
final class GroupGaps {

    /** What commits tell. */
    private static final List<Metric> OF_COMMITS = List.of(
            GroupMetrics.COMMITTED_OFFSET,
            GroupMetrics.GROUP_LAG,
            GroupMetrics.GROUP_LAG_TIME,
            GroupMetrics.GROUP_LAG_BY_TOPIC,
            GroupMetrics.GROUP_LOST_RECORDS,
            GroupMetrics.GROUP_BEYOND_END,
            GroupMetrics.GROUP_WITHOUT_LEADER);

    /** What commits and members tell. */
    private static final List<Metric> OF_MEMBERS = List.of(
            GroupMetrics.GROUP_WITHOUT_COMMIT,
            GroupMetrics.GROUP_LAG_IF_EARLIEST,
            GroupMetrics.GROUP_LAG_IF_LATEST,
            GroupMetrics.GROUP_ORPHANED,
            GroupMetrics.GROUP_ORPHANED_RECORDS);

    /** What is written of every group that is listed. */
    private static final List<Metric> OF_GROUPS = List.of(GroupMetrics.GROUP_LAG_TOTAL, GroupMetrics.GROUP_MEMBERS);

    private final SampleSink sink;

    GroupGaps(SampleSink sink) {
        this.sink = sink;
    }

    /** That there may be groups that were not listed. */
    void notListed(Unknown why) {
        OF_COMMITS.forEach(metric -> sink.incomplete(metric, why));
        OF_MEMBERS.forEach(metric -> sink.incomplete(metric, why));
        OF_GROUPS.forEach(metric -> sink.incomplete(metric, why));
        sink.incomplete(GroupMetrics.TOPIC_BACKLOG, why);
    }

    /** What of a group that was listed could not be read. */
    void of(GroupReading group, Labels series) {
        Unknown why = group.unknown();
        if (why == null) {
            return;
        }
        if (group.committed() == null) {
            incomplete(OF_COMMITS, series, why);
        }
        if (group.committed() == null || group.members() == null) {
            incomplete(OF_MEMBERS, series, why);
        }
    }

    /** That members of a group read a topic of which neither the log nor a commit can be seen. */
    void hidden(Labels group, String topic, Unknown why) {
        Labels ofTopic = group.with("topic", topic);
        incomplete(OF_COMMITS, ofTopic, why);
        incomplete(OF_MEMBERS, ofTopic, why);
    }

    private void incomplete(List<Metric> metrics, Labels entity, Unknown why) {
        metrics.forEach(metric -> sink.incomplete(metric, entity, why));
    }

    /** That a group is one of those that were listed, though there may be others. */
    void listed(GroupReading group, Labels series) {
        OF_GROUPS.forEach(metric -> sink.complete(metric, series));
        if (group.committed() == null) {
            return;
        }
        OF_COMMITS.forEach(metric -> sink.complete(metric, series));
        if (group.members() != null) {
            OF_MEMBERS.forEach(metric -> sink.complete(metric, series));
        }
    }
}

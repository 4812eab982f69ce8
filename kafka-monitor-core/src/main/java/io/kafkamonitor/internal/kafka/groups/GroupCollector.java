package io.kafkamonitor.internal.kafka.groups;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.collector.MetricCollector;
import io.kafkamonitor.collector.SampleSink;
import io.kafkamonitor.internal.kafka.client.ClusterReadException;
import io.kafkamonitor.internal.kafka.cluster.KafkaGateway;
import io.kafkamonitor.internal.kafka.cluster.TopicHistory;
import io.kafkamonitor.internal.kafka.cluster.TopicOffsets;
import io.kafkamonitor.internal.kafka.cluster.Topics;
import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads where logs begin and end and how far consumer groups are behind. */
public final class GroupCollector implements MetricCollector {

    private static final String GROUPS = "some consumer groups (DESCRIBE on the groups)";

    private final KafkaGateway gateway;
    private final GroupReader reader;
    private final TopicHistory history = new TopicHistory();
    private final OffsetReport offsetReport = new OffsetReport();
    private final Map<String, GroupMemory> memories = new HashMap<>();
    private final OtherKinds otherKinds = new OtherKinds();
    private final UnreadTimes times = new UnreadTimes();

    public GroupCollector(KafkaGateway gateway) {
        this.gateway = gateway;
        this.reader = new GroupReader(gateway);
    }

    @Override
    public String name() {
        return "groups";
    }

    @Override
    public List<Metric> metrics() {
        return GroupMetrics.ALL;
    }

    @Override
    public void collect(CollectContext context, SampleSink sink) throws Exception {
        long begun = context.nanoTime();
        Topics topics = gateway.topics(context);
        // commits before log ends: a commit that is read later could be beyond an end that was read earlier
        GroupReadings groups = readGroups(context, sink);
        Map<String, TopicOffsets> offsets = gateway.offsets(context);
        reportGone(topics, sink);
        offsetReport.write(topics, offsets, sink);
        if (groups != null) {
            otherKinds.takeOver(groups, memories);
            reportGone(groups.names(), sink);
            var logs = new Logs(topics, offsets);
            // not before the log ends were read, or what came meanwhile would be from the future
            times.begin(context.startedAt().toEpochMilli()
                    + Duration.ofNanos(context.nanoTime() - begun).toMillis());
            new Unread(groups, logs).find(groups, times, asked -> gateway.firstSince(context, asked));
            report(groups, logs, context.nanoTime(), sink);
        }
        history.remember(topics);
    }

    /** Null if the groups cannot even be listed; the offsets of the logs are of use without them. */
    private @Nullable GroupReadings readGroups(CollectContext context, SampleSink sink) throws InterruptedException {
        try {
            return reader.read(context);
        } catch (ClusterReadException e) {
            gateway.capabilities().cannotRead(GROUPS, e.unknown());
            new GroupGaps(sink).notListed(e.unknown());
            return null;
        }
    }

    private void reportGone(Topics topics, SampleSink sink) {
        Set<String> gone = history.gone(topics);
        gone.forEach(topic -> sink.gone(Labels.of("topic", topic)));
        memories.values().forEach(memory -> memory.forget(gone));
        otherKinds.forget(gone);
        times.forget(gone);
    }

    private void reportGone(Set<String> present, SampleSink sink) {
        memories.forEach((group, memory) -> {
            if (!present.contains(group)) {
                sink.gone(memory.labels().owner());
            }
        });
        memories.keySet().retainAll(present);
    }

    private void report(GroupReadings groups, Logs logs, long nanoTime, SampleSink sink) {
        var backlogs = new TopicBacklogs();
        var report = new LagReport(logs, backlogs, new AssignmentReport(logs, nanoTime, sink), times, sink);
        for (GroupReading group : groups.all()) {
            GroupMemory memory = memories.computeIfAbsent(group.group(), GroupMemory::new);
            Labels owner = memory.labels().owner();
            reportMembers(group, owner, sink);
            CommittedOffsets committed = group.committed();
            if (committed != null) {
                report.write(committed, group.members(), memory);
            } else if (group.unknown() != null) {
                sink.unknown(GroupMetrics.GROUP_LAG_TOTAL, owner, group.unknown());
                backlogs.addUnreadable(memory.labels().topics(), logs.topics(), group.unknown());
            }
        }
        otherKinds.report(groups, backlogs, logs, sink);
        backlogs.write(sink);
        reportUnreadable(groups, sink);
    }

    private static void reportMembers(GroupReading group, Labels series, SampleSink sink) {
        GroupMembers members = group.members();
        if (members != null) {
            sink.record(GroupMetrics.GROUP_MEMBERS, series, members.count());
        } else if (group.unknown() != null) {
            sink.unknown(GroupMetrics.GROUP_MEMBERS, series, group.unknown());
        }
    }

    private void reportUnreadable(GroupReadings groups, SampleSink sink) {
        var gaps = new GroupGaps(sink);
        Unknown missing = groups.missing();
        if (missing != null) {
            gaps.notListed(missing);
        }
        for (GroupReading group : groups.all()) {
            Labels series = requireNonNull(memories.get(group.group())).labels().owner();
            gaps.of(group, series);
            if (missing != null) {
                gaps.listed(group, series);
            }
        }
        Unknown why = missing == null ? unreadable(groups.all()) : missing;
        if (why == null) {
            gateway.capabilities().canRead(GROUPS);
        } else {
            gateway.capabilities().cannotRead(GROUPS, why);
        }
    }

    private static @Nullable Unknown unreadable(List<GroupReading> groups) {
        for (GroupReading group : groups) {
            Unknown why = group.unknown();
            if (why != null) {
                return new Unknown(
                        why.reason(),
                        "group '" + group.group() + "'" + (why.detail().isEmpty() ? "" : ": " + why.detail()));
            }
        }
        return null;
    }
}

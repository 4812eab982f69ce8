package io.kafkamonitor.kafka;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members and the commits of all consumer groups.
 *
 * <p>Kafka lists only groups that the principal may describe, so one that is missing from the list may be deleted or
 * hidden: those known before are asked for again, and the answer tells the two apart. Not safe for use by several
 * threads.
 */
final class GroupReader {

    private static final int GROUPS_PER_CALL = 500;

    private final KafkaGateway gateway;
    private final CircuitBreaker<String> breaker = new CircuitBreaker<>();
    private Set<String> known = Set.of();

    GroupReader(KafkaGateway gateway) {
        this.gateway = gateway;
    }

    GroupReadings read(CollectContext context) throws ClusterReadException, InterruptedException {
        Admin admin = gateway.admin();
        Reachability reachability = gateway.reachability(context);
        var coordinators = new Coordinators(gateway.topics(context), reachability);
        GroupNames listed = GroupNames.list(context, admin, reachability);
        var names = new TreeSet<>(listed.names());
        names.addAll(known);
        breaker.retain(names);
        var readings = new GroupReadings(listed.missing());
        for (List<String> some : Chunks.of(askable(context, names, coordinators, readings), GROUPS_PER_CALL)) {
            ask(context, admin, some, coordinators, readings);
        }
        known = readings.names();
        return readings;
    }

    private List<String> askable(
            CollectContext context, Set<String> names, Coordinators coordinators, GroupReadings readings) {
        var askable = new ArrayList<String>();
        for (String group : names) {
            Unknown why = coordinators.whyNotAsked(group);
            if (why == null && breaker.isOpen(group, coordinators.broker(group), context.nanoTime())) {
                why = OffsetReader.LEFT_ALONE;
            }
            if (why == null) {
                askable.add(group);
            } else {
                readings.add(GroupReading.unreadable(group, why));
            }
        }
        return askable;
    }

    private void ask(
            CollectContext context, Admin admin, List<String> groups, Coordinators coordinators, GroupReadings readings)
            throws InterruptedException {
        CallTime call = CallTime.within(context, KafkaGateway.CALL_TIMEOUT, "a consumer group");
        DescribeConsumerGroupsResult descriptions =
                admin.describeConsumerGroups(groups, new DescribeConsumerGroupsOptions().timeoutMs(call.millis()));
        ListConsumerGroupOffsetsResult commits = listOffsets(admin, groups, call);
        for (String group : groups) {
            GroupReading reading = harvest(group, call, descriptions, commits);
            if (reading != null) {
                readings.add(reading);
                trip(reading, coordinators.broker(group), context);
            }
        }
    }

    private static ListConsumerGroupOffsetsResult listOffsets(Admin admin, List<String> groups, CallTime call) {
        var specs = new HashMap<String, ListConsumerGroupOffsetsSpec>(groups.size() * 2);
        groups.forEach(group -> specs.put(group, new ListConsumerGroupOffsetsSpec()));
        var options = new ListConsumerGroupOffsetsOptions();
        options.timeoutMs(call.millis());
        return admin.listConsumerGroupOffsets(specs, options);
    }

    /** Null for a group that does not exist any more. */
    private static @Nullable GroupReading harvest(
            String group,
            CallTime call,
            DescribeConsumerGroupsResult descriptions,
            ListConsumerGroupOffsetsResult commits)
            throws InterruptedException {
        GroupMembers members = null;
        CommittedOffsets committed = null;
        Unknown unknown = null;
        try {
            var description =
                    call.await(requireNonNull(descriptions.describedGroups().get(group)));
            if (description.groupState() == GroupState.DEAD) {
                return null; // what brokers before 4.0 say instead of GroupIdNotFoundException
            }
            members = GroupMembers.of(description);
        } catch (ClusterReadException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return null;
            }
            unknown = e.unknown();
        }
        try {
            committed = CommittedOffsets.of(call.await(commits.partitionsToOffsetAndMetadata(group)));
        } catch (ClusterReadException e) {
            unknown = e.unknown();
        }
        return new GroupReading(group, members, committed, unknown);
    }

    private void trip(GroupReading reading, int coordinator, CollectContext context) {
        Unknown unknown = reading.unknown();
        if (unknown != null && unknown.reason() == UnknownReason.TIMED_OUT) {
            breaker.timedOut(reading.group(), coordinator, context.nanoTime());
        } else {
            breaker.answered(reading.group());
        }
    }
}

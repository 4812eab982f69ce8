package io.kafkamonitor.internal.kafka.groups;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.partitioningBy;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.internal.kafka.client.AnyBroker;
import io.kafkamonitor.internal.kafka.client.CallTime;
import io.kafkamonitor.internal.kafka.client.Chunks;
import io.kafkamonitor.internal.kafka.client.CircuitBreaker;
import io.kafkamonitor.internal.kafka.client.ClusterReadException;
import io.kafkamonitor.internal.kafka.client.Patience;
import io.kafkamonitor.internal.kafka.cluster.KafkaGateway;
import io.kafkamonitor.internal.kafka.cluster.LostSight;
import io.kafkamonitor.internal.kafka.cluster.OffsetReader;
import io.kafkamonitor.internal.kafka.cluster.Reachability;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * hidden: those known before are asked for again, and the answer tells the two apart. If there is no answer, either, a
 * group is forgotten some time later: see {@link LostSight}. Not safe for use by several threads.
 */
final class GroupReader {

    private static final int GROUPS_PER_CALL = 500;
    /** For groups that may have no coordinator: the client asks for it without a pause for as long. */
    private static final Duration OUT_OF_SIGHT = Duration.ofMillis(500);

    private static final Unknown CHANGED =
            new Unknown(UnknownReason.NOT_REPORTED, "it was listed, and a moment later it was not there");

    private final KafkaGateway gateway;
    private final CircuitBreaker<String> breaker = new CircuitBreaker<>();
    private final Patience patience = new Patience(CallTime.LONGEST);
    private final LostSight lostSight = new LostSight();
    private Set<String> known = Set.of();

    GroupReader(KafkaGateway gateway) {
        this.gateway = gateway;
    }

    GroupReadings read(CollectContext context) throws ClusterReadException, InterruptedException {
        Admin admin = gateway.admin();
        Reachability reachability = gateway.reachability(context);
        var coordinators = new Coordinators(gateway.topics(context), reachability);
        GroupNames listed = GroupNames.list(context, admin, reachability);
        if (listed.missing() != null && listed.missing().reason() == UnknownReason.UNREACHABLE) {
            AnyBroker.settle(context, admin);
        }
        var names = new TreeSet<>(listed.names());
        names.addAll(known);
        names.removeAll(listed.others().keySet());
        breaker.retain(names);
        Unknown missing = listed.missing() == null ? coordinators.whyNotAllListed() : listed.missing();
        var readings = new GroupReadings(listed.others(), missing);
        var asking = new Asking(context, admin, coordinators, readings);
        List<String> askable = askable(asking, names, listed.names());
        Map<Boolean, List<String>> sure =
                askable.stream().collect(partitioningBy(group -> coordinators.isSure(group, listed.names())));
        ask(asking, requireNonNull(sure.get(true)), patience.most());
        ask(asking, requireNonNull(sure.get(false)), OUT_OF_SIGHT);
        addChanged(listed, readings);
        forget(readings, listed, context);
        known = readings.names();
        return readings;
    }

    /** While the list has gaps of its own, a group that is not on it is out of sight only if that is said. */
    private void forget(GroupReadings readings, GroupNames listed, CollectContext context) {
        Map<String, Unknown> lost = readings.unreadableBut(listed.names());
        if (listed.missing() != null) {
            lost.values().removeIf(why -> why.reason() != UnknownReason.NOT_AUTHORIZED);
        }
        readings.remove(lostSight.note(lost, context.nanoTime()));
    }

    /** A group that is listed and then not found was deleted in between, or is of another kind now: the next list tells. */
    private void addChanged(GroupNames listed, GroupReadings readings) {
        Set<String> read = readings.names();
        for (String group : known) {
            if (listed.names().contains(group) && !read.contains(group)) {
                readings.add(GroupReading.unreadable(group, CHANGED));
            }
        }
    }

    private List<String> askable(Asking asking, Set<String> names, Set<String> listed) {
        var askable = new ArrayList<String>();
        for (String group : names) {
            Unknown why = asking.coordinators.whyNotAsked(group, listed);
            if (why == null && breaker.isOpen(group, asking.coordinators.broker(group), asking.context.nanoTime())) {
                why = OffsetReader.LEFT_ALONE;
            }
            if (why == null) {
                askable.add(group);
            } else {
                asking.readings.add(GroupReading.unreadable(group, why));
            }
        }
        return askable;
    }

    private void ask(Asking asking, List<String> groups, Duration most) throws InterruptedException {
        for (List<String> some : Chunks.of(groups, GROUPS_PER_CALL)) {
            long begin = System.nanoTime();
            if (askFor(asking, some, CallTime.within(asking.context, most, "a consumer group"))) {
                patience.took(Duration.ofNanos(System.nanoTime() - begin));
            }
        }
    }

    /** Whether all of them answered. */
    private boolean askFor(Asking asking, List<String> groups, CallTime call) throws InterruptedException {
        DescribeConsumerGroupsResult descriptions = asking.admin.describeConsumerGroups(
                groups, new DescribeConsumerGroupsOptions().timeoutMs(call.millis()));
        ListConsumerGroupOffsetsResult commits = listOffsets(asking.admin, groups, call);
        boolean allAnswered = true;
        for (String group : groups) {
            GroupReading reading = harvest(group, call, descriptions, commits);
            if (reading != null) {
                asking.readings.add(reading);
                allAnswered &= !trip(reading, asking.coordinators.broker(group), asking.context);
            }
        }
        return allAnswered;
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

    /** Whether a group is left alone from now on, because there was no answer. */
    private boolean trip(GroupReading reading, int coordinator, CollectContext context) {
        Unknown unknown = reading.unknown();
        boolean timedOut = unknown != null && unknown.reason() == UnknownReason.TIMED_OUT;
        if (timedOut) {
            breaker.timedOut(reading.group(), coordinator, context.nanoTime());
        } else {
            breaker.answered(reading.group());
        }
        return timedOut;
    }

    private record Asking(CollectContext context, Admin admin, Coordinators coordinators, GroupReadings readings) {}
}

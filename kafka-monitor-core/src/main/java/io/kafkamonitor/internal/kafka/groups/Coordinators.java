package io.kafkamonitor.internal.kafka.groups;

import io.kafkamonitor.internal.kafka.cluster.Reachability;
import io.kafkamonitor.internal.kafka.cluster.Topics;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.Set;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;

/**
 * Who coordinates a group: the leader of the partition of {@code __consumer_offsets} that the hash of its name selects.
 *
 * <p>To ask for a group without a coordinator makes the client ask for the coordinator without a pause, so it is not
 * done. Where the principal may not see the topic, the list of groups tells as much: each broker lists those that it
 * coordinates. A group that is not listed there is asked for only while no broker is missing.
 */
final class Coordinators {

    private static final String COMMITS = "__consumer_offsets";
    /** Stands for a coordinator that is not known, because the principal may not see the topic. */
    static final int NOT_KNOWN = -1;

    private final @Nullable TopicDescription commits;
    private final Reachability reachability;

    Coordinators(Topics topics, Reachability reachability) {
        this.commits = topics.topic(COMMITS);
        this.reachability = reachability;
    }

    int broker(String group) {
        Node leader = commits == null ? null : leader(commits, group);
        return leader == null ? NOT_KNOWN : leader.id();
    }

    /** Whether a group is sure to have a coordinator that can be asked, unless it lost it a moment ago. */
    boolean isSure(String group, Set<String> listed) {
        return commits != null || listed.contains(group);
    }

    /**
     * Why a group cannot be asked for, or null if it can.
     *
     * @param listed the groups that their coordinators have just listed
     */
    @Nullable
    Unknown whyNotAsked(String group, Set<String> listed) {
        if (commits != null) {
            Unknown why = reachability.whyNotAsked(leader(commits, group));
            return why == null
                    ? null
                    : new Unknown(why.reason(), isDown("the coordinator of group '" + group + "'", why));
        }
        Unknown why = listed.contains(group) ? null : reachability.whyNotAll();
        return why == null
                ? null
                : new Unknown(why.reason(), "the coordinator of group '" + group + "' may be down: " + why.detail());
    }

    /** Why there may be groups that nobody lists, or null if each has a coordinator. */
    @Nullable
    Unknown whyNotAllListed() {
        if (commits == null) {
            return reachability.whyNotAll();
        }
        for (TopicPartitionInfo partition : commits.partitions()) {
            Unknown why = reachability.whyNotAsked(Topics.leader(partition));
            if (why != null) {
                return new Unknown(why.reason(), isDown("the coordinator of some groups", why));
            }
        }
        return null;
    }

    private static String isDown(String coordinator, Unknown why) {
        boolean explained =
                why.reason() != UnknownReason.NO_LEADER || !why.detail().isEmpty();
        return coordinator + " is down" + (explained ? ": " + why.detail() : "");
    }

    private static @Nullable Node leader(TopicDescription commits, String group) {
        int hash = group.hashCode();
        int positive = hash == Integer.MIN_VALUE ? 0 : Math.abs(hash);
        return Topics.leader(
                commits.partitions().get(positive % commits.partitions().size()));
    }
}

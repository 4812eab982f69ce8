package io.kafkamonitor.kafka;

import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.jspecify.annotations.Nullable;

/**
 * Who coordinates a group: the leader of the partition of {@code __consumer_offsets} that the hash of its name selects.
 *
 * <p>To ask for a group without a coordinator makes the client ask for the coordinator without a pause, so it is not
 * done.
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
        Node leader = leader(group);
        return leader == null ? NOT_KNOWN : leader.id();
    }

    /** Why a group cannot be asked for, or null if it can. */
    @Nullable
    Unknown whyNotAsked(String group) {
        if (commits == null) {
            return null;
        }
        Unknown why = reachability.whyNotAsked(leader(group));
        return why == null ? null : new Unknown(why.reason(), detail(group, why));
    }

    private String detail(String group, Unknown why) {
        String coordinator = "the coordinator of group '" + group + "' is down";
        boolean explained =
                why.reason() != UnknownReason.NO_LEADER || !why.detail().isEmpty();
        return explained ? coordinator + ": " + why.detail() : coordinator;
    }

    private @Nullable Node leader(String group) {
        if (commits == null) {
            return null;
        }
        int hash = group.hashCode();
        int positive = hash == Integer.MIN_VALUE ? 0 : Math.abs(hash);
        return Topics.leader(
                commits.partitions().get(positive % commits.partitions().size()));
    }
}

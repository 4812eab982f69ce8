package io.kafkamonitor.kafka;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.metric.Unknown;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListGroupsResult;
import org.apache.kafka.common.GroupType;
import org.jspecify.annotations.Nullable;

/**
 * The names of the consumer groups that the cluster lists.
 *
 * @param missing why there may be more, because a broker did not tell its own; null if these are all
 */
record GroupNames(Set<String> names, @Nullable Unknown missing) {

    private static final String CONSUMER_PROTOCOL = "consumer";
    private static final Duration PATIENCE_BESIDE_SILENT = Duration.ofMillis(1_500);

    /**
     * Asks every broker; one that does not answer costs only its own groups.
     *
     * <p>The client has no way to leave a broker out, and tells what the others said when all have answered or the time
     * of the call is over: a short time, if it is known that not all will.
     */
    static GroupNames list(CollectContext context, Admin admin, Reachability reachability)
            throws ClusterReadException, InterruptedException {
        Unknown silent = reachability.whyNotAllLive();
        Duration most = silent == null ? KafkaGateway.CALL_TIMEOUT : PATIENCE_BESIDE_SILENT;
        CallTime call = CallTime.within(context, most, "the list of groups");
        var options = new ListGroupsOptions();
        options.timeoutMs(call.millis());
        ListGroupsResult answer = admin.listGroups(options);
        var names = new TreeSet<String>();
        for (GroupListing group : call.await(answer.valid())) {
            if (isConsumerGroup(group)) {
                names.add(group.groupId());
            }
        }
        var errors = call.await(answer.errors());
        Unknown missing =
                errors.isEmpty() ? null : Failures.unknown(errors.iterator().next());
        return new GroupNames(names, missing == null || silent == null ? missing : silent);
    }

    /**
     * Kafka Connect and others use the group protocol for purposes of their own. A group without members whose offsets
     * were set by an administrator has no protocol at all. Brokers before 3.8 tell no type.
     */
    private static boolean isConsumerGroup(GroupListing group) {
        GroupType type = group.type().orElse(GroupType.CLASSIC);
        boolean committing = type == GroupType.CLASSIC || type == GroupType.CONSUMER;
        return committing && (group.protocol().isEmpty() || group.protocol().equals(CONSUMER_PROTOCOL));
    }
}

package io.kafkamonitor.internal.kafka.groups;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.internal.kafka.client.AdminFailures;
import io.kafkamonitor.internal.kafka.client.CallTime;
import io.kafkamonitor.internal.kafka.client.ClusterReadException;
import io.kafkamonitor.internal.kafka.cluster.Reachability;
import io.kafkamonitor.metric.Unknown;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListGroupsResult;
import org.jspecify.annotations.Nullable;

/**
 * The groups that the cluster lists.
 *
 * @param names of the consumer groups
 * @param others groups of other kinds by name, and why they are not read
 * @param missing why there may be more, because a broker did not tell its own; null if these are all
 */
record GroupNames(
        Set<String> names,
        Map<String, Unknown> others,
        @Nullable Unknown missing) {

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
        Duration most = silent == null ? CallTime.LONGEST : PATIENCE_BESIDE_SILENT;
        CallTime call = CallTime.within(context, most, "the list of groups");
        var options = new ListGroupsOptions();
        options.timeoutMs(call.millis());
        ListGroupsResult answer = admin.listGroups(options);
        var names = new TreeSet<String>();
        var others = new TreeMap<String, Unknown>();
        for (GroupListing group : call.await(answer.valid())) {
            Unknown why = GroupKind.whyNotRead(group);
            if (why == null) {
                names.add(group.groupId());
            } else {
                others.put(group.groupId(), why);
            }
        }
        var errors = call.await(answer.errors());
        Unknown missing = errors.isEmpty()
                ? null
                : AdminFailures.unknown(errors.iterator().next());
        return new GroupNames(names, others, missing == null || silent == null ? missing : silent);
    }
}

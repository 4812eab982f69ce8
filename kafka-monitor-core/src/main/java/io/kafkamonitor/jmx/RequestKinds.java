package io.kafkamonitor.jmx;

import java.util.List;
import java.util.Set;
import javax.management.ObjectName;

/** The kinds of requests that have a series of their own; all the rest share one. */
final class RequestKinds {

    static final List<String> NAMED = List.of(
            JmxMetrics.PRODUCE,
            "FetchConsumer",
            "FetchFollower",
            "Metadata",
            "OffsetCommit",
            "OffsetFetch",
            "Heartbeat",
            "JoinGroup",
            "ListOffsets",
            "FindCoordinator");

    static final String OTHER = "Other";

    private static final Set<String> NAMES = Set.copyOf(NAMED);

    private RequestKinds() {}

    static boolean isNamed(ObjectName bean) {
        String kind = bean.getKeyProperty("request");
        return kind != null && NAMES.contains(kind);
    }

    /** The meters of a kind, one for each version. */
    static List<ObjectName> membersOf(String kind, BrokerReading reading) {
        return reading.members(BeanFamily.REQUESTS).stream()
                .filter(bean -> kind.equals(OTHER) ? !isNamed(bean) : kind.equals(bean.getKeyProperty("request")))
                .toList();
    }
}

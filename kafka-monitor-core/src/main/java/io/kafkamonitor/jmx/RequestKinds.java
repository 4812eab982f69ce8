package io.kafkamonitor.jmx;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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

    static final List<String> ALL =
            Stream.concat(NAMED.stream(), Stream.of(OTHER)).toList();

    /** The kinds of which the broker counts failures. */
    static final List<String> FAILING = List.of(JmxMetrics.PRODUCE, "Fetch");

    /** The kinds of which the times are read. */
    static final List<String> TIMED = List.of(JmxMetrics.PRODUCE, "FetchConsumer", "FetchFollower");

    static final List<String> QUANTILES = List.of("0.5", "0.95", JmxMetrics.ONE_IN_A_HUNDRED);

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

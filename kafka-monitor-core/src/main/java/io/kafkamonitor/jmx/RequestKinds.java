package io.kafkamonitor.jmx;

import java.util.List;
import java.util.stream.Stream;

/** The kinds of requests that have a series of their own; all the rest share one. */
public final class RequestKinds {

    /** Those that are counted on their own. */
    public static final List<String> NAMED = List.of(
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

    /** All the rest. */
    public static final String OTHER = "Other";

    /** The values of the label {@code request} of {@link JmxMetrics#REQUESTS}. */
    public static final List<String> ALL =
            Stream.concat(NAMED.stream(), Stream.of(OTHER)).toList();

    /** The kinds of which the broker counts failures. */
    public static final List<String> FAILING = List.of(JmxMetrics.PRODUCE, "Fetch");

    /** The kinds of which the times are read. */
    public static final List<String> TIMED = List.of(JmxMetrics.PRODUCE, "FetchConsumer", "FetchFollower");

    /** The values of the label {@code quantile} of {@link JmxMetrics#REQUEST_TIME}. */
    public static final List<String> QUANTILES = List.of("0.5", "0.95", JmxMetrics.ONE_IN_A_HUNDRED);

    private RequestKinds() {}
}

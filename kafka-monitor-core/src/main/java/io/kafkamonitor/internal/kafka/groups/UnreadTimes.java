package io.kafkamonitor.internal.kafka.groups;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.internal.kafka.cluster.TimestampReader;
import io.kafkamonitor.internal.kafka.cluster.TimestampReader.Found;
import io.kafkamonitor.internal.kafka.groups.LogTimeline.Came;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * When the records came that groups have still to read: from what was read of the logs in each collection, and where that does not
 * reach from what brokers say of the times of records. Not safe for use by several threads.
 */
final class UnreadTimes {

    /** As many partitions are asked for in a round; the others wait for the next one. */
    private static final int MOST_ASKED = 2_000;
    /** So that after a start nearly all is known in the first collection. */
    private static final int MOST_ROUNDS_AT_FIRST = 12;

    private static final int MOST_ROUNDS = 3;
    /** A collection each half a minute tells when a record came to half a minute. */
    private static final long LEAST_ERROR_MILLIS = 1_000;

    private static final Unknown NOT_YET =
            new Unknown(UnknownReason.WARMING_UP, "when the oldest unread record came is not found out yet");
    private static final Unknown WITHOUT_TIMES = new Unknown(UnknownReason.UNSUPPORTED, "the records have no times");
    private static final Unknown DISORDERED = new Unknown(
            UnknownReason.UNSUPPORTED,
            "the times of its records do not go with when they came; the clock of a producer may be wrong");

    private static final double MILLIS = 1_000;
    private static final LogTimeline[] NONE = {};

    private final Map<String, LogTimeline[]> topics = new HashMap<>();
    private final Set<TopicPartition> withoutTimes = new HashSet<>();
    private boolean isFirst = true;
    private boolean asksForLikely;
    private long last;
    private long error = LEAST_ERROR_MILLIS;

    /** A collection begins, of logs that were read at a time. */
    void begin(long now) {
        if (last > 0 && now > last) {
            error = Math.max(LEAST_ERROR_MILLIS, 2 * (now - last));
        }
        last = now;
    }

    /** Forgets topics that are gone or made anew. */
    void forget(Set<String> gone) {
        topics.keySet().removeAll(gone);
        withoutTimes.removeIf(partition -> gone.contains(partition.topic()));
    }

    /** Forgets topics that nobody reads any more. */
    void retain(Set<String> read) {
        topics.keySet().retainAll(read);
        withoutTimes.removeIf(partition -> !read.contains(partition.topic()));
    }

    /** Where the log of a partition that somebody reads ends now, and from where on it is unread by some. */
    void note(String topic, int partition, long end, long oldestUnread) {
        LogTimeline timeline = of(topic, partition);
        timeline.note(last, end);
        timeline.forgetBefore(oldestUnread);
    }

    private LogTimeline of(String topic, int partition) {
        LogTimeline[] timelines = topics.getOrDefault(topic, NONE);
        if (partition >= timelines.length) {
            timelines = Arrays.copyOf(timelines, partition + 1);
            topics.put(topic, timelines);
        }
        LogTimeline known = timelines[partition];
        if (known == null) {
            known = new LogTimeline();
            timelines[partition] = known;
        }
        return known;
    }

    /**
     * Asks brokers until it is known well enough when the records came, or often enough.
     *
     * @param unread offsets of the oldest unread record of groups, by partition
     */
    void find(Map<TopicPartition, Set<Long>> unread, Asking asking) throws InterruptedException {
        int most = isFirst ? MOST_ROUNDS_AT_FIRST : MOST_ROUNDS;
        isFirst = false;
        for (int round = 0; round < most; round++) {
            Map<TopicPartition, Long> wanted = wanted(unread);
            if (wanted.isEmpty() || !ask(wanted, asking)) {
                return;
            }
        }
    }

    private Map<TopicPartition, Long> wanted(Map<TopicPartition, Set<Long>> unread) {
        var wanted = new LinkedHashMap<TopicPartition, Long>();
        unread.forEach((partition, offsets) -> {
            if (wanted.size() < MOST_ASKED && isToBeAskedFor(partition)) {
                offsets.stream()
                        .filter(offset -> !isKnown(partition.topic(), partition.partition(), offset))
                        .findFirst()
                        .ifPresent(offset -> wanted.put(partition, offset));
            }
        });
        return wanted;
    }

    private boolean isToBeAskedFor(TopicPartition partition) {
        return !withoutTimes.contains(partition)
                && !of(partition.topic(), partition.partition()).isDisordered();
    }

    /** Whether it is known well enough when a record came. */
    boolean isKnown(String topic, int partition, long offset) {
        @Nullable Came came = of(topic, partition).came(offset);
        return came != null && came.isGoodAt(last, error);
    }

    private boolean ask(Map<TopicPartition, Long> wanted, Asking asking) throws InterruptedException {
        asksForLikely = !asksForLikely;
        var times = new HashMap<TopicPartition, Long>();
        wanted.forEach((partition, offset) -> {
            LogTimeline timeline = of(partition.topic(), partition.partition());
            @Nullable Came came = timeline.came(offset);
            if (came != null) {
                boolean isLatestWanted = came.isBounded() && !timeline.isLatestKnown();
                times.put(partition, isLatestWanted ? TimestampReader.LATEST : came.toAskFor(last, asksForLikely));
            }
        });
        Map<TopicPartition, Found> answers = times.isEmpty() ? Map.of() : asking.ask(times);
        answers.forEach((partition, found) ->
                take(partition, requireNonNull(times.get(partition)), found, requireNonNull(wanted.get(partition))));
        return !answers.isEmpty();
    }

    private void take(TopicPartition partition, long asked, Found found, long wanted) {
        LogTimeline timeline = of(partition.topic(), partition.partition());
        if (asked == TimestampReader.LATEST) {
            timeline.foundLatest(found.time());
        } else if (found.offset() >= 0 && found.time() < 0) {
            withoutTimes.add(partition);
        } else if (found.offset() >= 0) {
            timeline.found(asked, found.offset(), found.time(), wanted);
        } else if (asked == 0) {
            withoutTimes.add(partition); // there are records, and none of them has a time
        } else {
            timeline.foundNothing(asked);
        }
    }

    /** How long ago an unread record came, in seconds; negative if that is not known. */
    double ageSeconds(String topic, int partition, long unread) {
        @Nullable Came came = of(topic, partition).came(unread);
        return came != null && came.isGoodAt(last, error) ? Math.max(1, last - came.likely()) / MILLIS : -1;
    }

    /** Why it is not known. */
    Unknown why(String topic, int partition) {
        if (withoutTimes.contains(new TopicPartition(topic, partition))) {
            return WITHOUT_TIMES;
        }
        return of(topic, partition).isDisordered() ? DISORDERED : NOT_YET;
    }

    /** Asks brokers for the first record with a time or a later one. */
    @FunctionalInterface
    interface Asking {
        Map<TopicPartition, Found> ask(Map<TopicPartition, Long> times) throws InterruptedException;
    }
}

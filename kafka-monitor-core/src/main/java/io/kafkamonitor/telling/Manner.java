package io.kafkamonitor.telling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a recipient is told.
 *
 * @param reminders of what still fires
 * @param digests at whose times it is told of news; none for at once
 */
record Manner(Reminders reminders, List<DigestTimes> digests) {

    static final Manner DEFAULT = new Manner(Reminders.DEFAULT, List.of());

    Manner {
        digests = List.copyOf(digests);
    }

    /** As often and as early as one of both. */
    Manner or(Manner more) {
        if (digests.isEmpty() || more.digests.isEmpty()) {
            return new Manner(reminders.or(more.reminders), List.of());
        }
        var all = new ArrayList<>(digests);
        all.addAll(more.digests);
        return new Manner(reminders.or(more.reminders), all);
    }

    /** When news are told that are known from a moment on; empty for at once. */
    Optional<Instant> digestAfter(Instant moment) {
        return digests.stream().map(times -> times.next(moment)).min(Comparator.naturalOrder());
    }
}

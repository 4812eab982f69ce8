package io.kafkamonitor.telling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Times of the day.
 *
 * @param zone of the clock that shows them; where it skips one, that is as much later
 * @param times in order, one at least
 */
record DigestTimes(ZoneId zone, List<LocalTime> times) {

    DigestTimes {
        times = times.stream().sorted().toList();
    }

    /** The next of them after a moment. */
    Instant next(Instant moment) {
        LocalDate day = moment.atZone(zone).toLocalDate();
        while (true) {
            for (LocalTime time : times) {
                Instant next = day.atTime(time).atZone(zone).toInstant();
                if (next.isAfter(moment)) {
                    return next;
                }
            }
            day = day.plusDays(1);
        }
    }

    @Override
    public String toString() {
        return "at " + times.stream().map(LocalTime::toString).collect(Collectors.joining(" and ")) + " " + zone;
    }
}

package io.kafkamonitor.internal.judging;

import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.metric.Column;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The readings of one metric for all rules that look back on it: one track for each distance between readings that their
 * windows need, and one of the last readings. Used by the thread of the cycle.
 */
final class Remembered {

    private final Rows rows;
    private final List<Track> tracks = new ArrayList<>();
    private Track last;
    private Column present;
    private @Nullable Reading latest;

    /** @param interval the time from one cycle to the next: readings are not closer to each other */
    Remembered(Collection<HistoryWindow> windows, Duration interval) {
        present = Column.builder(windows.iterator().next().metric()).build();
        rows = new Rows(present, series -> windows.stream().anyMatch(window -> window.keeps(series)));
        Map<Long, Long> spans = new TreeMap<>();
        int most = 0;
        for (HistoryWindow window : windows) {
            if (window.lastReadings().isPresent()) {
                most = Math.max(most, window.lastReadings().getAsInt());
            } else {
                spans.merge(step(window.lookBack(), interval), window.lookBack().toNanos(), Math::max);
            }
        }
        spans.forEach((step, span) -> tracks.add(Track.of(step, span)));
        last = Track.ofLast(Math.max(1, most));
    }

    /** A power of two of seconds, so that windows of a like length share a track; 0 for every reading that there is. */
    private static long step(Duration lookBack, Duration interval) {
        long seconds = Long.highestOneBit(lookBack.toSeconds() / HistoryWindow.READINGS);
        return seconds > interval.toSeconds() ? Duration.ofSeconds(seconds).toNanos() : 0;
    }

    /** Takes in the column of another pass. One that was not collected anew is not another reading. */
    @SuppressWarnings("ReferenceEquality") // a column that was not collected anew is the very same
    void add(Column column, long now) {
        if (latest != null && column == present) {
            return;
        }
        rows.update(column, now);
        present = column;
        Reading reading = Reading.of(column, rows, now);
        latest = reading;
        tracks.replaceAll(track -> track.after(reading));
        last = last.after(reading);
    }

    /** What a rule sees at a moment; it does not change any more. */
    RememberedPast at(long now) {
        return new RememberedPast(present, rows.seen(), new Kept(List.copyOf(tracks), last, latest), now);
    }
}

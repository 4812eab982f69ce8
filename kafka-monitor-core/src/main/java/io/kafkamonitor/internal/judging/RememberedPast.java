package io.kafkamonitor.internal.judging;

import io.kafkamonitor.history.Past;
import io.kafkamonitor.history.Readings;
import io.kafkamonitor.metric.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The readings of one metric as they look at one moment. Safe for use by several threads. */
final class RememberedPast implements Past {

    private final Column present;
    private final int[] rows;
    private final long[] since;
    private final List<Track> tracks;
    private final @Nullable Reading latest;
    private final long now;

    /** @param tracks those with the most readings first, and with the longest span last */
    RememberedPast(Column present, int[] rows, long[] since, List<Track> tracks, @Nullable Reading latest, long now) {
        this.present = present;
        this.rows = rows;
        this.since = since;
        this.tracks = tracks;
        this.latest = latest;
        this.now = now;
    }

    @Override
    public Column present() {
        return present;
    }

    @Override
    public void read(int position, Readings into) {
        into.clear();
        int row = rows[position];
        if (row == Rows.NONE || latest == null) {
            return;
        }
        Track track = track(into.oldestNanos());
        long oldest = Math.max(now - into.oldestNanos(), since[row]);
        int size = track.size();
        for (int i = track.firstSince(oldest); i < size; i++) {
            track.reading(i).read(row, now, into);
        }
        if (size == 0 || track.reading(size - 1).time() < latest.time()) {
            latest.read(row, now, into);
        }
    }

    /** The closest readings that reach back as far. */
    private Track track(long lookBack) {
        for (int i = 0; i < tracks.size() - 1; i++) {
            if (tracks.get(i).span() >= lookBack) {
                return tracks.get(i);
            }
        }
        return tracks.get(tracks.size() - 1);
    }
}

package io.kafkamonitor.internal.judging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The readings of one metric. Immutable.
 *
 * @param tracks those with the most readings first, and with the longest span last
 * @param last of the last readings, of whatever age
 * @param latest the newest, also if it is on no track; null before the first
 */
record Kept(List<Track> tracks, Track last, @Nullable Reading latest) {

    /** The closest readings that reach back as far, or the last. */
    Track track(long lookBack, int mostPasses) {
        if (mostPasses > 0) {
            return last;
        }
        for (Track track : tracks) {
            if (track.span() >= lookBack) {
                return track;
            }
        }
        return tracks.isEmpty() ? last : tracks.get(tracks.size() - 1);
    }
}

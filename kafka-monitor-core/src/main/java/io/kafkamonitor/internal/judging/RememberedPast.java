package io.kafkamonitor.internal.judging;

import io.kafkamonitor.history.Past;
import io.kafkamonitor.history.Readings;
import io.kafkamonitor.metric.Column;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The readings of one metric as they look at one moment. Used by one thread at a time. */
final class RememberedPast implements Past {

    private final Column present;
    private final int[] rows;
    private final long[] since;
    private final List<Track> tracks;
    private final @Nullable Reading latest;
    private final long now;
    private Look look;

    /** @param tracks those with the most readings first, and with the longest span last */
    RememberedPast(Column present, int[] rows, long[] since, List<Track> tracks, @Nullable Reading latest, long now) {
        this.present = present;
        this.rows = rows;
        this.since = since;
        this.tracks = tracks;
        this.latest = latest;
        this.now = now;
        this.look = new Look(0);
    }

    @Override
    public Column present() {
        return present;
    }

    @Override
    public void read(int position, Readings into) {
        into.clear();
        int row = rows[position];
        if (row == Rows.NONE) {
            return;
        }
        if (look.lookBack != into.oldestNanos()) {
            look = new Look(into.oldestNanos());
        }
        look.read(row, now - since[row], into);
    }

    /** The closest readings that reach back as far. */
    private Track track(long lookBack) {
        for (Track track : tracks) {
            if (track.span() >= lookBack) {
                return track;
            }
        }
        return tracks.get(tracks.size() - 1);
    }

    /**
     * The readings of a window. A reading has the values of neighbouring rows side by side, so that a block of rows is
     * turned round at once.
     */
    private final class Look {

        private static final int BLOCK = 16;

        private final long lookBack;
        private final long[] ages;
        private final double[][] columns;
        private final double[] block;
        private final boolean[] isWhole = new boolean[BLOCK];
        private int firstRow = -BLOCK;

        Look(long lookBack) {
            this.lookBack = lookBack;
            Track track = track(lookBack);
            int first = track.firstSince(now - lookBack);
            int kept = track.size() - first;
            boolean isNewer = latest != null && (kept == 0 || track.time(track.size() - 1) < latest.time());
            int count = kept + (isNewer ? 1 : 0);
            ages = new long[count];
            columns = new double[count][];
            for (int i = 0; i < kept; i++) {
                ages[i] = now - track.time(first + i);
                columns[i] = track.values(first + i);
            }
            if (latest != null && isNewer) {
                ages[kept] = now - latest.time();
                columns[kept] = latest.values();
            }
            block = new double[BLOCK * count];
        }

        void read(int row, long age, Readings into) {
            if (row < firstRow || row >= firstRow + BLOCK) {
                turn(row / BLOCK * BLOCK);
            }
            int begin = (row - firstRow) * ages.length;
            if (isWhole[row - firstRow] && ages.length > 0 && age >= ages[0]) {
                into.addAll(ages, block, begin);
                return;
            }
            for (int i = 0; i < ages.length; i++) {
                if (ages[i] <= age && !Double.isNaN(block[begin + i])) {
                    into.add(ages[i], block[begin + i]);
                }
            }
        }

        private void turn(int newFirstRow) {
            firstRow = newFirstRow;
            Arrays.fill(isWhole, true);
            for (int i = 0; i < columns.length; i++) {
                double[] values = columns[i];
                for (int row = 0; row < BLOCK; row++) {
                    double value = firstRow + row < values.length ? values[firstRow + row] : Double.NaN;
                    block[row * columns.length + i] = value;
                    isWhole[row] &= !Double.isNaN(value);
                }
            }
        }
    }
}

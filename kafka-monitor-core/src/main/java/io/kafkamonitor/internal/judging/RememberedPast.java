package io.kafkamonitor.internal.judging;

import io.kafkamonitor.history.Past;
import io.kafkamonitor.history.Readings;
import io.kafkamonitor.metric.Column;
import java.util.Arrays;

/** The readings of one metric as they look at one moment. Used by one thread at a time. */
final class RememberedPast implements Past {

    private final Column present;
    private final Seen seen;
    private final Kept kept;
    private final long now;
    private Look look;

    RememberedPast(Column present, Seen seen, Kept kept, long now) {
        this.present = present;
        this.seen = seen;
        this.kept = kept;
        this.now = now;
        this.look = new Look(0, 0);
    }

    @Override
    public Column present() {
        return present;
    }

    @Override
    public void read(int position, Readings into) {
        into.clear();
        int row = seen.row(position);
        if (row == Rows.NONE) {
            return;
        }
        if (look.lookBack != into.oldestNanos() || look.mostPasses != into.mostPasses()) {
            look = new Look(into.oldestNanos(), into.mostPasses());
        }
        look.read(row, now - seen.since(row), into);
    }

    @Override
    public long ageNanos(int position) {
        int row = seen.row(position);
        boolean isNewcomer = row != Rows.NONE && seen.came(row) != Seen.ALWAYS;
        return isNewcomer ? now - seen.came(row) : Long.MAX_VALUE;
    }

    /**
     * The readings of a window. A reading has the values of neighbouring rows side by side, so that a block of rows is
     * turned round at once.
     */
    private final class Look {

        private static final int BLOCK = 16;

        private final long lookBack;
        private final int mostPasses;
        private final long[] ages;
        private final double[][] columns;
        private final double[] block;
        private final boolean[] isWhole = new boolean[BLOCK];
        private int firstRow = -BLOCK;

        Look(long lookBack, int mostPasses) {
            this.lookBack = lookBack;
            this.mostPasses = mostPasses;
            Track track = kept.track(lookBack, mostPasses);
            Reading latest = kept.latest();
            int youngest = mostPasses > 0 ? track.size() - mostPasses : 0;
            int first = Math.max(youngest, track.firstSince(now - lookBack));
            int old = track.size() - first;
            boolean isNewer = latest != null && (old == 0 || track.time(track.size() - 1) < latest.time());
            int count = old + (isNewer ? 1 : 0);
            ages = new long[count];
            columns = new double[count][];
            for (int i = 0; i < old; i++) {
                ages[i] = now - track.time(first + i);
                columns[i] = track.values(first + i);
            }
            if (latest != null && isNewer) {
                ages[old] = now - latest.time();
                columns[old] = latest.values();
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

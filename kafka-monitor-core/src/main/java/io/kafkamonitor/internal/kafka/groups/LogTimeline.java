package io.kafkamonitor.internal.kafka.groups;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * When the log of a partition ended where: points in time with the log end at them, from which follows when a record came that lies
 * between two of them. Times are milliseconds since 1970. Not safe for use by several threads.
 *
 * <p>Points that nobody needs any more are forgotten, and of many the older ones are thinned out: when something came long ago needs
 * to be known less exactly.
 */
final class LogTimeline {

    private static final int FIRST_ROOM = 4;
    /** So many are some hundredths of the age of each from one to the next, over a week at a point each half minute. */
    private static final int MOST = 128;

    private static final long MOST_AHEAD = 60_000;
    /** Several producers never agree quite on the time. */
    private static final int MOST_CONTRADICTIONS = 3;

    private long[] times = new long[FIRST_ROOM];
    private long[] ends = new long[FIRST_ROOM];
    private boolean[] exact = new boolean[FIRST_ROOM];
    private int size;
    private int contradictions;
    private boolean isLatestKnown;

    /** The log end just now. */
    void note(long time, long end) {
        if (size > 0 && end < ends[size - 1]) { // cut off by an unclean election, or made anew
            size = 0;
            contradictions = 0;
            isLatestKnown = false;
        }
        long now = size == 0 ? time : Math.max(time, times[size - 1]);
        boolean isStill = size > 1 && ends[size - 1] == end && ends[size - 2] == end && !exact[size - 1];
        if (isStill) {
            times[size - 1] = now;
        } else {
            insert(size, now, end, false);
        }
    }

    /** What a broker says of the first record that has a time or a later one: its offset and its own time. */
    void found(long asked, long offset, long time, long wanted) {
        if (offset <= wanted) {
            add(isAboutNow(time) ? times[size - 1] : time, offset, true);
        } else {
            add(asked, Math.min(offset, ends[size - 1]), false); // what came since is of no interest
        }
    }

    /** Clocks of producers are never quite as ours. */
    private boolean isAboutNow(long time) {
        long ahead = time - times[size - 1];
        return ahead > 0 && ahead <= MOST_AHEAD;
    }

    /** What a broker says of the record with the latest time: all that came so far came by then. */
    void foundLatest(long time) {
        isLatestKnown = true;
        if (size > 0 && time >= 0 && time < times[size - 1]) {
            add(time + 1, ends[size - 1], false);
        }
    }

    /** Whether a broker was asked for the latest time. */
    boolean isLatestKnown() {
        return isLatestKnown;
    }

    /** What a broker says if no record has a time or a later one. */
    void foundNothing(long asked) {
        add(asked, ends[size - 1], false);
    }

    private void add(long time, long end, boolean isExact) {
        int place = 0;
        while (place < size && (times[place] < time || (times[place] == time && ends[place] <= end))) {
            place++;
        }
        boolean isInOrder = (place == 0 || ends[place - 1] <= end) && (place == size || ends[place] >= end);
        if (!isInOrder) {
            contradictions++; // what producers say of the time does not go with when it was seen to come
            return;
        }
        contradictions = 0;
        boolean isKnown = place > 0 && times[place - 1] == time && ends[place - 1] == end;
        if (isKnown) {
            exact[place - 1] |= isExact;
        } else {
            insert(place, time, end, isExact);
        }
    }

    private void insert(int place, long time, long end, boolean isExact) {
        int at = place;
        if (size == MOST) {
            at = thinOut(place);
        }
        if (size == times.length) {
            grow();
        }
        System.arraycopy(times, at, times, at + 1, size - at);
        System.arraycopy(ends, at, ends, at + 1, size - at);
        System.arraycopy(exact, at, exact, at + 1, size - at);
        times[at] = time;
        ends[at] = end;
        exact[at] = isExact;
        size++;
    }

    private void grow() {
        int room = Math.min(MOST, 2 * times.length);
        times = Arrays.copyOf(times, room);
        ends = Arrays.copyOf(ends, room);
        exact = Arrays.copyOf(exact, room);
    }

    /** Leaves out the point that is missed least, given how long ago it is; returns where a place is then. */
    private int thinOut(int place) {
        int least = 1;
        double leastMissed = Double.POSITIVE_INFINITY;
        for (int i = 1; i < size - 1; i++) {
            double missed = (double) (times[i + 1] - times[i - 1]) / (times[size - 1] - times[i + 1] + 1);
            if (missed < leastMissed) {
                leastMissed = missed;
                least = i;
            }
        }
        for (int i = least; i < size - 1; i++) {
            copy(i + 1, i);
        }
        size--;
        return place > least ? place - 1 : place;
    }

    private void copy(int from, int to) {
        times[to] = times[from];
        ends[to] = ends[from];
        exact[to] = exact[from];
    }

    /** Forgets what is only about records before an offset. */
    void forgetBefore(long offset) {
        int first = 0;
        while (first + 1 < size && ends[first + 1] <= offset) {
            first++;
        }
        if (first > 0) {
            for (int i = first; i < size; i++) {
                copy(i, i - first);
            }
            size -= first;
        }
    }

    /** Whether records have times that do not go with when they were seen to come. */
    boolean isDisordered() {
        return contradictions >= MOST_CONTRADICTIONS;
    }

    /** When the record of an offset came; null if none of that offset was seen. */
    @Nullable
    Came came(long offset) {
        int later = 0;
        while (later < size && ends[later] <= offset) {
            later++;
        }
        if (later == size) {
            return null;
        }
        if (later == 0) {
            return new Came(Came.LONG_AGO, times[0], times[0]);
        }
        int earlier = later - 1;
        if (exact[earlier] && ends[earlier] == offset) {
            return new Came(times[earlier], times[earlier], times[earlier]);
        }
        double part = (offset - ends[earlier] + 0.5) / (ends[later] - ends[earlier]);
        long span = times[later] - times[earlier];
        return new Came(times[earlier], times[earlier] + Math.round(part * span), times[later]);
    }

    int size() {
        return size;
    }

    /**
     * When a record came.
     *
     * @param earliest not before
     * @param likely probably at
     * @param latest not after
     */
    record Came(long earliest, long likely, long latest) {

        static final long LONG_AGO = Long.MIN_VALUE;

        /** Less is not told apart. */
        private static final long LEAST_AGE = 1_000;

        boolean isBounded() {
            return earliest != LONG_AGO;
        }

        /** Whether it is known well enough to say how long ago that is. */
        boolean isGoodAt(long now, long mostError) {
            return isBounded() && latest - earliest <= Math.max(mostError, (now - latest) / 10);
        }

        /**
         * A time to ask for, of which the answer tells more: what is likely, which finds soon what comes steadily, or in the middle of
         * how long ago it may be, which finds everything.
         */
        long toAskFor(long now, boolean isLikely) {
            if (!isBounded()) {
                return 0; // the first record that there is
            }
            double middle = Math.sqrt((double) (now - earliest) * Math.max(LEAST_AGE, now - latest));
            long time = isLikely ? likely : now - Math.round(middle);
            return Math.max(earliest + 1, Math.min(latest - 1, time));
        }
    }
}

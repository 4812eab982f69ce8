package io.kafkamonitor.history;

/** The times between the readings of a window. */
final class Stretches {

    /** A longer one, as a part of the window, is a hole. */
    private static final double LONGEST = 0.3;

    /** A reading that was due at the edge of the window is this part of the time between two late at most. */
    private static final double LATE = 0.5;

    private Stretches() {}

    /**
     * Whether there is no hole, and readings at both edges as nearly as they are close to each other.
     *
     * @param oldest how long ago the window began
     * @param newest how long ago it ended
     * @param ages of the readings, the oldest first
     */
    static boolean reachOver(long oldest, long newest, long[] ages, int size) {
        if (size < 2) {
            return false;
        }
        long longest = 0;
        for (int i = 1; i < size; i++) {
            longest = Math.max(longest, ages[i - 1] - ages[i]);
        }
        long hole = (long) ((oldest - newest) * LONGEST);
        long atEdge = Math.min(hole, longest + (long) (longest * LATE));
        return longest > 0 && longest <= hole && oldest - ages[0] <= atEdge && ages[size - 1] - newest <= atEdge;
    }
}

package io.kafkamonitor.history;

/** The value that a part of sorted values does not exceed. */
public final class Quantile {

    private Quantile() {}

    /**
     * A part of all values.
     *
     * @throws IllegalArgumentException if it is not from 0 to 1
     */
    public static double checked(double part) {
        if (!(part >= 0 && part <= 1)) {
            throw new IllegalArgumentException(
                    "A quantile of '" + part + "' is none; give a part from 0 to 1, as 0.95 for 95 of a hundred");
        }
        return part;
    }

    /**
     * The value at a place between two values, by linear interpolation.
     *
     * @param place from the first value on; a whole number for a value itself
     * @param sorted the values in ascending order
     * @param first where the values begin in the array
     */
    public static double at(double place, double[] sorted, int first) {
        int below = (int) Math.floor(place);
        double low = sorted[first + below];
        double part = place - below;
        if (part == 0) {
            return low;
        }
        double high = sorted[first + below + 1];
        return low == high ? low : low * (1 - part) + high * part;
    }
}

package io.kafkamonitor.history;

import io.kafkamonitor.bounds.Bounded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The known values of one series over a window of time, oldest first, and what can be made of them.
 *
 * <p>Both edges belong to the window: a value just as old as it is long is in it. A value that was not known is not made
 * up. {@linkplain #isWhole() Ask first} whether enough is known; what is made of too few values is an error.
 *
 * <p>Filled with one series after the other by {@link Past#read}. Not safe for use by several threads.
 */
public final class Readings {

    /** As many readings as a window must have room for, so that one that is a little late makes no hole. */
    public static final int LEAST = 4;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final int FIRST_CAPACITY = 64;

    private final long oldest;
    private final long newest;
    /** 0 for any number. */
    private final int most;

    private long[] ownAges = new long[FIRST_CAPACITY];
    /** Either our own, or those of somebody else that are never changed. */
    private long[] ages = ownAges;

    private double[] values = new double[FIRST_CAPACITY];
    private double[] sorted = new double[0];
    private int size;
    /** The last ages that were somebody else's, and whether they are of a whole window. */
    private long[] judgedAges = ages;

    private boolean areJudgedWhole;

    private Readings(long oldest, long newest, int most) {
        this.oldest = oldest;
        this.newest = newest;
        this.most = most;
    }

    /**
     * Of a window that ends now.
     *
     * @throws IllegalArgumentException if it is not positive, or longer than {@link HistoryWindow#LONGEST}
     */
    public static Readings over(Duration window) {
        return between(window, Duration.ZERO);
    }

    /**
     * Of a window that has ended before now.
     *
     * @param oldest how long ago it began
     * @param newest how long ago it ended
     * @throws IllegalArgumentException if it does not begin before it ends, or began longer ago than {@link
     *     HistoryWindow#LONGEST}
     */
    public static Readings between(Duration oldest, Duration newest) {
        Bounded.positive(oldest, HistoryWindow.LONGEST, "The beginning of a window");
        Bounded.notNegative(newest, "The end of a window");
        if (newest.compareTo(oldest) >= 0) {
            throw new IllegalArgumentException(
                    "A window from '" + oldest + "' to '" + newest + "' ago is none; let it begin before it ends");
        }
        return new Readings(oldest.toNanos(), newest.toNanos(), 0);
    }

    /**
     * Of the last passes, however far apart they are; those in which the series was unknown are left out.
     *
     * @param passes how many, from 1 to {@link HistoryWindow#READINGS}
     * @throws IllegalArgumentException if it is another number
     */
    public static Readings last(int passes) {
        Bounded.within(passes, 1, HistoryWindow.READINGS, "The number of the last readings");
        return new Readings(HistoryWindow.LONGEST.toNanos(), 0, passes);
    }

    /** How long ago the window began, in nanoseconds. */
    public long oldestNanos() {
        return oldest;
    }

    /** How long ago the window ended, in nanoseconds. */
    public long newestNanos() {
        return newest;
    }

    /** Of how many passes at most; 0 for any number. */
    public int mostPasses() {
        return most;
    }

    /** Forgets all values. */
    public void clear() {
        size = 0;
        ages = ownAges;
    }

    /**
     * Adds a value, unless its time is outside the window.
     *
     * @param ageNanos how long ago it was read, in nanoseconds; no longer than the one before
     */
    public void add(long ageNanos, double value) {
        if (ageNanos > oldest || ageNanos < newest) {
            return;
        }
        if (most > 0 && size == most) {
            removeOldest();
        }
        reserve(size + 1);
        ages[size] = ageNanos;
        values[size] = value;
        size++;
    }

    /**
     * Adds values that were read at the same times as those of other series, unless their times are outside the window.
     *
     * @param agesNanos how long ago each was read, in nanoseconds, the oldest first; not changed later by anybody
     * @param from which has the values
     * @param offset of the first value
     */
    public void addAll(long[] agesNanos, double[] from, int offset) {
        int count = agesNanos.length;
        boolean fits = most == 0 || count <= most;
        if (fits && size == 0 && count > 0 && agesNanos[0] <= oldest && agesNanos[count - 1] >= newest) {
            reserve(count);
            ages = agesNanos;
            System.arraycopy(from, offset, values, 0, count);
            size = count;
            return;
        }
        for (int i = 0; i < count; i++) {
            add(agesNanos[i], from[offset + i]);
        }
    }

    private void removeOldest() {
        reserve(size);
        size--;
        System.arraycopy(ages, 1, ages, 0, size);
        System.arraycopy(values, 1, values, 0, size);
    }

    /** Makes room, and the ages our own. */
    private void reserve(int count) {
        if (count > ownAges.length) {
            ownAges = Arrays.copyOf(ages == ownAges ? ownAges : ages, Math.max(count, size * 2));
            values = Arrays.copyOf(values, ownAges.length);
            ages = ownAges;
        } else if (ages != ownAges) {
            System.arraycopy(ages, 0, ownAges, 0, size);
            ages = ownAges;
        }
    }

    /** How many values there are. */
    public int size() {
        return size;
    }

    /** The value at a position, 0 for the oldest. */
    public double value(int index) {
        return values[checked(index)];
    }

    /** How long ago the value at a position was read, in nanoseconds. */
    public long ageNanos(int index) {
        return ages[checked(index)];
    }

    /** How many values there are, of which there must be one. */
    private int known() {
        checked(0);
        return size;
    }

    private int checked(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("There are " + size + " readings and none at " + index);
        }
        return index;
    }

    /**
     * Whether the values stand for the whole window. One of the last passes is whole if there is a value of each. Of another
     * one no stretch of more than three tenths of it is without one, and it begins
     * and ends with one as nearly as they are close to each other. So a series that is new, was unknown for a while, or was not read while the
     * machine was suspended, says nothing until there is enough of it.
     */
    public boolean isWhole() {
        if (ages == ownAges || most > 0) {
            return areWhole();
        }
        if (ages != judgedAges) {
            judgedAges = ages;
            areJudgedWhole = areWhole();
        }
        return areJudgedWhole;
    }

    private boolean areWhole() {
        return most > 0 ? size == most : Stretches.reachOver(oldest, newest, ages, size);
    }

    /** The oldest value. */
    public double first() {
        return values[checked(0)];
    }

    /** The newest value. */
    public double last() {
        return values[checked(size - 1)];
    }

    /** The lowest value. */
    public double least() {
        return Statistics.least(values, known());
    }

    /** The highest value. */
    public double most() {
        return Statistics.most(values, known());
    }

    /** The sum of the values. */
    public double sum() {
        return finite(Statistics.sum(values, known()));
    }

    /** The mean of the values. */
    public double average() {
        return finite(Statistics.mean(values, known()));
    }

    /** How far the values lie from their mean: the root of the mean square of the differences. */
    public double standardDeviation() {
        return finite(Statistics.deviation(values, known()));
    }

    /**
     * The value that a part of all values does not exceed, by linear interpolation between the two nearest.
     *
     * @param part from 0 for the lowest value to 1 for the highest; 0.5 for the median
     * @throws IllegalArgumentException if the part is another one
     */
    public double quantile(double part) {
        double place = Quantile.checked(part) * (size - 1);
        checked(0);
        if (sorted.length < size) {
            sorted = new double[values.length];
        }
        System.arraycopy(values, 0, sorted, 0, size);
        Arrays.sort(sorted, 0, size);
        return Quantile.at(place, sorted, 0);
    }

    /** By how much the newest value is higher than the oldest. */
    public double change() {
        return finite(last() - first());
    }

    /** How often a value is another than the one before. */
    public int changes() {
        return Statistics.changes(values, size);
    }

    /** How often a value is lower than the one before, as that of a counter is that was reset. */
    public int falls() {
        return Statistics.falls(values, size);
    }

    /** How much a counter grew. One that falls was reset and counts from zero again; nothing is extrapolated. */
    public double increase() {
        return finite(Statistics.growth(values, known()));
    }

    /** How much a counter grew a second, from the oldest value to the newest; resets as in {@link #increase}. */
    public double rate() {
        return finite(increase() / seconds());
    }

    /** How much a level rose if it never fell, and otherwise 0. */
    public double steadyRise() {
        return falls() == 0 ? change() : 0;
    }

    /** How much the values rise a second, by the straight line that fits them best. */
    public double slope() {
        return finite(Line.slope(this));
    }

    /** What the value will be after some seconds, by the straight line that fits best. */
    public double forecast(double seconds) {
        return finite(Line.at(this, seconds));
    }

    /** The time from the oldest value to the newest, in seconds. */
    private double seconds() {
        long span = ageNanos(0) - ageNanos(size - 1);
        if (span == 0) {
            throw new IllegalStateException("All " + size + " readings are of one moment; ask isWhole() first");
        }
        return span / NANOS_PER_SECOND;
    }

    /** The highest or lowest finite number where a result is beyond it, for it must be told in any case. */
    private static double finite(double value) {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
    }

    List<Point> points() {
        var points = new ArrayList<Point>(size);
        for (int i = 0; i < size; i++) {
            points.add(new Point(Duration.ofNanos(ages[i]), values[i]));
        }
        return List.copyOf(points);
    }

    @Override
    public String toString() {
        return points().toString();
    }
}

package io.kafkamonitor.rules;

import io.kafkamonitor.alert.Evidence;
import io.kafkamonitor.internal.expression.Values;
import io.kafkamonitor.metric.Unit;
import java.util.ArrayList;
import java.util.Arrays;

/** Keeps the few series of a subject that contributed most, worst first. Not safe for use by several threads. */
final class Worst {

    /** So many that a mail can say which partitions they are; of more it counts. */
    private static final int KEPT = 50;

    private static final int FIRST_ROOM = 5;

    private final Side side;
    private final boolean keepsNothing;
    private int[] indexes = new int[FIRST_ROOM];
    private double[] numbers = new double[FIRST_ROOM];
    private int size;
    private int count;

    /** Above, the largest are the worst; below, the smallest. */
    Worst(Side side) {
        this(side, false);
    }

    /** @param keepsNothing whether also zeros are kept */
    Worst(Side side, boolean keepsNothing) {
        this.side = side;
        this.keepsNothing = keepsNothing;
    }

    void offer(int index, double value) {
        // what is nothing makes nothing too large
        if (side == Side.ABOVE && value == 0 && !keepsNothing) {
            return;
        }
        count++;
        int place = size;
        while (place > 0 && isWorse(value, numbers[place - 1])) {
            place--;
        }
        if (place == KEPT) {
            return;
        }
        if (size == indexes.length && size < KEPT) {
            int room = Math.min(2 * size, KEPT);
            indexes = Arrays.copyOf(indexes, room);
            numbers = Arrays.copyOf(numbers, room);
        }
        int moved = Math.min(size, KEPT - 1) - place;
        System.arraycopy(indexes, place, indexes, place + 1, moved);
        System.arraycopy(numbers, place, numbers, place + 1, moved);
        indexes[place] = index;
        numbers[place] = value;
        size = Math.min(size + 1, KEPT);
    }

    private boolean isWorse(double value, double other) {
        return side == Side.ABOVE ? value > other : value < other;
    }

    /** What was kept, and how many there were. */
    Shown shown(Values column, Unit unit) {
        var evidence = new ArrayList<Evidence>(size);
        for (int i = 0; i < size; i++) {
            evidence.add(Evidence.of(column.subject(indexes[i]), numbers[i], unit));
        }
        return new Shown(evidence, count);
    }
}

package io.kafkamonitor.internal.expression;

import io.kafkamonitor.history.Quantile;
import io.kafkamonitor.internal.text.Amounts;
import io.kafkamonitor.metric.Unit;
import java.util.Arrays;

/**
 * What is made of several numbers: but for the deviation and the number of them no lower if one of them is higher, so that
 * the least and the most that they may be make the least and the most that it may be.
 *
 * @param kind what is made
 * @param part of a quantile, from 0 to 1; 0 for what is none
 */
public record Aggregation(Kind kind, double part) {

    public static final Aggregation SUM = new Aggregation(Kind.SUM, 0);
    public static final Aggregation MOST = new Aggregation(Kind.MOST, 0);
    public static final Aggregation LEAST = new Aggregation(Kind.LEAST, 0);
    public static final Aggregation MEAN = new Aggregation(Kind.MEAN, 0);
    public static final Aggregation COUNT = new Aggregation(Kind.COUNT, 0);
    public static final Aggregation DEVIATION = new Aggregation(Kind.DEVIATION, 0);
    public static final Aggregation MEDIAN = quantile(0.5);

    /** Which of them. */
    public enum Kind {
        SUM("sum"),
        MOST("largest"),
        LEAST("smallest"),
        MEAN("mean"),
        COUNT("number"),
        DEVIATION("deviation"),
        QUANTILE("quantile");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /** The number that a part of all numbers does not exceed. */
    public static Aggregation quantile(double part) {
        return new Aggregation(Kind.QUANTILE, part);
    }

    /** What is made of numbers that are known, of which there is one at least; it may put them in another order. */
    double of(double[] numbers, int size) {
        return switch (kind) {
            case SUM -> sum(numbers, size);
            case MOST -> extreme(numbers, size, true);
            case LEAST -> extreme(numbers, size, false);
            case MEAN -> mean(numbers, size);
            case COUNT -> size;
            case DEVIATION -> deviation(numbers, size);
            case QUANTILE -> quantile(numbers, size);
        };
    }

    private static double sum(double[] numbers, int size) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += numbers[i];
        }
        return sum;
    }

    private static double extreme(double[] numbers, int size, boolean most) {
        double extreme = numbers[0];
        for (int i = 1; i < size; i++) {
            extreme = most ? Math.max(extreme, numbers[i]) : Math.min(extreme, numbers[i]);
        }
        return extreme;
    }

    private static double mean(double[] numbers, int size) {
        double sum = sum(numbers, size);
        return sum / size;
    }

    private static double deviation(double[] numbers, int size) {
        double mean = mean(numbers, size);
        double squares = 0;
        for (int i = 0; i < size; i++) {
            squares += (numbers[i] - mean) * (numbers[i] - mean);
        }
        return Math.sqrt(squares / size);
    }

    private double quantile(double[] numbers, int size) {
        Arrays.sort(numbers, 0, size);
        return Quantile.at(part * (size - 1), numbers, 0);
    }

    /** Whether what is made of the least and of the most lies around what is made of the numbers themselves. */
    boolean isMonotone() {
        return kind != Kind.DEVIATION;
    }

    /** The least that it may be if there are other numbers beside those of which it is made, none below a least one. */
    double lowWithMore(double low, double least) {
        return switch (kind) {
            case SUM -> least >= 0 ? low : Double.NEGATIVE_INFINITY;
            case MOST, COUNT -> low;
            case LEAST, MEAN, QUANTILE -> Math.min(low, least);
            case DEVIATION -> 0;
        };
    }

    /** The most that it may be if there are other numbers beside those of which it is made. */
    double highWithMore(double high) {
        return kind == Kind.LEAST ? high : Double.POSITIVE_INFINITY;
    }

    Unit unit(Unit unit) {
        return kind == Kind.COUNT ? Unit.COUNT : unit;
    }

    Reach reach(Reach reach) {
        return switch (kind) {
            case SUM -> reach.summed();
            case MOST, LEAST, MEAN, QUANTILE -> reach;
            case COUNT -> new Reach(1, Double.POSITIVE_INFINITY);
            case DEVIATION -> reach.spread();
        };
    }

    /** As in a sentence, before the name of what it is made of. */
    @Override
    public String toString() {
        if (kind != Kind.QUANTILE) {
            return kind.word;
        }
        return part == 0.5 ? "median" : "quantile " + Amounts.number(part);
    }
}

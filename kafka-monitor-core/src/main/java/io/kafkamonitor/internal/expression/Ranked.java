package io.kafkamonitor.internal.expression;

import io.kafkamonitor.metric.Gaps;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.MetricKind;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Evaluation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The highest or lowest numbers alone; of the others there is nothing to measure. Those that are equal to the last of them
 * count as well.
 *
 * @param input of which numbers
 * @param end which of them
 * @param count how many
 */
public record Ranked(Node input, End end, int count) implements Node {

    private static final int MOST = 1_000;

    /** Which of the numbers in order. */
    public enum End {
        HIGHEST("highest"),
        LOWEST("lowest");

        private final String word;

        End(String word) {
            this.word = word;
        }
    }

    @Override
    public Signature signature() {
        return input.signature().of(MetricKind.GAUGE);
    }

    @Override
    public List<Node> inputs() {
        return List.of(input);
    }

    @Override
    public List<String> ownProblems() {
        return count >= 1 && count <= MOST
                ? List.of()
                : List.of("The " + end.word + " '" + count + "' of " + input.brief()
                        + " are too many or none; give 1 to " + MOST);
    }

    @Override
    public Operator operator(double assumedLeast) {
        return new Ranking(input.operator(assumedLeast));
    }

    /** As in a sentence: {@code highest 10 of kafka.consumer_group.lag}. */
    @Override
    public String toString() {
        return end.word + " " + count + " of " + Texts.inner(input);
    }

    private final class Ranking implements Operator, Values {

        private final Operator operator;
        private final Unknown beside =
                new Unknown(UnknownReason.NOTHING_TO_MEASURE, "it is not among the " + count + " " + end.word);
        /** The best so far in descending order, or with their signs changed for the lowest. */
        private final double[] best = new double[count];

        private Values values = Nothing.VALUES;
        private double last;
        /** Whether others may be among the best than it seems. */
        private boolean isOpen;

        Ranking(Operator operator) {
            this.operator = operator;
        }

        @Override
        public Values evaluate(Evaluation evaluation) {
            Values newValues = operator.evaluate(evaluation);
            values = newValues;
            int size = 0;
            isOpen = newValues.hasGaps();
            for (int i = 0; i < newValues.size(); i++) {
                boolean isSure = newValues.isExact(i) && !newValues.mayBeNothing(i);
                if (isSure) {
                    size = offer(signed(newValues.low(i)), size);
                }
                isOpen |= !isSure;
            }
            last = size < count ? Double.NEGATIVE_INFINITY : best[count - 1];
            return this;
        }

        private double signed(double number) {
            return end == End.HIGHEST ? number : -number;
        }

        private int offer(double number, int size) {
            int place = size;
            while (place > 0 && number > best[place - 1]) {
                place--;
            }
            if (place == count) {
                return size;
            }
            int moved = Math.min(size, count - 1) - place;
            System.arraycopy(best, place, best, place + 1, moved);
            best[place] = number;
            return Math.min(size + 1, count);
        }

        private boolean isBeside(int index) {
            return values.isExact(index) && signed(values.low(index)) < last;
        }

        @Override
        public Parts parts() {
            return operator.parts();
        }

        @Override
        public int size() {
            return values.size();
        }

        @Override
        public Labels subject(int index) {
            return values.subject(index);
        }

        @Override
        public double low(int index) {
            return isBeside(index) ? Double.NEGATIVE_INFINITY : values.low(index);
        }

        @Override
        public double high(int index) {
            return isBeside(index) ? Double.POSITIVE_INFINITY : values.high(index);
        }

        @Override
        public @Nullable Unknown why(int index) {
            return isBeside(index) ? beside : values.why(index);
        }

        @Override
        public boolean mayBeNothing(int index) {
            return isOpen || isBeside(index);
        }

        @Override
        public @Nullable Unknown gap(Labels subject) {
            return values.gap(subject);
        }

        @Override
        public Gaps gaps() {
            return values.gaps();
        }

        @Override
        public double least() {
            return values.least();
        }

        @Override
        public int layout() {
            return values.layout();
        }
    }
}

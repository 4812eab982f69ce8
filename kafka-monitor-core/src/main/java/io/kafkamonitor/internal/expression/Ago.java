package io.kafkamonitor.internal.expression;

import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.history.Readings;
import io.kafkamonitor.internal.text.Durations;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.time.Duration;
import java.util.List;

/**
 * The numbers as they were some time ago: the newest reading that is as old, and no older than a thirty-second part of that
 * time more, or two minutes.
 *
 * @param input of which numbers
 * @param time how long ago
 */
public record Ago(Node input, Duration time) implements Node {

    private static final int PART_EARLIER = 32;
    private static final Duration EARLIER = Duration.ofMinutes(2);

    @Override
    public Signature signature() {
        return input.signature();
    }

    @Override
    public List<Node> inputs() {
        return List.of(input);
    }

    @Override
    public List<String> ownProblems() {
        return Windows.problems(time, "A time", input);
    }

    private Duration oldest() {
        Duration part = time.dividedBy(PART_EARLIER);
        Duration oldest = time.plus(part.compareTo(EARLIER) > 0 ? part : EARLIER);
        return oldest.compareTo(HistoryWindow.LONGEST) > 0 ? HistoryWindow.LONGEST : oldest;
    }

    @Override
    public List<HistoryWindow> history() {
        return Windows.areSound(time) ? new Recall(input).windows(oldest()) : input.history();
    }

    @Override
    public Operator operator(double assumedLeast) {
        return new Recalling(assumedLeast);
    }

    /** As in a sentence: {@code 7 d ago of kafka.broker.bytes_in}. */
    @Override
    public String toString() {
        return Durations.text(time) + " ago of " + Texts.inner(input);
    }

    private final class Recalling extends ReadingOperator {

        private final Unknown notKnown =
                new Unknown(UnknownReason.WARMING_UP, "what it was " + Durations.text(time) + " ago is not known");

        Recalling(double assumedLeast) {
            super(new Recall(input), assumedLeast, Readings.between(oldest(), time.minusNanos(1)));
        }

        @Override
        boolean needsPresent() {
            return false;
        }

        @Override
        void make(int index, Readings readings) {
            if (readings.size() > 0) {
                number(index, readings.last());
            } else {
                unknown(index, notKnown);
            }
        }

        @Override
        public double least() {
            return leastOfInput();
        }
    }
}

package io.kafkamonitor.internal.expression;

import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.history.Past;
import io.kafkamonitor.history.Readings;
import io.kafkamonitor.metric.Gaps;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Evaluation;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        return new Recalling(new Recall(input), assumedLeast);
    }

    /** As in a sentence: {@code 7 d ago of kafka.broker.bytes_in}. */
    @Override
    public String toString() {
        return Texts.duration(time) + " ago of " + Texts.inner(input);
    }

    private final class Recalling extends Table implements Operator {

        private final Unknown notKnown =
                new Unknown(UnknownReason.WARMING_UP, "what it was " + Texts.duration(time) + " ago is not known");
        private final Recall recall;
        private final SeriesOperator operator;
        private final Readings readings = Readings.between(oldest(), time.minusNanos(1));
        private int layoutOfInput = -1;

        Recalling(Recall recall, double assumedLeast) {
            this.recall = recall;
            this.operator = recall.operator(assumedLeast);
        }

        @Override
        public Values evaluate(Evaluation evaluation) {
            Values values = operator.evaluate(evaluation);
            if (values.layout() != layoutOfInput) {
                layoutOfInput = values.layout();
                begin(values.size());
            }
            Past past = evaluation.history().of(recall.metric());
            boolean isSame = operator.isOf(past.present());
            for (int i = 0; i < values.size(); i++) {
                readings.clear();
                int position = isSame ? operator.position(i) : past.present().indexOf(values.subject(i));
                if (position >= 0) {
                    past.read(position, readings);
                }
                if (readings.size() > 0) {
                    number(i, readings.last());
                } else {
                    unknown(i, notKnown);
                }
            }
            return this;
        }

        @Override
        public Labels subject(int index) {
            return operator.subject(index);
        }

        @Override
        public @Nullable Unknown gap(Labels subject) {
            return operator.gap(subject);
        }

        @Override
        public Gaps gaps() {
            return operator.gaps();
        }

        @Override
        public double least() {
            return operator.least();
        }
    }
}

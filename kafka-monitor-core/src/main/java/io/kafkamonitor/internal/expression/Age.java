package io.kafkamonitor.internal.expression;

import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.history.Past;
import io.kafkamonitor.metric.MetricKind;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import java.util.List;

/**
 * For how many seconds there have been the subjects that came while the monitor looked on; of the others there is nothing to
 * measure.
 *
 * @param input whose subjects
 */
public record Age(Node input) implements Node {

    private static final Unknown ALWAYS =
            new Unknown(UnknownReason.NOTHING_TO_MEASURE, "it was there when it was first looked for");
    private static final double NANOS_PER_SECOND = 1e9;

    @Override
    public Signature signature() {
        return new Signature(Unit.SECONDS, MetricKind.GAUGE, input.signature().labels(), Reach.NOT_NEGATIVE);
    }

    @Override
    public List<Node> inputs() {
        return List.of(input);
    }

    @Override
    public List<String> ownProblems() {
        return List.of();
    }

    @Override
    public List<HistoryWindow> history() {
        return new Recall(input).windowsOfLast(1);
    }

    @Override
    public Operator operator(double assumedLeast) {
        return new Ageing();
    }

    /** As in a sentence: {@code age of kafka.topic.partitions}. */
    @Override
    public String toString() {
        return "age of " + Texts.inner(input);
    }

    private final class Ageing extends PastOperator {

        Ageing() {
            super(new Recall(input), 0);
        }

        @Override
        boolean needsPresent() {
            return false;
        }

        @Override
        void make(int index, Past past, int position) {
            long age = position < 0 ? Long.MAX_VALUE : past.ageNanos(position);
            if (age == Long.MAX_VALUE) {
                unknown(index, ALWAYS);
            } else {
                number(index, age / NANOS_PER_SECOND);
            }
        }

        @Override
        public double least() {
            return 0;
        }
    }
}

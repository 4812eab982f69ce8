package io.kafkamonitor.rules;

import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.history.Readings;
import io.kafkamonitor.internal.expression.LastReadings;
import io.kafkamonitor.internal.expression.Node;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Outcome;
import java.util.List;

/**
 * That a subject is breached only if it was so in some of the last evaluations, this one included.
 *
 * @param times in how many of them at least
 * @param evaluations of how many
 */
record Recurrence(int times, int evaluations) {

    /** What is wrong with it, a sentence each. */
    List<String> problems() {
        boolean isSound = times >= 1 && times <= evaluations && evaluations <= HistoryWindow.READINGS;
        return isSound
                ? List.of()
                : List.of("It is to be breached in '" + times + "' of the last '" + evaluations
                        + "' evaluations; give 1 to " + HistoryWindow.READINGS
                        + " evaluations, and no more times than these");
    }

    /** What has to be remembered of what is judged. */
    List<HistoryWindow> windows(Node node) {
        return problems().isEmpty() ? LastReadings.windows(node, evaluations) : List.of();
    }

    /** Counts in one evaluation after the other; for one thread at a time. */
    Counted count(Node node) {
        return new Counted(new LastReadings(node, evaluations));
    }

    /** As in a sentence: {@code in 3 of 5 evaluations}. */
    @Override
    public String toString() {
        return "in " + times + " of " + evaluations + " evaluations";
    }

    /** The outcomes of one evaluation in the light of those before. */
    final class Counted {

        private final LastReadings readings;

        private Counted(LastReadings readings) {
            this.readings = readings;
        }

        void begin(Evaluation evaluation) {
            readings.begin(evaluation);
        }

        /** A breach that is not the last of enough of them begins nothing; after enough of them nothing is over. */
        Outcome outcome(Outcome present, Labels subject, Limits limits) {
            return switch (present) {
                case BREACHED -> isOften(subject, limits) ? present : Outcome.HOLDING;
                case CLEAR -> isOften(subject, limits) ? Outcome.HOLDING : present;
                case HOLDING, UNKNOWN, GONE -> present;
            };
        }

        private boolean isOften(Labels subject, Limits limits) {
            Readings last = readings.of(subject);
            int count = 0;
            for (int i = 0; i < last.size(); i++) {
                if (last.value(i) > limits.high() || last.value(i) < limits.low()) {
                    count++;
                }
            }
            return count >= times;
        }
    }
}

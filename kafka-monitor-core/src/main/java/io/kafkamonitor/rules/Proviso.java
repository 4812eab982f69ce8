package io.kafkamonitor.rules;

import io.kafkamonitor.internal.expression.Grouping;
import io.kafkamonitor.internal.expression.Node;
import io.kafkamonitor.internal.expression.Nothing;
import io.kafkamonitor.internal.expression.Operator;
import io.kafkamonitor.internal.expression.Spare;
import io.kafkamonitor.internal.expression.Values;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** That a rule is only to speak of subjects for which a condition is met, or is not. Safe for use by several threads. */
final class Proviso {

    private final Condition condition;
    private final Kind kind;
    private final Spare<Look> looks;

    private Proviso(Condition condition, Kind kind) {
        this.condition = condition;
        this.kind = kind;
        double assumedLeast = condition.limits.areBelowZero() ? Double.NEGATIVE_INFINITY : 0;
        this.looks = new Spare<>(() -> new Look(condition.node.operator(assumedLeast)));
    }

    static Proviso onlyWhile(Condition condition) {
        return new Proviso(condition, Kind.ONLY_WHILE);
    }

    static Proviso unless(Condition condition) {
        return new Proviso(condition, Kind.UNLESS);
    }

    Node node() {
        return condition.node;
    }

    /** What is wrong with it in a rule with such subjects, a sentence each. */
    List<String> problems(List<String> subjectLabels) {
        var problems = new ArrayList<String>(condition.node.problems());
        List<String> labels = condition.node.signature().labels();
        if (problems.isEmpty() && !subjectLabels.containsAll(labels)) {
            problems.add("'" + this + "' is asked for " + labels + ", and the subjects have only " + subjectLabels
                    + "; make one number of it by labels that they have");
        }
        if (problems.isEmpty()) {
            problems.addAll(condition.limits.problems());
            problems.addAll(
                    problems.isEmpty() ? LimitsCheck.reachProblems(condition.limits, condition.node) : List.of());
        }
        return problems;
    }

    /** The result of asking it about any number of subjects of one evaluation. */
    <R> R ask(Evaluation evaluation, Function<Asked, R> use) {
        return looks.use(look -> {
            look.begin(evaluation);
            return use.apply(look);
        });
    }

    /** As in a sentence: {@code only while kafka.topic.records is above 1,000 records}. */
    @Override
    public String toString() {
        return kind.words + condition;
    }

    private enum Kind {
        ONLY_WHILE("only while "),
        UNLESS("unless ");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** Answers for the subjects of one evaluation. */
    interface Asked {

        Answer of(Labels subject);
    }

    /**
     * Whether the rule is to speak of a subject.
     *
     * @param verdict that it is, is not, or that this cannot be told
     * @param why it cannot be told
     */
    record Answer(Verdict verdict, Unknown why) {

        private static final Unknown NONE = Unknown.because(UnknownReason.INCOMPLETE);
        static final Answer YES = new Answer(Verdict.YES, NONE);
        static final Answer NO = new Answer(Verdict.NO, NONE);

        static Answer unknown(Unknown why) {
            return new Answer(Verdict.UNKNOWN, why);
        }
    }

    enum Verdict {
        YES,
        NO,
        UNKNOWN
    }

    /** Finds the number for a subject: the one that has the same values of the labels that it has. */
    private final class Look implements Asked {

        private final Operator operator;
        private Values values;
        private Grouping grouping;
        private int layout;

        Look(Operator operator) {
            this.operator = operator;
            this.values = Nothing.VALUES;
            this.grouping = new Grouping(List.of());
            this.layout = -1;
        }

        void begin(Evaluation evaluation) {
            values = operator.evaluate(evaluation);
            if (values.layout() != layout) {
                layout = values.layout();
                grouping = Grouping.of(values, condition.node.signature().labels());
            }
        }

        @Override
        public Answer of(Labels subject) {
            Answer met = isMet(subject);
            if (kind == Kind.ONLY_WHILE || met.verdict() == Verdict.UNKNOWN) {
                return met;
            }
            return met.verdict() == Verdict.YES ? Answer.NO : Answer.YES;
        }

        private Answer isMet(Labels subject) {
            int index = grouping.find(subject);
            if (index < 0) {
                Unknown gap = values.gap(subject);
                return gap == null ? Answer.NO : Answer.unknown(gap);
            }
            double low = values.low(index);
            double high = values.high(index);
            if (low > condition.limits.high() || high < condition.limits.low()) {
                return Answer.YES;
            }
            Unknown why = values.why(index);
            boolean isWithin = low >= condition.limits.low() && high <= condition.limits.high();
            if (isWithin || (why != null && why.reason() == UnknownReason.NOTHING_TO_MEASURE)) {
                return Answer.NO;
            }
            return Answer.unknown(why == null ? Answer.NONE : why);
        }
    }
}

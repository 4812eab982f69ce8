package io.kafkamonitor.rules;

import io.kafkamonitor.internal.expression.Spare;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.rule.Evaluation;
import java.util.function.Function;

/** That a rule is only to speak of subjects for which a condition is met, or is not. Safe for use by several threads. */
final class Proviso {

    private final Kind kind;
    private final Condition condition;
    private final Spare<Condition.Asked> looks;

    private Proviso(Kind kind, Condition condition) {
        this.kind = kind;
        this.condition = condition;
        this.looks = new Spare<>(condition::ask);
    }

    static Proviso onlyWhile(Condition condition) {
        return new Proviso(Kind.ONLY_WHILE, condition);
    }

    static Proviso unless(Condition condition) {
        return new Proviso(Kind.UNLESS, condition);
    }

    Condition condition() {
        return condition;
    }

    /** The result of asking any number of subjects of one evaluation whether the rule is to speak of them. */
    <R> R ask(Evaluation evaluation, Function<Function<Labels, Answer>, R> use) {
        return looks.use(look -> {
            look.begin(evaluation);
            return use.apply(
                    kind == Kind.ONLY_WHILE
                            ? look::of
                            : subject -> look.of(subject).negated());
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
}

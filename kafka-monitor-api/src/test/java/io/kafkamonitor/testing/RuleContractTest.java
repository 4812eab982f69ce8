package io.kafkamonitor.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Sample;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A rule that keeps to the contract passes it, and each of those that do not is found out. */
class RuleContractTest implements RuleContract {

    private static final Metric LAG = Metric.gauge("test.lag", Unit.COUNT, "How far behind.", "topic");
    private static final Labels PAYMENTS = Labels.of("topic", "payments");
    private static final Labels REFUNDS = Labels.of("topic", "refunds");

    @Override
    public Rule createRule() {
        return new FunctionRule("backlog", RuleContractTest::judge);
    }

    @Override
    public Evaluation breached() {
        return Evaluation.of(TestSnapshots.of(new Sample(LAG, PAYMENTS, 11), new Sample(LAG, REFUNDS, 1)));
    }

    @Override
    public Evaluation clear() {
        return Evaluation.of(TestSnapshots.of(new Sample(LAG, PAYMENTS, 1))).withActive(Set.of(PAYMENTS));
    }

    private static Collection<Finding> judge(Evaluation evaluation) {
        Column lag = evaluation.snapshot().column(LAG);
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < lag.size(); i++) {
            Labels subject = lag.labels(i);
            if (!lag.isKnown(i)) {
                findings.add(Finding.unknown(subject, lag.unknown(i).orElseThrow()));
            } else if (lag.value(i) > 10) {
                findings.add(Finding.breached(subject).withValue(lag.value(i), LAG.unit()));
            } else {
                findings.add(Finding.clear(subject));
            }
        }
        return findings;
    }

    @Test
    void findsOutABlankName() {
        assertBroken(contractOf(() -> new FunctionRule(" ", RuleContractTest::judge))::hasANameThatStaysTheSame);
    }

    @Test
    void findsOutANameThatChanges() {
        var count = new AtomicInteger();

        assertBroken(
                contractOf(() -> new FunctionRule("rule-" + count.incrementAndGet(), RuleContractTest::judge))
                        ::hasANameThatStaysTheSame);
    }

    @Test
    void findsOutARuleThatIsNeverBreached() {
        assertBroken(contractOf(evaluation -> List.of())::findsABreach);
    }

    @Test
    void findsOutARuleThatForgetsWhatIsClear() {
        RuleContract contract = contractOf(evaluation -> judge(evaluation).stream()
                .filter(finding -> finding.value().isPresent())
                .toList());

        assertBroken(contract::saysOfEveryActiveSubjectThatItIsClear);
    }

    @Test
    void findsOutARuleThatRemembers() {
        var count = new AtomicInteger();
        RuleContract contract = contractOf(evaluation -> List.of(Finding.breached(PAYMENTS)
                .withValue(count.get(), Unit.COUNT)
                .saying("evaluation " + count.incrementAndGet())));

        assertBroken(contract::saysTheSameOfTheSameEvaluation);
    }

    @Test
    void findsOutASubjectNamedTwice() {
        RuleContract contract = contractOf(evaluation -> List.of(Finding.breached(PAYMENTS), Finding.clear(PAYMENTS)));

        assertBroken(contract::namesEachSubjectOnce);
    }

    @Test
    void findsOutANullFinding() {
        RuleContract contract = contractOf(evaluation -> {
            var findings = new ArrayList<Finding>();
            findings.add(null);
            return findings;
        });

        assertBroken(contract::namesEachSubjectOnce);
        assertBroken(contract::bearsASnapshotOfNothing);
    }

    @Test
    void findsOutARuleThatTakesUnknownForClear() {
        RuleContract contract = contractOf(evaluation -> judge(evaluation).stream()
                .map(finding -> finding.unknown().isPresent() ? Finding.clear(finding.subject()) : finding)
                .toList());

        assertBroken(contract::keepsAnAlertWhoseValuesCannotBeRead);
    }

    @Test
    void findsOutARuleThatPassesOverWhatIsUnknown() {
        RuleContract contract = contractOf(evaluation -> judge(evaluation).stream()
                .filter(finding -> finding.unknown().isEmpty())
                .toList());

        assertBroken(contract::keepsAnAlertWhoseValuesCannotBeRead);
    }

    private static void assertBroken(ThrowingCallable test) {
        assertThatThrownBy(test).isInstanceOf(AssertionError.class);
    }

    private RuleContract contractOf(Function<Evaluation, Collection<Finding>> evaluate) {
        return contractOf(() -> new FunctionRule("broken", evaluate));
    }

    private RuleContract contractOf(Supplier<Rule> rules) {
        RuleContract whole = this;
        return new RuleContract() {
            @Override
            public Rule createRule() {
                return rules.get();
            }

            @Override
            public Evaluation breached() {
                return whole.breached();
            }

            @Override
            public Evaluation clear() {
                return whole.clear();
            }
        };
    }

    private record FunctionRule(String name, Function<Evaluation, Collection<Finding>> function) implements Rule {

        @Override
        public Collection<Finding> evaluate(Evaluation evaluation) {
            return function.apply(evaluation);
        }
    }
}

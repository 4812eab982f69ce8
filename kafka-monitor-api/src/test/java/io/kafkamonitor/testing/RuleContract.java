package io.kafkamonitor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.bounds.Bounded;
import io.kafkamonitor.metric.Column;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Snapshot;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Coverage;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Outcome;
import io.kafkamonitor.rule.Rule;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Rule} keeps to. The test class of a rule implements this interface, and JUnit runs these tests with
 * its own.
 */
public interface RuleContract {

    /** A new rule, always with the same settings. */
    Rule createRule();

    /** An evaluation in which the rule is breached for one subject or more. */
    Evaluation breached();

    /** An evaluation in which all is well, with the subjects for which the rule was breached as the active ones. */
    Evaluation clear();

    @Test
    default void hasANameThatStaysTheSame() {
        Rule rule = createRule();

        assertThat(rule.name())
                .isNotBlank()
                .isEqualTo(rule.name())
                .isEqualTo(createRule().name());
    }

    @Test
    default void asksForDurationsThatAreNotNegativeAndEnd() {
        Rule rule = createRule();

        assertThat(rule.forAtLeast()).isBetween(Duration.ZERO, Bounded.LONGEST);
        assertThat(rule.keepFiringFor()).isBetween(Duration.ZERO, Bounded.LONGEST);
    }

    @Test
    default void describesItselfWithoutNull() {
        Rule rule = createRule();

        assertThat(rule.severity()).isNotNull();
        assertThat(rule.condition()).isNotNull();
        assertThat(rule.advice()).isNotNull();
        assertThat(rule.ending()).isNotNull();
        assertThat(rule.metrics()).doesNotContainNull();
        assertThat(rule.requiredMetrics()).doesNotContainNull();
        assertThat(rule.history()).doesNotContainNull();
    }

    @Test
    default void findsABreach() {
        assertThat(createRule().evaluate(breached()))
                .extracting(Finding::outcome)
                .as("outcomes of breached()")
                .contains(Outcome.BREACHED);
    }

    @Test
    default void hasSomethingToJudgeWhereItIsBreached() {
        assertThat(createRule().coverage(breached().snapshot()))
                .as("coverage of breached()")
                .isIn(Coverage.SOME, Coverage.UNTOLD);
    }

    @Test
    default void saysOfEveryActiveSubjectThatItIsClear() {
        Evaluation clear = clear();
        assertThat(clear.active()).as("active subjects of clear()").isNotEmpty();

        Collection<Finding> findings = createRule().evaluate(clear);

        assertThat(subjects(findings, Outcome.CLEAR)).as("clear subjects").containsAll(clear.active());
        assertThat(subjects(findings, Outcome.BREACHED)).as("breached subjects").isEmpty();
    }

    @Test
    default void saysTheSameOfTheSameEvaluation() {
        Rule rule = createRule();
        Collection<Finding> first = rule.evaluate(breached());
        rule.evaluate(clear());

        Collection<Finding> second = rule.evaluate(breached());

        assertThat(second).containsExactlyInAnyOrderElementsOf(first);
    }

    @Test
    default void namesEachSubjectOnce() {
        for (Evaluation evaluation : Set.of(breached(), clear())) {
            assertThat(createRule().evaluate(evaluation))
                    .doesNotContainNull()
                    .extracting(Finding::subject)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    default void bearsASnapshotOfNothing() {
        Snapshot nothing = Snapshot.empty(ManualClock.START);

        assertThat(createRule().evaluate(Evaluation.of(nothing))).doesNotContainNull();
    }

    @Test
    default void keepsAnAlertWhoseValuesCannotBeRead() {
        Evaluation breached = breached();
        Rule rule = createRule();
        Set<Labels> active = subjects(rule.evaluate(breached), Outcome.BREACHED);

        var unreadable = Evaluation.of(allUnknown(breached.snapshot()))
                .withHistory(breached.history())
                .withActive(active);
        Collection<Finding> findings = rule.evaluate(unreadable);

        assertThat(findings)
                .extracting(Finding::subject)
                .as("subjects it speaks of")
                .containsAll(active);
        assertThat(subjects(findings, Outcome.CLEAR)).as("clear subjects").doesNotContainAnyElementsOf(active);
        assertThat(subjects(findings, Outcome.GONE)).as("gone subjects").doesNotContainAnyElementsOf(active);
        assertThat(findings)
                .filteredOn(finding -> finding.outcome() == Outcome.UNKNOWN)
                .as("unknown outcomes, each with a reason")
                .allMatch(finding -> finding.unknown().isPresent());
    }

    private static Snapshot allUnknown(Snapshot snapshot) {
        TestSnapshotBuilder builder = TestSnapshots.builder().time(snapshot.time());
        Unknown why = Unknown.because(UnknownReason.TIMED_OUT);
        for (Column column : snapshot.columns()) {
            for (int i = 0; i < column.size(); i++) {
                builder.unknown(column.metric(), column.labels(i), why);
            }
            column.gaps().entities().forEach((entity, gap) -> builder.gap(column.metric(), entity, gap));
            column.gaps().complete().forEach(entity -> builder.complete(column.metric(), entity));
        }
        snapshot.failures().forEach(builder::failure);
        return builder.build();
    }

    private static Set<Labels> subjects(Collection<Finding> findings, Outcome outcome) {
        return findings.stream()
                .filter(finding -> finding.outcome() == outcome)
                .map(Finding::subject)
                .collect(Collectors.toSet());
    }
}

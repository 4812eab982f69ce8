package io.kafkamonitor.rules;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Outcome;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.testing.TestSnapshotBuilder;
import io.kafkamonitor.testing.TestSnapshots;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Thresholds that another metric or the host knows. */
class OwnThresholdsTest {

    private static final Unit REPLICAS = Unit.of("replicas");
    private static final Metric IN_SYNC = Metric.amount("test.in_sync", REPLICAS, "In sync.", "topic", "partition");
    private static final Metric LEAST = Metric.amount("test.least", REPLICAS, "Least.", "topic");
    private static final Metric BYTES = Metric.amount("test.bytes", Unit.BYTES, "Bytes.", "topic");
    private static final Metric BY_GROUP = Metric.amount("test.by_group", REPLICAS, "By group.", "group");
    private static final Labels ORDERS = Labels.of("topic", "orders", "partition", "0");
    private static final Labels AUDIT = Labels.of("topic", "audit", "partition", "0");
    private static final Unknown SILENT = Unknown.because(UnknownReason.TIMED_OUT);

    private static final Rule TOO_FEW =
            rule("too-few").when(metric(IN_SYNC)).isBelow(metric(LEAST)).build();

    private static Collection<Finding> findings(Rule rule, TestSnapshotBuilder snapshot, Labels... active) {
        return rule.evaluate(Evaluation.of(snapshot.build()).withActive(Set.of(active)));
    }

    private static TestSnapshotBuilder inSync(double orders, double audit) {
        return TestSnapshots.builder().value(IN_SYNC, ORDERS, orders).value(IN_SYNC, AUDIT, audit);
    }

    private static TestSnapshotBuilder least(TestSnapshotBuilder snapshot, String topic, double value) {
        return snapshot.value(LEAST, Labels.of("topic", topic), value);
    }

    @Test
    void eachSubjectIsComparedWithItsOwn() {
        TestSnapshotBuilder snapshot = least(least(inSync(1, 1), "orders", 2), "audit", 1);

        assertThat(findings(TOO_FEW, snapshot))
                .extracting(Finding::summary)
                .containsExactly(
                        "test.in_sync of topic orders, partition 0 is 1 replicas; the threshold is 2 replicas");
    }

    @Test
    void whatHasNoneIsNotJudged() {
        TestSnapshotBuilder snapshot = least(inSync(1, 1), "audit", 1);

        assertThat(findings(TOO_FEW, snapshot)).isEmpty();
        assertThat(findings(TOO_FEW, snapshot, ORDERS)).containsExactly(Finding.clear(ORDERS));
    }

    @Test
    void whereItIsUnknownNothingBeginsAndNothingEnds() {
        TestSnapshotBuilder unknown = inSync(1, 1).unknown(LEAST, Labels.of("topic", "orders"), SILENT);
        TestSnapshotBuilder unlisted = inSync(1, 1).gap(LEAST, Labels.EMPTY, SILENT);

        for (TestSnapshotBuilder snapshot : Set.of(unknown, unlisted)) {
            assertThat(findings(TOO_FEW, snapshot)).isEmpty();
            assertThat(findings(TOO_FEW, snapshot, ORDERS)).containsExactly(Finding.unknown(ORDERS, SILENT));
        }
    }

    @Test
    void goesByTheThresholdOfTheMoment() {
        assertThat(findings(TOO_FEW, least(inSync(2, 2), "orders", 2))).isEmpty();
        assertThat(findings(TOO_FEW, least(inSync(2, 2), "orders", 3)))
                .extracting(Finding::subject)
                .containsExactly(ORDERS);
        assertThat(findings(TOO_FEW, least(inSync(2, 2), "audit", 3)))
                .extracting(Finding::subject)
                .containsExactly(AUDIT);
    }

    @Test
    void mayBeMadeOfOtherNumbers() {
        Rule above = rule("above")
                .when(metric(IN_SYNC))
                .isAbove(metric(LEAST).times(2).plus(1))
                .build();

        assertThat(findings(above, least(inSync(6, 5), "orders", 2)))
                .extracting(Finding::subject)
                .containsExactly(ORDERS);
        assertThat(above).hasToString("above: WARNING when test.in_sync is above ((test.least * 2) + 1)");
        assertThat(above.metrics()).containsExactlyInAnyOrder(IN_SYNC, LEAST);
    }

    @Test
    void theHostMayKnowIt() {
        var thresholds = new AtomicReference<>(Map.of("orders", 5.0));
        Rule rule = rule("host")
                .when(metric(IN_SYNC))
                .isAbove(
                        "contract",
                        labels -> thresholds.get().getOrDefault(labels.value("topic"), Double.POSITIVE_INFINITY))
                .build();

        assertThat(findings(rule, inSync(6, 6))).extracting(Finding::subject).containsExactly(ORDERS);
        assertThat(findings(rule, inSync(6, 6), AUDIT))
                .extracting(Finding::outcome)
                .containsExactlyInAnyOrder(Outcome.BREACHED, Outcome.CLEAR);
        thresholds.set(Map.of("audit", 1.0));
        assertThat(findings(rule, inSync(6, 6))).extracting(Finding::subject).containsExactly(AUDIT);
        assertThat(rule).hasToString("host: WARNING when test.in_sync is above the host's 'contract'");
    }

    @Test
    void whatIsNoNumberIsAFailureOfTheRule() {
        Rule rule = rule("host")
                .when(metric(IN_SYNC))
                .isBelow("contract", any -> Double.NaN)
                .build();

        assertThatThrownBy(() -> findings(rule, inSync(1, 1)))
                .hasMessageContaining("The threshold of")
                .hasMessageContaining("by 'contract' is no number");
    }

    @Test
    void isRefusedIfItCannotBeCompared() {
        refuses(
                rule("r").when(metric(IN_SYNC)).isAbove(metric(BYTES)),
                "'test.bytes' is in 'B', and what is judged in 'replicas'");
        refuses(
                rule("r").when(metric(IN_SYNC)).isAbove(metric(BY_GROUP)),
                "has the labels [group], and the subjects have only");
        refuses(rule("r").when(metric(IN_SYNC)).isAbove(metric(LEAST).sumBy("x")), "has no label 'x'");
        refuses(rule("r").when(metric(IN_SYNC)).isAbove(" ", any -> 1), "have no name");
        assertThatThrownBy(() ->
                        rule("r").when(metric(IN_SYNC)).isAbove(metric(LEAST)).criticalAbove(7))
                .hasMessageContaining("has a threshold for each subject");
    }

    private static void refuses(RuleBuilder builder, String problem) {
        assertThatThrownBy(builder::build).hasMessageContaining(problem);
    }
}

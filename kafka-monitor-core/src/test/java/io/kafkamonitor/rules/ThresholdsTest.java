package io.kafkamonitor.rules;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.notMatching;
import static io.kafkamonitor.rules.Rules.rule;
import static io.kafkamonitor.rules.Rules.thresholdsBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.testing.TestSnapshotBuilder;
import io.kafkamonitor.testing.TestSnapshots;
import java.util.Collection;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ThresholdsTest {

    private static final Unit RECORDS = Unit.of("records");
    private static final Metric LAG = Metric.amount("test.lag", RECORDS, "Lag.", "group", "topic");

    private static Labels topic(String name) {
        return Labels.of("group", "billing", "topic", name);
    }

    private static final Rule BEHIND = rule("behind")
            .when(metric(LAG).where("topic", notMatching("*-old")))
            .isAbove(thresholdsBy("topic")
                    .of("payments-*", 100)
                    .of("payments-eu", 300)
                    .of("audit", 5)
                    .otherwise(50_000))
            .describedAs("{topic} is {value} behind, more than {threshold}")
            .build();

    private static TestSnapshotBuilder snapshot(double lag, String... topics) {
        TestSnapshotBuilder snapshot = TestSnapshots.builder();
        for (String topic : topics) {
            snapshot.value(LAG, topic(topic), lag);
        }
        return snapshot;
    }

    private static Collection<Finding> findings(Rule rule, TestSnapshotBuilder snapshot, Labels... active) {
        return rule.evaluate(Evaluation.of(snapshot.build()).withActive(Set.of(active)));
    }

    @Test
    void theMostSpecificPatternHasTheSay() {
        TestSnapshotBuilder snapshot = snapshot(200, "payments-us", "payments-eu", "audit", "orders", "payments-old");

        assertThat(findings(BEHIND, snapshot))
                .extracting(Finding::summary)
                .containsExactly(
                        "payments-us is 200 records behind, more than 100 records",
                        "audit is 200 records behind, more than 5 records");
    }

    @Test
    void eachHasItsOwnHysteresis() {
        assertThat(findings(BEHIND, snapshot(92, "payments-us"), topic("payments-us")))
                .extracting(Finding::outcome)
                .hasToString("[HOLDING]");
        assertThat(findings(BEHIND, snapshot(92, "payments-eu"), topic("payments-eu")))
                .extracting(Finding::outcome)
                .hasToString("[CLEAR]");
    }

    @Test
    void goesByTheSubjectsOfTheMoment() {
        assertThat(findings(BEHIND, snapshot(10, "audit", "orders")))
                .extracting(Finding::subject)
                .containsExactly(topic("audit"));
        assertThat(findings(BEHIND, snapshot(10, "orders", "audit")))
                .extracting(Finding::subject)
                .containsExactly(topic("audit"));
        assertThat(findings(BEHIND, snapshot(10, "orders"))).isEmpty();
    }

    @Test
    void whatFitsNoPatternIsNotJudged() {
        Rule some = rule("some")
                .when(metric(LAG))
                .isAbove(thresholdsBy("topic").of("a*", 5))
                .build();

        assertThat(findings(some, snapshot(1e9, "b"))).isEmpty();
        assertThat(findings(some, snapshot(1e9, "b"), topic("b"))).containsExactly(Finding.clear(topic("b")));
    }

    @Test
    void mayBeOnTheOtherSide() {
        Rule few = rule("few")
                .when(metric(LAG))
                .isBelow(thresholdsBy("topic").of("a*", 5).otherwise(1))
                .build();

        assertThat(findings(few, snapshot(3, "a", "b")))
                .extracting(Finding::subject)
                .containsExactly(topic("a"));
    }

    @Test
    void standsInTheSentence() {
        assertThat(BEHIND)
                .hasToString(
                        "behind: WARNING when test.lag where topic is not like '*-old' is above thresholds by topic"
                                + " ('payments-*' 100 records, 'payments-eu' 300 records, 'audit' 5 records, '*' 50,000"
                                + " records), saying '{topic} is {value} behind, more than {threshold}'");
    }

    private static void refuses(RuleBuilder builder, String problem) {
        assertThatThrownBy(builder::build).hasMessageContaining(problem);
    }

    @Test
    void isRefusedIfItCannotBeMeant() {
        RuleCondition behind = rule("r").when(metric(LAG).sumBy("group"));

        refuses(
                behind.isAbove(thresholdsBy("topic").of("a*", 5)),
                "The thresholds go by label 'topic', which the subjects do not have; they have [group]");
        refuses(behind.isAbove(thresholdsBy("group")), "There is no threshold; give one for a pattern of 'group'");
        refuses(behind.isAbove(thresholdsBy("group").of("a", Double.NaN)), "A threshold is 'NaN'");
        refuses(behind.isBelow(thresholdsBy("group").of("a", -1)), "It looks for values below -1 records");
        assertThatThrownBy(() -> thresholdsBy("group").of("a", 1).of("a", 2))
                .hasMessage("There is a threshold for 'a' already; give each pattern one");
        assertThatThrownBy(
                        () -> behind.isAbove(thresholdsBy("group").of("a", 5)).clearsBelow(3))
                .hasMessageContaining("has a threshold for each subject, each with its own hysteresis");
    }
}

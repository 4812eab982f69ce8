package io.kafkamonitor.rules;

import static io.kafkamonitor.rules.Rules.matching;
import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.notMatching;
import static io.kafkamonitor.rules.Rules.rule;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.kafka.GroupMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Outcome;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.testing.TestSnapshotBuilder;
import io.kafkamonitor.testing.TestSnapshots;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Series that could not be listed make unknown only what they could be part of. */
class UnlistedSeriesTest {

    private static final Metric LAG = GroupMetrics.GROUP_LAG;
    private static final Unknown DENIED = Unknown.because(UnknownReason.NOT_AUTHORIZED);
    private static final Labels PAYROLL = Labels.of("group", "payroll");
    private static final Labels GOOD = Labels.of("group", "good");
    private static final Labels ORDERS = Labels.of("topic", "orders");

    /** Group good is 50 behind on orders; group payroll cannot be read. */
    private final TestSnapshotBuilder snapshot = TestSnapshots.builder()
            .value(LAG, Labels.of("group", "good", "topic", "orders", "partition", "0"), 20)
            .value(LAG, Labels.of("group", "good", "topic", "orders", "partition", "1"), 30)
            .gap(LAG, PAYROLL, DENIED);

    private Collection<Finding> findings(RuleBuilder rule, Labels... active) {
        return rule.build().evaluate(Evaluation.of(snapshot.build()).withActive(Set.of(active)));
    }

    private static RuleBuilder above100(Expression selection) {
        return rule("r").when(selection).isAbove(100).describedAs("{value}");
    }

    static List<Expression> ofGroups() {
        return List.of(
                metric(LAG).sumBy("group"),
                metric(LAG).maxBy("group"),
                metric(LAG).minBy("group"),
                metric(LAG).avgBy("group"),
                metric(LAG).countBy("group"));
    }

    @ParameterizedTest
    @MethodSource("ofGroups")
    void areOfNoConcernToAnotherGroup(Expression ofGroups) {
        assertThat(findings(above100(ofGroups), GOOD))
                .extracting(Finding::outcome)
                .containsExactly(Outcome.CLEAR);
    }

    static List<Function<MetricExpression, Expression>> ofTopics() {
        return List.of(
                lag -> lag.sumBy("topic"),
                lag -> lag.maxBy("topic"),
                lag -> lag.avgBy("topic"),
                lag -> lag.medianBy("topic"),
                lag -> lag.countBy("topic"));
    }

    @ParameterizedTest
    @MethodSource("ofTopics")
    void mayAddToATopic(Function<MetricExpression, Expression> ofTopics) {
        assertThat(findings(above100(ofTopics.apply(metric(LAG))), ORDERS))
                .containsExactly(Finding.unknown(ORDERS, DENIED));
    }

    @ParameterizedTest
    @MethodSource("ofTopics")
    void addNothingToWhatTheFilterTakes(Function<MetricExpression, Expression> ofTopics) {
        assertThat(findings(above100(ofTopics.apply(metric(LAG).where("group", "good"))), ORDERS))
                .extracting(Finding::outcome)
                .containsExactly(Outcome.CLEAR);
        assertThat(findings(above100(ofTopics.apply(metric(LAG).where("group", notMatching("pay*")))), ORDERS))
                .extracting(Finding::outcome)
                .containsExactly(Outcome.CLEAR);
        assertThat(findings(above100(ofTopics.apply(metric(LAG).where("group", matching("*o*")))), ORDERS))
                .extracting(Finding::outcome)
                .containsExactly(Outcome.UNKNOWN);
    }

    @Test
    void mayBeAPartOfTheWholeThatIsAskedForASubject() {
        TestSnapshotBuilder groups = TestSnapshots.builder()
                .value(GroupMetrics.GROUP_MEMBERS, GOOD, 500)
                .gap(LAG, PAYROLL.with("topic", "orders").with("partition", "0"), DENIED);
        Rule share = rule("share")
                .when(metric(GroupMetrics.GROUP_MEMBERS).dividedBy(metric(LAG).countBy()))
                .isAbove(100)
                .build();

        assertThat(share.evaluate(Evaluation.of(groups.build()).withActive(Set.of(GOOD))))
                .extracting(Finding::outcome)
                .containsExactly(Outcome.UNKNOWN);
    }

    @Test
    void doNotMakeAnExactSumALowerBound() {
        RuleBuilder above40 =
                rule("r").when(metric(LAG).sumBy("group")).isAbove(40).describedAs("{value}");
        RuleBuilder topicAbove40 =
                rule("r").when(metric(LAG).sumBy("topic")).isAbove(40).describedAs("{value}");

        assertThat(findings(above40)).extracting(Finding::summary).containsExactly("50 records");
        assertThat(findings(topicAbove40)).extracting(Finding::summary).containsExactly("at least 50 records");
    }

    @Test
    void letAnotherGroupBeGoneButNotTheirs() {
        Labels deleted = Labels.of("group", "deleted");

        assertThat(findings(above100(metric(LAG).sumBy("group")), deleted, PAYROLL))
                .containsExactlyInAnyOrder(Finding.gone(deleted), Finding.unknown(PAYROLL, DENIED));
    }

    @Test
    void letASeriesOfAnotherGroupBeGoneButNotTheirs() {
        Labels gone = Labels.of("group", "good", "topic", "orders", "partition", "7");
        Labels hidden = Labels.of("group", "payroll", "topic", "orders", "partition", "7");

        assertThat(findings(above100(metric(LAG)), gone, hidden))
                .containsExactlyInAnyOrder(Finding.gone(gone), Finding.unknown(hidden, DENIED));
    }

    @Test
    void letAnotherGroupBeMissingButNotTheirs() {
        Rule deleted = rule("r")
                .when(metric(LAG).where("group", "deleted"))
                .isMissing()
                .build();
        Rule payroll = rule("r")
                .when(metric(LAG).where("group", "payroll"))
                .isMissing()
                .build();
        Rule refunds = rule("r")
                .when(metric(LAG).where("topic", "refunds"))
                .isMissing()
                .build();
        Evaluation evaluation = Evaluation.of(snapshot.build());

        assertThat(deleted.evaluate(evaluation)).extracting(Finding::outcome).containsExactly(Outcome.BREACHED);
        assertThat(payroll.evaluate(evaluation)).isEmpty();
        assertThat(refunds.evaluate(evaluation)).isEmpty();
    }

    @Test
    void areOfNoConcernToAGroupThatWasReadThoughOthersMayNotHaveBeenListed() {
        snapshot.gap(LAG, DENIED).complete(LAG, GOOD);

        assertThat(findings(above100(metric(LAG).sumBy("group")), GOOD))
                .extracting(Finding::outcome)
                .containsExactly(Outcome.CLEAR);
        assertThat(findings(above100(metric(LAG).where("group", "good").sumBy("topic")), ORDERS))
                .extracting(Finding::outcome)
                .containsExactly(Outcome.CLEAR);
        assertThat(findings(above100(metric(LAG).sumBy("topic")), ORDERS))
                .containsExactly(Finding.unknown(ORDERS, DENIED));
    }

    @Test
    void concernTheSameSubjectsOverTime() {
        Labels gone = Labels.of("group", "good", "topic", "orders", "partition", "7");
        Labels hidden = Labels.of("group", "payroll", "topic", "orders", "partition", "7");

        assertThat(findings(above100(metric(LAG).steadyRiseOver(ofMinutes(5))), gone, hidden))
                .containsExactlyInAnyOrder(Finding.gone(gone), Finding.unknown(hidden, DENIED));
    }
}

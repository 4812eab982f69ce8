package io.kafkamonitor.rules;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.notMatching;
import static io.kafkamonitor.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Evidence;
import io.kafkamonitor.kafka.GroupMetrics;
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
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GroupJudgeTest {

    private static final Metric LAG = GroupMetrics.GROUP_LAG;
    private static final Labels BILLING = Labels.of("group", "billing", "topic", "orders");
    private static final Unknown LEADERLESS = Unknown.because(UnknownReason.NO_LEADER);

    private final TestSnapshotBuilder snapshot = TestSnapshots.builder();
    private final Rule rule = rule("lag")
            .when(metric(LAG).sumBy("group", "topic"))
            .isAbove(100)
            .describedAs("{group} is {value} records behind on {topic}")
            .build();

    private static Labels partition(int partition) {
        return BILLING.with("partition", Integer.toString(partition));
    }

    private void lag(int partition, double records) {
        snapshot.value(LAG, partition(partition), records);
    }

    private Collection<Finding> findings(Rule judged, Labels... active) {
        return judged.evaluate(Evaluation.of(snapshot.build()).withActive(Set.of(active)));
    }

    @Test
    void addsUpThePartitionsOfEachGroupAndTopic() {
        lag(0, 60);
        snapshot.value(LAG, Labels.of("group", "audit", "topic", "orders", "partition", "0"), 90);
        lag(1, 41);

        assertThat(findings(rule)).singleElement().satisfies(finding -> {
            assertThat(finding.outcome()).isEqualTo(Outcome.BREACHED);
            assertThat(finding.subject()).isEqualTo(BILLING);
            assertThat(finding.value()).hasValue(101);
            assertThat(finding.summary()).isEqualTo("billing is 101 records behind on orders");
        });
    }

    @Test
    void showsTheWorstPartsLargestFirst() {
        for (int i = 4; i < 9; i++) {
            lag(i, i * 10);
        }

        assertThat(findings(rule))
                .singleElement()
                .satisfies(finding -> assertThat(finding.evidence())
                        .containsExactly(
                                evidence(8, 80), evidence(7, 70), evidence(6, 60), evidence(5, 50), evidence(4, 40)));
    }

    @Test
    void showsTheSmallestFirstWhereTheyAreTooSmallAndNoPartThatIsNothingWhereTheyAreTooLarge() {
        Rule low =
                rule("low").when(metric(LAG).minBy("group", "topic")).isBelow(5).build();
        lag(0, 200);
        lag(1, 0);
        lag(2, 3);

        assertThat(findings(low))
                .singleElement()
                .satisfies(finding -> assertThat(finding.evidence())
                        .containsExactly(evidence(1, 0), evidence(2, 3), evidence(0, 200)));
        assertThat(findings(rule))
                .singleElement()
                .satisfies(finding -> assertThat(finding.evidence()).containsExactly(evidence(0, 200), evidence(2, 3)));
    }

    @Test
    void leavesOutPartsWhereThereIsNothingToMeasure() {
        lag(0, 50);
        snapshot.unknown(LAG, partition(1), Unknown.because(UnknownReason.NOTHING_TO_MEASURE));

        assertThat(findings(rule, BILLING)).singleElement().satisfies(finding -> {
            assertThat(finding.outcome()).isEqualTo(Outcome.CLEAR);
            assertThat(finding.value()).hasValue(50);
        });
    }

    @Test
    void hasNothingToMeasureWhereNoPartHas() {
        Rule largest =
                rule("max").when(metric(LAG).maxBy("group", "topic")).isAbove(5).build();
        snapshot.unknown(LAG, partition(0), Unknown.because(UnknownReason.NOTHING_TO_MEASURE));
        snapshot.unknown(LAG, partition(1), Unknown.because(UnknownReason.NOTHING_TO_MEASURE));

        assertThat(findings(largest, BILLING))
                .containsExactly(Finding.unknown(BILLING, Unknown.because(UnknownReason.NOTHING_TO_MEASURE)));
        assertThat(findings(largest)).isEmpty();
    }

    @Test
    void isUnknownWhereOnePartIsAndOfTheOthersThereIsNothingToMeasure() {
        snapshot.unknown(LAG, partition(0), Unknown.because(UnknownReason.NOTHING_TO_MEASURE));
        snapshot.unknown(LAG, partition(1), LEADERLESS);

        assertThat(findings(rule, BILLING)).containsExactly(Finding.unknown(BILLING, LEADERLESS));
    }

    private static Evidence evidence(int partition, double records) {
        return Evidence.of(partition(partition), records, LAG.unit());
    }

    @Test
    void isBreachedIfThePartsThatAreKnownAreEnough() {
        lag(0, 150);
        snapshot.unknown(LAG, partition(1), LEADERLESS);

        assertThat(findings(rule)).singleElement().satisfies(finding -> {
            assertThat(finding.outcome()).isEqualTo(Outcome.BREACHED);
            assertThat(finding.value()).hasValue(150);
            assertThat(finding.summary()).isEqualTo("billing is at least 150 records behind on orders");
        });
    }

    @Test
    void isUnknownIfThePartsThatAreKnownAreNotEnough() {
        lag(0, 50);
        snapshot.unknown(LAG, partition(1), LEADERLESS);

        assertThat(findings(rule)).isEmpty();
        assertThat(findings(rule, BILLING)).singleElement().satisfies(finding -> {
            assertThat(finding.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(finding.unknown().map(Unknown::reason)).hasValue(UnknownReason.INCOMPLETE);
        });
    }

    @Test
    void anUnknownPartThatMayTurnOutToBeNoneAddsNothingForSure() {
        Expression ratio = metric(LAG).dividedBy(metric(LAG)).plus(200);
        Rule high = rule("high").when(ratio.sumBy("group")).isAbove(300).build();
        lag(0, 60);
        snapshot.unknown(LAG, partition(1), LEADERLESS); // perhaps 0, so that there is nothing to divide by

        assertThat(findings(high, Labels.of("group", "billing")))
                .extracting(Finding::outcome)
                .containsExactly(Outcome.UNKNOWN);
    }

    @Test
    void aGapMakesASumALowerBound() {
        Unknown denied = Unknown.because(UnknownReason.NOT_AUTHORIZED);
        lag(0, 50);
        snapshot.gap(LAG, denied);

        assertThat(findings(rule, BILLING)).containsExactly(Finding.unknown(BILLING, denied));

        lag(1, 60);

        assertThat(findings(rule, BILLING)).extracting(Finding::outcome).containsExactly(Outcome.BREACHED);
    }

    @Test
    void holdsAndClearsActiveSubjects() {
        lag(0, 95);

        assertThat(findings(rule)).isEmpty();
        assertThat(findings(rule, BILLING)).extracting(Finding::outcome).containsExactly(Outcome.HOLDING);
    }

    @Test
    void clearsWithTheValueOfRecovery() {
        lag(0, 90);

        assertThat(findings(rule, BILLING))
                .containsExactly(Finding.clear(BILLING).withValue(90, LAG.unit()));
    }

    @Test
    void aSubjectOfWhichNoPartIsLeftIsGone() {
        snapshot.value(LAG, Labels.of("group", "audit", "topic", "orders", "partition", "0"), 1);

        assertThat(findings(rule, BILLING)).containsExactly(Finding.gone(BILLING));
    }

    @Test
    void joinsEverythingWithoutLabels() {
        Rule total = rule("total").when(metric(LAG).sumBy()).isAbove(100).build();
        lag(0, 60);
        snapshot.value(LAG, Labels.of("group", "audit", "topic", "orders", "partition", "0"), 60);

        assertThat(findings(total)).extracting(Finding::subject).containsExactly(Labels.EMPTY);
    }

    @Test
    void joinsOnlyWhatWasSelected() {
        Rule narrow = rule("lag")
                .when(metric(LAG).where("partition", notMatching("1")).maxBy("group"))
                .isAbove(10)
                .build();
        lag(0, 11);
        lag(1, 99);

        assertThat(findings(narrow)).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo(Labels.of("group", "billing"));
            assertThat(finding.value()).hasValue(11);
            assertThat(finding.evidence()).containsExactly(evidence(0, 11));
        });
    }

    @Test
    void countsSeriesWhetherTheirValueIsKnownOrNot() {
        Rule few = rule("few").when(metric(LAG).countBy("topic")).isBelow(3).build();
        lag(0, 1);
        snapshot.unknown(LAG, partition(1), LEADERLESS);

        assertThat(findings(few))
                .singleElement()
                .satisfies(finding -> assertThat(finding.value()).hasValue(2));
    }

    @Test
    void tellsManySubjectsApart() {
        int subjects = 5_000;
        for (int partition = 0; partition < 3; partition++) {
            for (int group = 0; group < subjects; group++) {
                snapshot.value(
                        LAG,
                        Labels.of("group", "g" + group, "topic", "t", "partition", Integer.toString(partition)),
                        group);
            }
        }
        Rule all = rule("all").when(metric(LAG).sumBy("group")).isAbove(0).build();

        assertThat(findings(all)).hasSize(subjects - 1).allSatisfy(finding -> {
            String group = finding.subject().asMap().getOrDefault("group", "");
            assertThat(finding.value()).hasValue(3 * Double.parseDouble(group.substring(1)));
        });
    }

    private static final Metric HEAT = Metric.gauge("test.heat", Unit.of("degrees"), "Heat.", "house", "room");
    private static final Metric SKEW = HEAT.between(-1, 1);
    private static final Labels HOUSE = Labels.of("house", "a");

    static Stream<Expression> joined() {
        Expression heat = metric(HEAT);
        return Stream.of(heat.sumBy("house"), heat.maxBy("house"), heat.minBy("house"), heat.avgBy("house"));
    }

    @ParameterizedTest
    @MethodSource("joined")
    void neverTakesWhatIsNotKnownForZeroWhereItMayBeNegative(Expression heat) {
        snapshot.unknown(HEAT, HOUSE.with("room", "1"), LEADERLESS);

        for (RuleBuilder asked : List.of(
                rule("r").when(heat).isBelow(-1),
                rule("r").when(heat).isBelow(0),
                rule("r").when(heat).isAbove(-5),
                rule("r").when(heat).isOutside(-5, 5))) {
            assertThat(findings(asked.build(), HOUSE)).containsExactly(Finding.unknown(HOUSE, LEADERLESS));
        }
    }

    @Test
    void isNotWellWhileThePartThatIsNotKnownMayBeTheOneThatIsTooLow() {
        Rule tooCold = rule("r").when(metric(HEAT).minBy("house")).isBelow(-1).build();
        snapshot.value(HEAT, HOUSE.with("room", "1"), 3).unknown(HEAT, HOUSE.with("room", "2"), LEADERLESS);

        assertThat(findings(tooCold, HOUSE))
                .singleElement()
                .satisfies(finding -> assertThat(finding.outcome()).isEqualTo(Outcome.UNKNOWN));
    }

    @Test
    void takesAMetricAtItsWordThatValuesMayBeNegative() {
        Rule skewed = rule("r").when(metric(SKEW).sumBy("house")).isAbove(0.5).build();
        snapshot.value(SKEW, HOUSE.with("room", "1"), 0.7).unknown(SKEW, HOUSE.with("room", "2"), LEADERLESS);

        assertThat(findings(skewed)).isEmpty();
    }

    @Test
    void takesAMetricAtItsWordThatValuesAreNeverNegative() {
        Rule odd = rule("r")
                .when(metric(LAG).sumBy("group", "topic"))
                .isOutside(0, 100)
                .build();
        lag(0, 101);
        snapshot.unknown(LAG, partition(1), LEADERLESS);

        assertThat(findings(odd))
                .singleElement()
                .satisfies(finding -> assertThat(finding.summary()).contains("is at least 101 records"));
    }

    @Test
    void tellsASumThatIsBeyondAllNumbersWithAValue() {
        lag(0, Double.MAX_VALUE);
        lag(1, Double.MAX_VALUE);

        assertThat(findings(rule)).singleElement().satisfies(finding -> {
            assertThat(finding.value()).hasValue(Double.MAX_VALUE);
            assertThat(finding.summary()).doesNotContain("Infinity");
        });
    }
}

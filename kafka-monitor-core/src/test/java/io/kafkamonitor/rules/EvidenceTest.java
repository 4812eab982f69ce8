package io.kafkamonitor.rules;

import static io.kafkamonitor.rules.Rules.metric;
import static io.kafkamonitor.rules.Rules.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.kafkamonitor.alert.Evidence;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Evaluation;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Outcome;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.settings.ConfigurationException;
import io.kafkamonitor.testing.TestSnapshotBuilder;
import io.kafkamonitor.testing.TestSnapshots;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    private static final Unit COPIES = Unit.of("copies");
    private static final Metric BROKEN = Metric.gauge("test.broken", Unit.COUNT, "Broken ones.", "topic");
    private static final Metric PART =
            Metric.gauge("test.part", COPIES, "Copies of a part.", "topic", "partition", "problem");
    private static final Metric CPU = Metric.gauge("test.cpu", Unit.RATIO, "Load.", "broker");
    private static final Metric TORN = Metric.gauge("test.torn", Unit.COUNT, "Torn ones.", "topic");
    private static final Labels A = Labels.of("topic", "a");
    private static final Labels B = Labels.of("topic", "b");

    private final TestSnapshotBuilder snapshot = TestSnapshots.builder();

    private static RuleBuilder broken() {
        return rule("broken").when(metric(BROKEN)).isAbove(0);
    }

    private static MetricExpression torn() {
        return metric(PART).where("problem", "torn");
    }

    private EvidenceTest part(String topic, int partition, String problem, double value) {
        snapshot.value(PART, series(topic, partition, problem), value);
        return this;
    }

    private static Labels series(String topic, int partition, String problem) {
        return Labels.of("topic", topic, "partition", Integer.toString(partition), "problem", problem);
    }

    private Collection<Finding> findings(Rule rule, Labels... active) {
        return rule.evaluate(Evaluation.of(snapshot.build()).withActive(Set.of(active)));
    }

    private static Evidence evidence(String topic, int partition, double value) {
        return Evidence.of(Labels.of("topic", topic, "partition", Integer.toString(partition)), value, COPIES);
    }

    @Test
    void showsTheWorstSeriesOfEachSubjectWithoutWhatIsTheSameInAll() {
        snapshot.value(BROKEN, A, 2).value(BROKEN, B, 1);
        part("b", 7, "torn", 4).part("a", 0, "torn", 1).part("a", 1, "lost", 9).part("a", 2, "torn", 3);

        assertThat(findings(broken().evidenceFrom(torn()).build()))
                .extracting(Finding::subject, Finding::evidence)
                .containsExactly(
                        tuple(A, List.of(evidence("a", 2, 3), evidence("a", 0, 1))),
                        tuple(B, List.of(evidence("b", 7, 4))));
    }

    @Test
    void countsWhatItDoesNotShow() {
        snapshot.value(BROKEN, A, 7);
        for (int partition = 0; partition < 60; partition++) {
            part("a", partition, "torn", 1 + partition);
        }
        part("a", 60, "torn", 0).part("b", 0, "torn", 5);

        Finding finding =
                findings(broken().evidenceFrom(torn()).build()).iterator().next();

        assertThat(finding.evidence()).hasSize(50).first().isEqualTo(evidence("a", 59, 60));
        assertThat(finding.evidenceCount())
                .as("neither what is nothing nor what belongs to another subject")
                .isEqualTo(60);
    }

    @Test
    void countsTheJoinedSeriesThatItDoesNotShow() {
        for (int partition = 0; partition < 60; partition++) {
            part("a", partition, "torn", 1);
        }

        Finding finding = findings(
                        rule("torn").when(torn().sumBy("topic")).isAbove(0).build())
                .iterator()
                .next();

        assertThat(finding.evidence()).hasSize(50);
        assertThat(finding.evidenceCount()).isEqualTo(60);
    }

    @Test
    void showsTheLowestFirstIfAsked() {
        snapshot.value(BROKEN, A, 7);
        for (int i = 0; i < 5; i++) {
            part("a", i, "torn", 4 - i);
        }

        assertThat(findings(broken().evidenceFromLowest(torn()).build()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.evidence())
                        .containsExactly(
                                evidence("a", 4, 0),
                                evidence("a", 3, 1),
                                evidence("a", 2, 2),
                                evidence("a", 1, 3),
                                evidence("a", 0, 4)));
    }

    @Test
    void takesTheSideOfTheThresholdThatWasPassed() {
        snapshot.value(BROKEN, A, 9).value(BROKEN, B, -9);
        part("a", 0, "torn", 1).part("a", 1, "torn", 2).part("b", 0, "torn", 1).part("b", 1, "torn", 2);

        Rule outside = rule("outside")
                .when(metric(BROKEN))
                .isOutside(-1, 1)
                .evidenceFrom(torn())
                .build();

        assertThat(findings(outside))
                .extracting(finding -> finding.evidence().get(0))
                .containsExactly(evidence("a", 1, 2), evidence("b", 0, 1));
    }

    @Test
    void takesThePlaceOfTheSeriesThatWereJoined() {
        snapshot.value(BROKEN, A, 2).value(BROKEN, B, 1);
        part("b", 7, "torn", 4).part("a", 0, "torn", 1);

        Rule joined = rule("joined")
                .when(metric(BROKEN).sumBy())
                .isAbove(0)
                .evidenceFrom(torn())
                .build();

        assertThat(findings(joined)).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo(Labels.EMPTY);
            assertThat(finding.evidence()).containsExactly(evidence("b", 7, 4), evidence("a", 0, 1));
        });
    }

    @Test
    void showsNothingThatCannotBeReadAndNothingOfWhatIsWell() {
        Unknown silent = Unknown.because(UnknownReason.TIMED_OUT);
        snapshot.value(BROKEN, A, 1).value(BROKEN, B, 0).unknown(PART, series("a", 0, "torn"), silent);
        part("b", 0, "torn", 1);

        assertThat(findings(broken().evidenceFrom(torn()).build(), A, B))
                .allSatisfy(finding -> assertThat(finding.evidence()).isEmpty())
                .extracting(Finding::outcome)
                .containsExactlyInAnyOrder(Outcome.BREACHED, Outcome.CLEAR);
    }

    @Test
    void staysWithASubjectBetweenTheThresholds() {
        snapshot.value(BROKEN, A, 9);
        part("a", 0, "torn", 1);

        Rule rule = rule("held")
                .when(metric(BROKEN))
                .isAbove(10)
                .clearsBelow(5)
                .evidenceFrom(torn())
                .build();

        assertThat(findings(rule, A)).singleElement().satisfies(finding -> {
            assertThat(finding.outcome()).isEqualTo(Outcome.HOLDING);
            assertThat(finding.evidence()).containsExactly(evidence("a", 0, 1));
        });
    }

    @Test
    void isReadByTheRuleAndPartOfItsSentence() {
        Rule rule = broken().evidenceFromLowest(torn()).build();

        assertThat(rule.metrics()).containsExactlyInAnyOrder(BROKEN, PART);
        assertThat(rule)
                .hasToString("broken: WARNING when test.broken is above 0,"
                        + " shown by test.part where problem is 'torn', lowest first");
    }

    @Test
    void comesFromTheJudgedMetricAsWell() {
        Rule rule = broken().evidenceFrom(metric(BROKEN)).build();
        snapshot.value(BROKEN, A, 1);

        assertThat(rule.metrics()).containsExactly(BROKEN);
        assertThat(findings(rule)).flatExtracting(Finding::evidence).containsExactly(Evidence.of(A, 1, Unit.COUNT));
    }

    private static void refuses(RuleBuilder builder, String problem) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void comparesWithAllOthersThoseThatHaveNothingIncluded() {
        Labels c = Labels.of("topic", "c");
        snapshot.value(BROKEN, A, 7).value(BROKEN, B, 0).value(BROKEN, c, 3);

        assertThat(findings(rule("uneven")
                        .when(metric(BROKEN))
                        .isAbove(5)
                        .comparedBy(metric(BROKEN))
                        .build()))
                .filteredOn(finding -> finding.outcome() == Outcome.BREACHED)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.evidence())
                            .containsExactly(
                                    Evidence.of(A, 7, Unit.COUNT),
                                    Evidence.of(c, 3, Unit.COUNT),
                                    Evidence.of(B, 0, Unit.COUNT));
                    assertThat(finding.evidenceCount()).isEqualTo(3);
                });
    }

    @Test
    void cannotCompareWithWhatHasNoSuchSubjects() {
        refuses(broken().comparedBy(metric(CPU)), "compare them by a metric that has all of them");
        refuses(broken().comparedBy(torn()).involving("partition"), "leave one of them out");
    }

    @Test
    void isRefusedIfItCannotShowTheSubject() {
        refuses(broken().evidenceFrom(metric(CPU)), "with the labels [broker] tells nothing of subjects");
        refuses(broken().evidenceFrom(metric(PART).where("tpoic", "a")), "has no label 'tpoic'");
        refuses(rule("gone").when(metric(BROKEN)).isMissing().evidenceFrom(torn()), "Nothing can show what is missing");
    }

    @Test
    void saysWhyASeriesOfTheSameSubjectIsUnknown() {
        Rule because =
                broken().describedAs("{topic} is broken").becauseUnknown(TORN).build();
        snapshot.value(BROKEN, A, 1);
        snapshot.value(BROKEN, B, 1);
        snapshot.unknown(TORN, A, new Unknown(UnknownReason.UNREACHABLE, "port 1 refused"));
        snapshot.value(TORN, B, 3);

        assertThat(findings(because))
                .extracting(Finding::summary)
                .containsExactlyInAnyOrder("a is broken: not reachable (port 1 refused)", "b is broken");
    }

    private static final Metric HOLE = Metric.gauge("test.hole", Unit.COUNT, "Holes.", "topic", "partition", "missing");

    private EvidenceTest hole(String topic, int partition, String missing) {
        Labels series = Labels.of("topic", topic, "partition", Integer.toString(partition), "missing", missing);
        snapshot.value(HOLE, series, partition);
        return this;
    }

    private static RuleBuilder holed() {
        return broken().evidenceFromLowest(metric(HOLE)).involving("missing");
    }

    @Test
    void namesAllThatASubjectHangsOnAlsoInSeriesThatAreNotShown() {
        snapshot.value(BROKEN, A, 9).value(BROKEN, B, 1);
        for (int partition = 0; partition < 200; partition++) {
            hole("a", partition, partition == 150 ? "3,4" : "2");
        }
        hole("b", 0, "7");

        assertThat(findings(holed().build()))
                .extracting(Finding::subject, Finding::involved)
                .containsExactly(tuple(A, Set.of("2", "3", "4")), tuple(B, Set.of("7")));
    }

    @Test
    void namesNothingWhereNotAllIsNamed() {
        snapshot.value(BROKEN, A, 9).value(BROKEN, B, 1);
        hole("a", 0, "2").hole("a", 1, "");
        for (int i = 0; i <= Finding.MOST_INVOLVED; i++) {
            hole("b", i, "broker-" + i);
        }

        assertThat(findings(holed().build())).extracting(Finding::involved).containsExactly(Set.of(), Set.of());
    }

    @Test
    void leavesOutOfWhatIsShownThatNothingIsMissing() {
        snapshot.value(BROKEN, A, 9);
        hole("a", 0, "");

        assertThat(findings(holed().build()))
                .flatExtracting(Finding::evidence)
                .extracting(Evidence::labels)
                .containsExactly(Labels.of("topic", "a", "partition", "0"));
    }

    @Test
    void takesWhatIsInvolvedFromALabelOfTheEvidenceOnly() {
        assertThat(broken().involving("missing").evidenceFrom(metric(HOLE)).build())
                .hasToString("broken: WARNING when test.broken is above 0, shown by test.hole, hanging on missing");
        assertThatThrownBy(() -> broken().involving("missing").build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("say what that is by evidenceFrom");
        assertThatThrownBy(() -> holed().involving("broker").build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'test.hole' has no label 'broker'");
    }
}

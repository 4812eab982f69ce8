package io.kafkamonitor.internal.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.metric.Unknown;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Outcome;
import java.util.AbstractCollection;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FindingCheckTest {

    private static final int MOST = WorstFindings.MOST;
    private static final Unknown DOWN = Unknown.because(UnknownReason.TIMED_OUT);

    private static List<Finding> check(Collection<Finding> findings, Labels... active) throws InterruptedException {
        return FindingCheck.check(findings, Set.of(active), Severity.WARNING);
    }

    private static Labels topic(int number) {
        return Labels.of("topic", "t" + number);
    }

    private static Finding breached(int number) {
        return Finding.breached(topic(number)).withValue(number, Unit.COUNT).beyond(-1);
    }

    /** Findings that are made while they are read, so that only the reader could keep them. */
    private static Collection<Finding> many(int count, IntFunction<Finding> finding) {
        return new AbstractCollection<>() {
            @Override
            public Iterator<Finding> iterator() {
                return IntStream.range(0, count).mapToObj(finding).iterator();
            }

            @Override
            public int size() {
                return 0; // nobody may believe it
            }
        };
    }

    private static Finding rest(List<Finding> findings) {
        Finding last = findings.get(findings.size() - 1);
        assertThat(last.subject()).isEqualTo(WorstFindings.REST);
        return last;
    }

    @Test
    void tellsTenThousandBreachesOneByOne() throws InterruptedException {
        List<Finding> findings = check(many(MOST, FindingCheckTest::breached));

        assertThat(findings)
                .hasSize(MOST)
                .noneMatch(finding -> finding.subject().equals(WorstFindings.REST));
    }

    @Test
    void tellsTheWorstOfMoreAndHowManyMoreThereAre() throws InterruptedException {
        List<Finding> findings = check(many(MOST + 3, FindingCheckTest::breached));

        assertThat(findings).hasSize(MOST + 1).doesNotContain(breached(0), breached(1), breached(2));
        assertThat(findings).contains(breached(3), breached(MOST + 2));
        assertThat(rest(findings).outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(rest(findings).value()).hasValue(3);
        assertThat(rest(findings).summary())
                .isEqualTo("3 more breach the rule beside the 10,000 worst, which are told one by one");
    }

    @Test
    void tellsTheWorstOfAMillion() throws InterruptedException {
        List<Finding> findings = check(many(1_000_000, FindingCheckTest::breached));

        assertThat(findings).hasSize(MOST + 1).contains(breached(999_999), breached(990_000));
        assertThat(rest(findings).value()).hasValue(990_000);
    }

    @Test
    void tellsCriticalOnesBeforeWorseValuesAndTheRestAtItsWorstSeverity() throws InterruptedException {
        List<Finding> findings = check(many(
                2 * MOST, number -> number < MOST + 1 ? breached(number).at(Severity.CRITICAL) : breached(number)));

        assertThat(findings.subList(0, MOST))
                .allMatch(finding -> finding.severity().equals(Optional.of(Severity.CRITICAL)));
        assertThat(rest(findings).severity()).contains(Severity.CRITICAL);
        assertThat(rest(findings).value()).hasValue(MOST);
    }

    @Test
    void passesOverAMillionSubjectsThatAreWellOrUnknownAndNotActive() throws InterruptedException {
        List<Finding> findings = check(
                many(
                        1_000_000,
                        number ->
                                number % 2 == 0 ? Finding.clear(topic(number)) : Finding.unknown(topic(number), DOWN)),
                topic(7),
                topic(8));

        assertThat(findings).containsExactly(Finding.unknown(topic(7), DOWN), Finding.clear(topic(8)));
    }

    @Test
    void alwaysTellsOfActiveSubjects() throws InterruptedException {
        List<Finding> findings = check(many(MOST + 5, FindingCheckTest::breached), topic(0), topic(1));

        assertThat(findings)
                .hasSize(MOST + 1)
                .contains(breached(0), breached(1))
                .doesNotContain(breached(2));
        assertThat(rest(findings).value()).hasValue(5);
    }

    @Test
    void findsRoomForCriticalOnesBesideAnyNumberOfActiveOthers() throws InterruptedException {
        var active = new HashSet<Labels>();
        IntStream.range(0, MOST).forEach(number -> active.add(topic(number)));

        List<Finding> findings = FindingCheck.check(
                many(MOST + 2, number -> number == MOST ? breached(number).at(Severity.CRITICAL) : breached(number)),
                active,
                Severity.WARNING);

        assertThat(findings).hasSize(MOST + 2).contains(breached(MOST).at(Severity.CRITICAL));
        assertThat(rest(findings).value()).hasValue(1);
        assertThat(rest(findings).severity()).contains(Severity.WARNING);
    }

    @Test
    void neverTellsMoreThanTwiceAsMany() throws InterruptedException {
        var active = new HashSet<Labels>();
        IntStream.range(0, 2 * MOST).forEach(number -> active.add(topic(number)));

        List<Finding> findings = FindingCheck.check(
                many(
                        3 * MOST,
                        number -> number < 2 * MOST
                                ? breached(number)
                                : breached(number).at(Severity.CRITICAL)),
                active,
                Severity.WARNING);

        assertThat(findings).hasSize(2 * MOST + 1);
        assertThat(rest(findings).value()).hasValue(MOST);
        assertThat(rest(findings).severity()).contains(Severity.CRITICAL);
    }

    @Test
    void endsTheRestWhenThereIsNone() throws InterruptedException {
        assertThat(check(List.of(breached(1)), WorstFindings.REST))
                .containsExactly(breached(1), Finding.clear(WorstFindings.REST));
    }

    @Test
    void readsNoCollectionToItsEndThatHasNone() throws InterruptedException {
        List<Finding> findings = check(
                many(Integer.MAX_VALUE, number -> number == 5 ? breached(5) : Finding.clear(topic(number % 5))),
                topic(0),
                topic(99));

        assertThat(findings).contains(breached(5), Finding.clear(topic(0)));
        assertThat(findings)
                .filteredOn(finding -> finding.subject().equals(topic(99)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.outcome()).isEqualTo(Outcome.UNKNOWN));
        assertThat(rest(findings).summary()).contains("more than 2000000 findings");
    }

    @Test
    void stopsReadingWhenItIsInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> check(many(Integer.MAX_VALUE, FindingCheckTest::breached)))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void keepsTheWorseOfTwoFindingsForOneSubject() throws InterruptedException {
        assertThat(check(List.of(Finding.clear(topic(1)), Finding.breached(topic(1))), topic(1)))
                .containsExactly(Finding.breached(topic(1)));
        assertThat(check(List.of(Finding.breached(topic(1)), breached(1)))).hasSize(1);
    }

    @Test
    void theOneThatCountsTheRestEndsOnceThereIsRoomForAll() throws InterruptedException {
        List<Finding> findings = check(many(MOST, FindingCheckTest::breached), WorstFindings.REST);

        assertThat(findings).hasSize(MOST + 1);
        assertThat(rest(findings)).isEqualTo(Finding.clear(WorstFindings.REST));
    }
}

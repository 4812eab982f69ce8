package io.kafkamonitor.internal.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.health.PartHealth;
import io.kafkamonitor.health.PartKind;
import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.internal.health.StandardError;
import io.kafkamonitor.internal.schedule.MonitorThreads;
import io.kafkamonitor.internal.schedule.Surroundings;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.UnknownReason;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.rule.Rule;
import io.kafkamonitor.testing.ManualClock;
import io.kafkamonitor.testing.TestSnapshots;
import java.time.Duration;
import java.util.AbstractCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EvaluatingTest {

    private static final Labels SUBJECT = Labels.of("topic", "orders");
    private static final Duration AMPLE = Duration.ofMinutes(2);
    private static final Duration DEADLINE = Duration.ofMillis(500);

    private final HealthBoard board = new HealthBoard();
    private final List<Evaluating> opened = new ArrayList<>();

    @AfterEach
    void stop() {
        opened.forEach(Evaluating::stop);
    }

    private Evaluating evaluating(Duration deadline, Rule... rules) {
        var evaluating = new Evaluating(
                List.of(rules),
                List.of(),
                new JudgingTimes(Duration.ofSeconds(30), deadline),
                new Surroundings(board, new ManualClock(), new MonitorThreads("evaluating-test")));
        opened.add(evaluating);
        return evaluating;
    }

    private static List<RuleResult> evaluate(Evaluating evaluating) throws InterruptedException {
        return evaluating.evaluate(TestSnapshots.of(), new NothingBefore());
    }

    private static Rule good(String name) {
        return new FakeRule(name, any -> List.of(Finding.breached(SUBJECT)));
    }

    private RuleResult resultBesideAGoodOne(Rule bad) throws InterruptedException {
        List<RuleResult> results = evaluate(evaluating(DEADLINE.multipliedBy(20), bad, good("good")));

        assertThat(results.get(1).findings()).containsExactly(Finding.breached(SUBJECT));
        return results.get(0);
    }

    @Test
    void containsWhatARuleThrows() throws InterruptedException {
        for (Throwable thrown : List.of(
                new IllegalStateException("bad day"),
                new NoClassDefFoundError("com/example/Gone"),
                new AssertionError("no"))) {
            RuleResult result = resultBesideAGoodOne(new FakeRule("bad", any -> sneaky(thrown)));

            assertThat(result.failure().reason()).isEqualTo(UnknownReason.RULE_FAILED);
            assertThat(result.failure().detail()).contains(thrown.getMessage());
        }
        assertThat(board.parts())
                .filteredOn(PartHealth::isFailing)
                .extracting(PartHealth::kind, PartHealth::name, PartHealth::consecutiveFailures)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(PartKind.RULE, "bad", 3));
    }

    @Test
    void logsTheStackTraceOfWhatARuleThrows() {
        var thrown = new IllegalStateException("bad day");
        Evaluating evaluating = evaluating(DEADLINE.multipliedBy(20), new FakeRule("bad", any -> sneaky(thrown)));

        String log = StandardError.during(() -> evaluate(evaluating));

        assertThat(log).contains("IllegalStateException: bad day").contains("at " + thrown.getStackTrace()[0]);
    }

    @SuppressWarnings("unchecked") // the cast is a lie that lets anything be thrown
    private static <E extends Throwable> Collection<Finding> sneaky(Throwable thrown) throws E {
        throw (E) thrown;
    }

    @Test
    void containsAStackOverflow() throws InterruptedException {
        RuleResult result = resultBesideAGoodOne(new FakeRule("bad", any -> deeper(1)));

        assertThat(result.failure().detail()).isEqualTo("StackOverflowError");
    }

    @SuppressWarnings("InfiniteRecursion") // on purpose
    private static List<Finding> deeper(int depth) {
        return Stream.concat(deeper(depth + 1).stream(), Stream.of()).toList();
    }

    @Test
    void tellsTheWorstOfAMillionBreaches() throws InterruptedException {
        Evaluating evaluating = evaluating(AMPLE, new FakeRule("flooding", any -> millionBreaches()), good("good"));

        List<RuleResult> results = evaluate(evaluating);

        assertThat(results.get(0).failure()).isNull();
        assertThat(results.get(0).findings()).hasSize(WorstFindings.MOST + 1);
        assertThat(results.get(1).failure()).isNull();
    }

    private static Collection<Finding> millionBreaches() {
        return IntStream.range(0, 1_000_000)
                .mapToObj(i -> Finding.breached(Labels.of("i", "" + i)))
                .toList();
    }

    @Test
    void containsACollectionWithoutEndThatClaimsToBeEmpty() throws InterruptedException {
        Evaluating evaluating = evaluating(AMPLE, new FakeRule("endless", any -> new Endless()), good("good"));

        List<RuleResult> results = evaluate(evaluating);

        assertThat(results.get(0).failure()).isNull();
        assertThat(results.get(0).findings()).extracting(Finding::subject).containsExactly(WorstFindings.REST);
        assertThat(results.get(1).failure()).isNull();
    }

    @Test
    void containsNullFindings() throws InterruptedException {
        assertThat(resultBesideAGoodOne(new FakeRule("bad", any -> null))
                        .failure()
                        .detail())
                .contains("evaluate() returned null");
    }

    @Test
    void asksNoMoreRulesOnceItIsStoppedAndThrowsNothing() throws InterruptedException {
        var evaluating = new ArrayList<Evaluating>();
        evaluating.add(evaluating(
                DEADLINE.multipliedBy(20),
                new FakeRule("stopping", any -> {
                    evaluating.get(0).stop();
                    return List.of(Finding.breached(SUBJECT));
                }),
                good("next")));

        List<RuleResult> results = evaluate(evaluating.get(0));

        assertThat(results.get(0).findings()).containsExactly(Finding.breached(SUBJECT));
        assertThat(results.get(1).failure().detail()).isEqualTo("the monitor was closed");
    }

    @Test
    void leavesARuleThatHangsAloneUntilItReturns() throws InterruptedException {
        var release = new CountDownLatch(1);
        Evaluating evaluating =
                evaluating(DEADLINE, new FakeRule("hanging", any -> ignoringInterrupts(release)), good("good"));

        List<RuleResult> first = evaluate(evaluating);
        List<RuleResult> second = evaluate(evaluating);

        assertThat(first.get(0).failure().detail()).contains("took longer than 500 ms");
        assertThat(second.get(0).failure().detail()).contains("still not returned");
        assertThat(Stream.of(first.get(1), second.get(1))).allMatch(result -> result.failure() == null);

        release.countDown();
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (evaluate(evaluating).get(0).failure() != null) {
            assertThat(System.nanoTime()).as("works again").isLessThan(end);
        }
    }

    private static Collection<Finding> ignoringInterrupts(CountDownLatch release) {
        while (release.getCount() > 0) {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.onSpinWait();
            }
        }
        return List.of();
    }

    private static final class Endless extends AbstractCollection<Finding> {
        private int next;

        @Override
        public Iterator<Finding> iterator() {
            return Stream.generate(() -> Finding.clear(Labels.of("i", "" + next++)))
                    .iterator();
        }

        @Override
        public int size() {
            return 0;
        }
    }

    private record NothingBefore() implements StandingAlerts {

        @Override
        public Set<Labels> active(String rule) {
            return Set.of();
        }

        @Override
        public Set<Labels> firing(String rule) {
            return Set.of();
        }
    }
}

package io.kafkamonitor.internal.delivering;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.health.PartHealth;
import io.kafkamonitor.internal.deciding.Causes;
import io.kafkamonitor.internal.deciding.Decider;
import io.kafkamonitor.internal.deciding.GroupTiming;
import io.kafkamonitor.internal.deciding.Policy;
import io.kafkamonitor.internal.deciding.Post;
import io.kafkamonitor.internal.deciding.RoutedAddressing;
import io.kafkamonitor.internal.deciding.Tick;
import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.internal.judging.RuleResult;
import io.kafkamonitor.internal.judging.RuleTerms;
import io.kafkamonitor.internal.schedule.Deadline;
import io.kafkamonitor.internal.schedule.MonitorThreads;
import io.kafkamonitor.internal.schedule.Surroundings;
import io.kafkamonitor.internal.state.StateKeeper;
import io.kafkamonitor.internal.state.StateKeeper.Change;
import io.kafkamonitor.internal.state.SteadyClock;
import io.kafkamonitor.localcluster.Await;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.rule.Finding;
import io.kafkamonitor.telling.Routes;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NotifierWorkerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Policy POLICY = policy();
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    private final ManualClock clock = new ManualClock();
    private final HealthBoard board = new HealthBoard();
    private final Surroundings surroundings = new Surroundings(board, clock, new MonitorThreads("worker-test"));
    private final SteadyClock steady = new SteadyClock(clock);
    private final StateKeeper keeper = new StateKeeper(null, surroundings);
    private final List<RuleResult> results = new ArrayList<>();
    private final Sending sending = new Sending();
    private final NotifierWorker worker = new NotifierWorker(
            sending,
            new Letterbox("sending", new PostOffice(new Post(POLICY), keeper, steady, UnaryOperator.identity())),
            DEADLINE,
            surroundings);

    private static Policy policy() {
        Map<String, List<String>> audiences = Map.of("sending", List.of("sending"));
        return new Policy(
                "test",
                "",
                new RoutedAddressing(Routes.of(List.of(), audiences), audiences),
                Causes.NONE,
                List.of(),
                new GroupTiming(Duration.ZERO, Duration.ZERO),
                null,
                alert -> Labels.EMPTY);
    }

    @AfterEach
    void stop() {
        worker.stop();
    }

    /** An alert of a rule of its own, which is told at once. */
    private void add(String rule) {
        var terms = new RuleTerms(rule, Severity.CRITICAL, Duration.ZERO, Duration.ZERO, "", "", "", "", "", List.of());
        results.add(RuleResult.of(terms, List.of(Finding.breached(Labels.EMPTY))));
        keeper.change(state -> {
            var tick = new Tick(steady.get(), Duration.ZERO);
            return Change.of(new Decider(POLICY).decide(results, tick, state).state(), state);
        });
        worker.wake();
    }

    private long waiting() {
        return keeper.state().conversations().values().stream()
                .filter(conversation -> conversation.newsSince() != null)
                .count();
    }

    private void awaitAttempts(int count) {
        Await.until(count + " attempts", PATIENCE, () -> sending.sent.size() >= count);
    }

    private PartHealth health() {
        return board.parts().get(0);
    }

    @Test
    void goesOnAfterEverythingThatANotifierThrows() {
        sending.acting = id -> {
            switch (id) {
                case "exception" -> throw new IllegalStateException("bad day");
                case "error" -> throw new StackOverflowError("deep");
                case "missing" -> throw new NoClassDefFoundError("com/example/Gone");
                case "interrupt" -> throw new InterruptedException("on purpose");
                case "null" -> {
                    return null;
                }
                default -> {
                    return Delivery.delivered("");
                }
            }
        };
        worker.start();
        for (String id : List.of("exception", "error", "missing", "interrupt", "null", "works")) {
            add(id);
        }

        awaitAttempts(6);
        Await.until("the last result", PATIENCE, () -> health().consecutiveFailures() == 0);

        assertThat(waiting()).isEqualTo(5);
        clock.advance(Duration.ofSeconds(5));
        awaitAttempts(11);
    }

    @Test
    void interruptsADeliveryThatTakesTooLongAndTriesAgain() {
        var never = new CountDownLatch(1);
        sending.acting = id -> {
            if (sending.sent.size() == 1) {
                never.await();
            }
            return Delivery.delivered("");
        };
        worker.start();
        add("a");
        awaitAttempts(1);

        worker.checkOverdue(clock.nanoTime());
        assertThat(board.parts()).isEmpty();
        clock.advance(DEADLINE.plusSeconds(1));
        worker.checkOverdue(clock.nanoTime());
        assertThat(health().consecutiveFailures()).as("enough for an alert").isGreaterThanOrEqualTo(3);

        Await.until(
                "the result of the first",
                PATIENCE,
                () -> health().lastFailure().equals("it was interrupted"));
        clock.advance(Duration.ofSeconds(5));
        awaitAttempts(2);
        Await.until("the second result", PATIENCE, () -> waiting() == 0);
    }

    @Test
    void deliversWhatIsDueBeforeItEnds() {
        worker.start();
        for (int i = 0; i < 20; i++) {
            add("n" + i);
        }

        worker.finish(Deadline.in(PATIENCE));
        worker.stop();
        worker.join(Deadline.in(PATIENCE));

        assertThat(sending.sent).hasSize(20);
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("kafka-monitor-worker-test-notifier-sending"));
    }

    private static final class Sending implements Notifier {
        private final List<String> sent = new CopyOnWriteArrayList<>();
        private volatile Acting acting = id -> Delivery.delivered("");

        @Override
        public String name() {
            return "sending";
        }

        @Override
        public Delivery send(Notification notification, DeliveryAttempt attempt) throws Exception {
            sent.add(notification.group());
            return acting.act(notification.group());
        }
    }

    @FunctionalInterface
    private interface Acting {
        Delivery act(String id) throws Exception;
    }
}

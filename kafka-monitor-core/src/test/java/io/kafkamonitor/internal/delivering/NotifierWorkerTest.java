package io.kafkamonitor.internal.delivering;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.health.PartHealth;
import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.internal.schedule.Deadline;
import io.kafkamonitor.internal.schedule.MonitorThreads;
import io.kafkamonitor.internal.schedule.Surroundings;
import io.kafkamonitor.localcluster.Await;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NotifierWorkerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    private final ManualClock clock = new ManualClock();
    private final HealthBoard board = new HealthBoard();
    private final DeliveryQueue queue = new DeliveryQueue(List.of("sending"));
    private final Sending sending = new Sending();
    private final NotifierWorker worker = new NotifierWorker(
            sending, queue, DEADLINE, new Surroundings(board, clock, new MonitorThreads("worker-test")));

    @AfterEach
    void stop() {
        worker.stop();
    }

    private void add(String id) {
        queue.add(Notification.builder(id, "test", id).time(clock.now()).build(), clock.nanoTime());
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
        for (String id : List.of("exception", "error", "missing", "interrupt", "null", "good")) {
            add(id);
        }

        awaitAttempts(6);
        Await.until("the last result", PATIENCE, () -> health().consecutiveFailures() == 0);

        assertThat(queue.waiting()).isEqualTo(5);
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
        Await.until("the second result", PATIENCE, () -> queue.waiting() == 0);
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
            sent.add(notification.id());
            return acting.act(notification.id());
        }
    }

    @FunctionalInterface
    private interface Acting {
        Delivery act(String id) throws Exception;
    }
}

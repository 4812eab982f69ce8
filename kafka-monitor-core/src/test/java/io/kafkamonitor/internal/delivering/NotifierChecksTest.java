package io.kafkamonitor.internal.delivering;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.health.PartHealth;
import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.internal.schedule.MonitorThreads;
import io.kafkamonitor.internal.schedule.Surroundings;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.notifier.NotifierCheck;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class NotifierChecksTest {

    private final HealthBoard board = new HealthBoard();
    private final Surroundings surroundings = new Surroundings(board, new ManualClock(), new MonitorThreads("test"));

    private record Checked(String name, Callable<NotifierCheck> answer) implements Notifier {

        @Override
        public Delivery send(Notification notification, DeliveryAttempt attempt) {
            throw new UnsupportedOperationException("Nobody is to be told");
        }

        @Override
        public NotifierCheck check() throws Exception {
            return answer.call();
        }
    }

    private NotifierChecks checks(Notifier... notifiers) {
        return new NotifierChecks(List.of(notifiers), Duration.ofSeconds(1), surroundings);
    }

    private List<String> failing() {
        return board.parts().stream()
                .filter(PartHealth::isFailing)
                .map(PartHealth::name)
                .toList();
    }

    @Test
    void tellsWhatEachSaysAndCountsThoseThatFail() throws Exception {
        var checks = checks(
                new Checked("good", () -> NotifierCheck.passed("all is well")),
                new Checked("bad", () -> NotifierCheck.failed("no route")),
                new Checked("broken", () -> {
                    throw new IllegalStateException("what a day");
                }),
                new Checked("dumb", () -> null),
                new Checked("plain", NotifierCheck::none));

        var answers = checks.ask();

        assertThat(answers.keySet()).containsExactly("good", "bad", "broken", "dumb", "plain");
        assertThat(answers.get("good")).isEqualTo(NotifierCheck.passed("all is well"));
        assertThat(answers.get("bad")).isEqualTo(NotifierCheck.failed("no route"));
        assertThat(answers.get("broken").toString())
                .startsWith("does not work: ")
                .contains("what a day");
        assertThat(answers.get("dumb").sentence()).contains("check() returned null");
        assertThat(answers.get("plain")).isEqualTo(NotifierCheck.none());
        assertThat(failing()).containsExactlyInAnyOrder("bad", "broken", "dumb");
    }

    @Test
    void waitsForNobodyWhoHangsAndInterruptsIt() throws Exception {
        var interrupted = new CountDownLatch(1);
        var checks = checks(new Checked("hanging", () -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return NotifierCheck.none();
        }));

        var answers = checks.ask();

        assertThat(answers.get("hanging"))
                .isEqualTo(NotifierCheck.failed("it did not say within 1 s whether it works"));
        assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void doesNotCountWhoPassesAgain() throws Exception {
        var answers = new NotifierCheck[] {NotifierCheck.failed("no route")};
        var checks = checks(new Checked("mail", () -> answers[0]));
        checks.ask();

        answers[0] = NotifierCheck.passed("all is well");
        checks.ask();

        assertThat(failing()).isEmpty();
    }

    @Test
    void asksInTheBackground() throws Exception {
        var asked = new CountDownLatch(1);
        var checks = checks(new Checked("mail", () -> {
            asked.countDown();
            return NotifierCheck.passed("all is well");
        }));

        checks.begin();

        assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
    }
}

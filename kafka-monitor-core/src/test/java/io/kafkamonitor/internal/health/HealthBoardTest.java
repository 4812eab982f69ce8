package io.kafkamonitor.internal.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.kafkamonitor.health.PartKind;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class HealthBoardTest {

    private final HealthBoard board = new HealthBoard();

    @Test
    void logsTheStackTraceOfWhatWasThrownOnceInARow() {
        String log = StandardError.during(() -> {
            board.failed(PartKind.COLLECTOR, "lag", new ExecutionException(new IllegalStateException("bad day")));
            board.failed(PartKind.COLLECTOR, "lag", new ExecutionException(new IllegalStateException("bad day")));
        });

        assertThat(log)
                .containsOnlyOnce("The collector 'lag' failed: IllegalStateException: bad day")
                .containsOnlyOnce("at " + HealthBoardTest.class.getName() + ".lambda$logsTheStackTrace")
                .doesNotContain("ExecutionException");
    }

    @Test
    void saysEachCauseOfARowOfFailuresOnce() {
        String log = StandardError.during(() -> {
            for (int port = 40_001; port <= 40_003; port++) {
                board.failed(PartKind.NOTIFIER, "mail", "smtp:" + port + " answered: 451 4.3.0 Later");
            }
            board.broken(PartKind.NOTIFIER, "mail", "smtp:40004 refused the login: 535 5.7.8");
            board.failed(PartKind.NOTIFIER, "mail", "smtp:40005 answered: 451 4.3.0 Later");
            board.broken(PartKind.NOTIFIER, "mail", "smtp:40006 refused the login: 535 5.7.8");
        });

        assertThat(log.lines().filter(line -> line.contains("WARN"))).hasSize(2);
        assertThat(log).contains("smtp:40001").contains("smtp:40004 refused the login: 535");
    }

    @Test
    void saysWhatOnlyAPersonCanMendEvenIfItWasTakenForPassingBefore() {
        String log = StandardError.during(() -> {
            board.failed(PartKind.NOTIFIER, "mail", "no luck");
            board.broken(PartKind.NOTIFIER, "mail", "no luck");
        });

        assertThat(log.lines().filter(line -> line.contains("WARN"))).hasSize(2);
    }

    @Test
    void saysACauseAgainAfterASuccess() {
        String log = StandardError.during(() -> {
            board.failed(PartKind.NOTIFIER, "mail", "no luck");
            board.succeeded(PartKind.NOTIFIER, "mail", Instant.EPOCH);
            board.failed(PartKind.NOTIFIER, "mail", "no luck");
        });

        assertThat(log.lines().filter(line -> line.contains("WARN"))).hasSize(2);
    }

    @Test
    void doesNotFillTheLogWithOneThatFailsForEverNewReasons() {
        String log = StandardError.during(() -> {
            for (int i = 0; i < 100; i++) {
                board.failed(PartKind.RULE, "backlog", "reason " + "x".repeat(i));
            }
        });

        assertThat(log.lines().filter(line -> line.contains("WARN"))).hasSize(FailureCauses.MOST);
    }

    @Test
    void isNotBroughtDownByWhatCannotBePrinted() {
        assertThatCode(() -> board.failed(PartKind.RULE, "backlog", new Unspeakable()))
                .doesNotThrowAnyException();

        assertThat(board.parts().get(0).lastFailure()).isEqualTo("Unspeakable: (its message cannot be read)");
    }

    private static final class Unspeakable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no words");
        }
    }
}

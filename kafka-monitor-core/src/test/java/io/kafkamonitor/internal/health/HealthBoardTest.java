package io.kafkamonitor.internal.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.kafkamonitor.health.PartKind;
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

package io.kafkamonitor.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.Unprintable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {

    @Test
    void whatCanBePrintedIsPrintedAsItIs() {
        var thrown = new IllegalStateException("bad day", new IllegalArgumentException("worse"));

        assertThat(Failures.printable(thrown)).isSameAs(thrown);
        assertThat(Failures.describe(new ExecutionException(thrown))).isEqualTo("IllegalStateException: bad day");
    }

    @Test
    void causesThatGoInACircleCanBePrinted() {
        var inner = new IllegalStateException("inner");
        var outer = new IllegalArgumentException("outer", inner);
        inner.initCause(outer);

        assertThat(Failures.printable(outer)).isSameAs(outer);
    }

    static Stream<Throwable> whatCannotBePrinted() {
        return Stream.of(
                new Unprintable(),
                new IllegalStateException("outside", new Unprintable()),
                suppressing(new Unprintable()),
                new WithoutTrace(),
                new EndlessCauses(),
                new ExecutionException("outside", new Unprintable()),
                new HostileExecution());
    }

    @ParameterizedTest
    @MethodSource("whatCannotBePrinted")
    void whatCannotBePrintedIsReplacedByWhatIsKnownOfIt(Throwable thrown) {
        Throwable printable = Failures.printable(thrown);

        assertThat(printable).isNotSameAs(thrown).hasMessageContaining("its stack trace cannot be read");
        assertThat(Failures.describe(thrown)).isNotBlank();
    }

    private static Throwable suppressing(Throwable suppressed) {
        var thrown = new IllegalStateException("outside");
        thrown.addSuppressed(suppressed);
        return thrown;
    }

    private static final class WithoutTrace extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public StackTraceElement[] getStackTrace() {
            return null;
        }
    }

    private static final class EndlessCauses extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable getCause() {
            return new EndlessCauses();
        }
    }

    private static final class HostileExecution extends ExecutionException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable getCause() {
            throw new AssertionError("on purpose");
        }
    }

    @Test
    void letsNoMessageLookLikeAnotherLineOfTheLog() {
        var cause = new IllegalArgumentException("group 'x\u001b[2J'");
        var thrown = new IllegalStateException("group 'a\n12:00 ERROR all is lost'", cause);

        Throwable shown = Failures.printable(thrown);

        assertThat(Failures.describe(thrown)).isEqualTo("IllegalStateException: group 'a 12:00 ERROR all is lost'");
        assertThat(shown)
                .hasMessage("java.lang.IllegalStateException: group 'a 12:00 ERROR all is lost'")
                .hasStackTraceContaining("group 'x\ufffd[2J'");
        assertThat(shown.getStackTrace()).isEqualTo(thrown.getStackTrace());
    }

    @Test
    void leavesAThrowableWithOrdinaryMessagesAsItIs() {
        var thrown = new IllegalStateException("group 'a' is away", new IllegalArgumentException());

        assertThat(Failures.printable(thrown)).isSameAs(thrown);
    }
}

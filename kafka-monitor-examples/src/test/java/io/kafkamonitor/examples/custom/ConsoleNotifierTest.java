package io.kafkamonitor.examples.custom;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.testing.ManualClock;
import io.kafkamonitor.testing.NotifierContract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsoleNotifierTest implements NotifierContract {

    @Override
    public Notifier createNotifier() {
        return new ConsoleNotifier(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    }

    @Override
    public Optional<Notifier> failingNotifier() {
        return Optional.of(new ConsoleNotifier(new PrintStream(new BrokenStream(), true, StandardCharsets.UTF_8)));
    }

    @Test
    void tellsWhatIsNewWorseOverAndStillSoAndWhatFollows() {
        var written = new ByteArrayOutputStream();
        var notifier = new ConsoleNotifier(new PrintStream(written, true, StandardCharsets.UTF_8));

        notifier.send(
                Notification.builder("1", "orders", "backlog")
                        .time(ManualClock.START)
                        .fired(List.of(alert("a waits")))
                        .changed(List.of(alert("b waits")))
                        .resolved(List.of(alert("c waits")))
                        .ongoing(List.of(alert("d waits")))
                        .consequences(List.of(alert("e waits for d")))
                        .build(),
                DeliveryAttempt.to(List.of("console")));

        assertThat(written.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "NEW   a waits", "WORSE b waits", "OVER  c waits", "STILL d waits", "      e waits for d");
    }

    private static Alert alert(String summary) {
        return Alert.builder(summary, "backlog", Labels.EMPTY)
                .state(AlertState.FIRING)
                .summary(summary)
                .since(ManualClock.START)
                .firedAt(ManualClock.START)
                .build();
    }

    private static final class BrokenStream extends OutputStream {

        @Override
        public void write(int b) throws IOException {
            throw new IOException("broken");
        }
    }
}

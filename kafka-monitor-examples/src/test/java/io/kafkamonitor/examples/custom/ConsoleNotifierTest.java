package io.kafkamonitor.examples.custom;

import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.testing.NotifierContract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

class ConsoleNotifierTest implements NotifierContract {

    @Override
    public Notifier createNotifier() {
        return new ConsoleNotifier(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    }

    @Override
    public Optional<Notifier> failingNotifier() {
        return Optional.of(new ConsoleNotifier(new PrintStream(new BrokenStream(), true, StandardCharsets.UTF_8)));
    }

    private static final class BrokenStream extends OutputStream {

        @Override
        public void write(int b) throws IOException {
            throw new IOException("broken");
        }
    }
}

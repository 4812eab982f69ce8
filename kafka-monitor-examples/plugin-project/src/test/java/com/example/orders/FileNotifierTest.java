package com.example.orders;

import io.kafkamonitor.notifier.Notifier;
import io.kafkamonitor.testing.NotifierContract;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

class FileNotifierTest implements NotifierContract {

    @TempDir
    private Path directory;

    @Override
    public Notifier createNotifier() {
        return new FileNotifier(directory.resolve("screen.txt"));
    }

    @Override
    public Optional<Notifier> failingNotifier() {
        return Optional.of(new FileNotifier(directory.resolve("no-such-directory").resolve("screen.txt")));
    }
}

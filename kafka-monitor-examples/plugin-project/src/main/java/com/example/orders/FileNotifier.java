package com.example.orders;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.Notifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** Tells people by lines in a file, which the screen in the warehouse shows. */
final class FileNotifier implements Notifier {

    private final Path file;

    FileNotifier(Path file) {
        this.file = file;
    }

    @Override
    public String name() {
        return "warehouse-screen";
    }

    @Override
    public Delivery send(Notification notification, DeliveryAttempt attempt) {
        List<String> lines = Stream.concat(
                        notification.fired().stream().map(alert -> "NEW  " + alert.summary()),
                        notification.resolved().stream().map(alert -> "OVER " + alert.summary()))
                .toList();
        try {
            Files.write(file, lines, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return Delivery.delivered(lines.size() + " lines in " + file);
        } catch (IOException e) {
            return Delivery.transientFailure("'" + file + "' cannot be written: " + e);
        }
    }
}

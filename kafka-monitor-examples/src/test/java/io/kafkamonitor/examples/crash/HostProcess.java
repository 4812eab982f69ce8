package io.kafkamonitor.examples.crash;

import io.kafkamonitor.examples.crash.CrashingHost.HostArguments;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A running {@link CrashingHost}, with the lines that it says. Safe for use by several threads. */
final class HostProcess implements AutoCloseable {

    private final Process process;
    private final Thread reader;

    private HostProcess(Process process, Consumer<String> lines) {
        this.process = process;
        this.reader = new Thread(() -> read(lines), "host-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts one. Its lines are given to a listener on a thread of their own. */
    static HostProcess start(HostArguments arguments, Path log, Consumer<String> lines) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Dorg.slf4j.simpleLogger.logFile=" + log,
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.log.io.kafkamonitor.internal.delivering=debug",
                "-cp",
                System.getProperty("java.class.path"),
                CrashingHost.class.getName()));
        command.addAll(arguments.words());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        log.resolveSibling("errors.log").toFile()))
                .start();
        return new HostProcess(process, lines);
    }

    private void read(Consumer<String> lines) {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.accept(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills it with no chance to end in order, and returns when it is dead. */
    void kill() {
        process.toHandle().destroyForcibly(); // which leaves its output open, unlike the same on the process
        process.onExit().join();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it is dead within a time. */
    boolean diesWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits until everything that it has said is heard. */
    void awaitSilence() throws InterruptedException {
        reader.join();
    }

    /** Asks it to end in order. */
    void end() throws IOException {
        process.getOutputStream().close();
    }

    @Override
    public void close() {
        kill();
    }
}

package io.kafkamonitor.localcluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A process held by SIGSTOP until this is closed.
 *
 * <p>A stopped broker cannot notice that its parent is gone. A shell holds it instead, and continues it when its own
 * standard input ends: at {@link #close()}, and when the parent dies.
 */
final class Pause implements AutoCloseable {

    private static final String HOLD =
            "kill -STOP \"$1\" && echo paused && read -r unused; kill -CONT \"$1\" 2>/dev/null; exit 0";

    private final Process shell;

    private Pause(Process shell) {
        this.shell = shell;
    }

    /** Returns when the process has been sent the signal. */
    static Pause of(long pid) {
        try {
            Process shell = new ProcessBuilder("sh", "-c", HOLD, "pause", String.valueOf(pid))
                    .redirectErrorStream(true)
                    .start();
            BufferedReader answer = shell.inputReader(UTF_8);
            String line = answer.readLine();
            if (!"paused".equals(line)) {
                throw new IllegalStateException("Process " + pid + " cannot be paused: " + line);
            }
            return new Pause(shell);
        } catch (IOException e) {
            throw new UncheckedIOException("Process " + pid + " cannot be paused", e);
        }
    }

    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
            shell.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("A paused process cannot be continued", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

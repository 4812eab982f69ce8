package io.kafkamonitor.examples.host;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.examples.terminal.Paint;
import io.kafkamonitor.examples.terminal.Terminal;
import io.kafkamonitor.examples.terminal.TextTable;
import io.kafkamonitor.metric.Unit;
import io.kafkamonitor.recording.Replay;
import io.kafkamonitor.settings.ConfigurationException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The command {@code replay <file> [--last <time>] [--rule <rule>]}.
 *
 * <p>Ends with 0 when all was replayed, with 1 when the recording cannot be read, with 2 when the arguments or settings are
 * wrong.
 */
public final class ReplayCommand {

    private static final int OK = 0;
    private static final int UNREADABLE = 1;
    private static final int WRONG_SETTINGS = 2;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Terminal terminal;

    /** A command that writes to a terminal. */
    public ReplayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs it and returns the exit code. */
    public int run(List<String> arguments) throws InterruptedException {
        try {
            return run(ReplayWish.of(arguments));
        } catch (ConfigurationException e) {
            terminal.line(terminal.paint(Paint.RED, "This cannot be replayed. ") + e.getMessage());
            return WRONG_SETTINGS;
        } catch (IOException e) {
            terminal.line(terminal.paint(Paint.RED, "The recording cannot be read: ") + e.getMessage());
            return UNREADABLE;
        }
    }

    private int run(ReplayWish wish) throws IOException, InterruptedException {
        SettingsFile settings = SettingsFile.read(Path.of(wish.file()));
        var remarks = new ArrayList<String>();
        long begin = System.nanoTime();
        Replay replay = MonitorHost.replay(settings, wish, remarks::add, new ReplayLines(terminal, wish::wants));
        double seconds = (System.nanoTime() - begin) / NANOS_PER_SECOND;
        terminal.lines(remarks);
        terminal.line("");
        terminal.lines(table(replay, wish).lines());
        terminal.line(String.format(
                Locale.ROOT,
                "%,d cycles from %s to %s, replayed in %s: %,.0f a minute",
                replay.snapshots(),
                ReplayLines.text(replay.first()),
                ReplayLines.text(replay.last()),
                Unit.SECONDS.format(seconds),
                replay.snapshots() / seconds * 60));
        return OK;
    }

    private static TextTable table(Replay replay, ReplayWish wish) {
        Map<String, List<Alert>> byRule = new LinkedHashMap<>();
        replay.fired().stream()
                .filter(alert -> wish.wants(alert.rule()))
                .forEach(alert -> byRule.computeIfAbsent(alert.rule(), any -> new ArrayList<>())
                        .add(alert));
        TextTable table =
                TextTable.titled("What would have fired").words("rule").numbers("times", "longest", "fires still");
        byRule.forEach((rule, alerts) -> table.row(
                rule,
                Integer.toString(alerts.size()),
                Unit.SECONDS.format(alerts.stream()
                        .mapToDouble(alert -> duration(alert, replay).toSeconds())
                        .max()
                        .orElse(0)),
                Long.toString(alerts.stream()
                        .filter(alert -> alert.resolvedAt().isEmpty())
                        .count())));
        table.footer(replay.messages() + " messages in all");
        return table;
    }

    private static Duration duration(Alert alert, Replay replay) {
        return Duration.between(
                alert.firedAt().orElse(alert.since()), alert.resolvedAt().orElse(replay.last()));
    }
}

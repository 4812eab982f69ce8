package io.kafkamonitor.examples.host;

import io.kafkamonitor.KafkaMonitor;
import io.kafkamonitor.KafkaMonitorBuilder;
import io.kafkamonitor.examples.terminal.GracefulEnd;
import io.kafkamonitor.examples.terminal.Paint;
import io.kafkamonitor.examples.terminal.Terminal;
import io.kafkamonitor.examples.terminal.Waiting;
import io.kafkamonitor.settings.ConfigurationException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The command {@code monitor <file> [--once | --test-mail]}.
 *
 * <p>Ends with 0 when all was collected ({@code --once}), everybody was told ({@code --test-mail}) or the process was asked to
 * end, with 1 when a collector failed or somebody was not told, with 2 when the arguments or settings are wrong.
 */
public final class MonitorCommand {

    private static final String ONCE = "--once";
    private static final String TEST_MAIL = "--test-mail";

    private static final int OK = 0;
    private static final int WRONG_SETTINGS = 2;

    private final Terminal terminal;

    /** A command that writes to a terminal. */
    public MonitorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs it and returns the exit code. */
    public int run(List<String> arguments) throws InterruptedException {
        boolean once = arguments.contains(ONCE);
        boolean test = arguments.contains(TEST_MAIL);
        List<String> files = arguments.stream()
                .filter(argument -> !argument.equals(ONCE) && !argument.equals(TEST_MAIL))
                .toList();
        if (files.size() != 1 || files.get(0).startsWith("-") || (once && test)) {
            terminal.line("Give one settings file, and perhaps one option: monitor <file> [--once | --test-mail]");
            return WRONG_SETTINGS;
        }
        try {
            SettingsFile settings = SettingsFile.read(Path.of(files.get(0)));
            if (test) {
                return new TestMailRun(terminal).run(settings);
            }
            return once ? new OnceRun(terminal).run(settings) : watch(settings);
        } catch (ConfigurationException e) {
            terminal.line(terminal.paint(Paint.RED, "The settings cannot be used. ") + e.getMessage());
            return WRONG_SETTINGS;
        }
    }

    private int watch(SettingsFile settings) {
        KafkaMonitor monitor =
                composed(settings, terminal, Purpose.WATCH, builder -> builder.listener(new TransitionLines(terminal)));
        return GracefulEnd.of(() -> {
            try (monitor) {
                new Watch(monitor, terminal).untilInterrupted();
            }
            return OK;
        });
    }

    /** The monitor that the settings ask for, after a word about what is suspicious in them. */
    static KafkaMonitor composed(
            SettingsFile settings, Terminal terminal, Purpose purpose, Consumer<KafkaMonitorBuilder> additions) {
        var remarks = new ArrayList<String>();
        try {
            return Waiting.on(
                    terminal,
                    "the settings to be tried",
                    () -> MonitorHost.compose(settings, purpose, remarks::add, additions));
        } finally {
            terminal.lines(remarks);
        }
    }
}

package io.kafkamonitor.examples;

import io.kafkamonitor.examples.benchmark.BenchmarkCommand;
import io.kafkamonitor.examples.demo.DemoCommand;
import io.kafkamonitor.examples.host.MonitorCommand;
import io.kafkamonitor.examples.host.ReplayCommand;
import io.kafkamonitor.examples.terminal.Terminal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The way into the examples: {@code demo}, {@code monitor}, {@code replay}, {@code benchmark}, {@code help}. */
public final class Main {

    private static final int WRONG_USAGE = 2;

    private static final List<String> USAGE = List.of(
            "Usage: java -jar kafka-monitor-examples.jar <command>",
            "",
            "  demo [directory]         a real cluster of three brokers gets into trouble, and mails tell of it;",
            "                           takes less than two minutes and leaves the mails in the directory",
            "  monitor <file>           monitors your cluster until Ctrl-C; copy and edit monitor.properties",
            "  monitor <file> --once    collects, shows tables and what would fire, tells nobody else, and ends",
            "  monitor <file> --test-mail",
            "                           asks the mail server what it takes, and sends everybody a mail that says it is a test",
            "  replay <file> [--last <time>] [--rule '<rule>']",
            "                           shows what your settings would have made of what a monitor has recorded: what",
            "                           would have fired, and who would have been told; or of one more rule alone",
            "  benchmark                measures the monitor beside baselines, in two minutes; see docs/benchmarks.md",
            "  help                     shows this",
            "",
            "Plug-ins of yours go on the class path, which java -jar does not take:",
            "  java -cp 'kafka-monitor-examples.jar:plugin.jar' io.kafkamonitor.examples.Main monitor <file>",
            "",
            "Exit codes: 0 all went well; 1 an expected mail is missing, a collector failed, or a recording cannot be read;",
            "2 wrong usage or settings.",
            "The log goes to demo.log beside the mails, or to kafka-monitor.log in the working directory.");

    private Main() {}

    /** Runs a command and ends the JVM with its exit code. */
    public static void main(String[] arguments) throws Exception {
        System.exit(run(List.of(arguments), Terminal.system()));
    }

    static int run(List<String> arguments, Terminal terminal) throws Exception {
        String command = arguments.isEmpty() ? "" : arguments.get(0);
        List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
        return switch (command) {
            case "demo" -> rest.size() > 1 ? usage(terminal) : demo(rest, terminal);
            case "monitor" -> monitor(rest, terminal);
            case "replay" -> replay(rest, terminal);
            case "benchmark" -> rest.isEmpty() ? benchmark(terminal) : usage(terminal);
            case "help", "--help", "-h" -> {
                terminal.lines(USAGE);
                yield 0;
            }
            default -> usage(terminal);
        };
    }

    private static int usage(Terminal terminal) {
        terminal.lines(USAGE);
        return WRONG_USAGE;
    }

    private static int demo(List<String> arguments, Terminal terminal) throws Exception {
        Path directory = (arguments.isEmpty() ? buildDirectory().resolve("demo-mails") : Path.of(arguments.get(0)))
                .toAbsolutePath()
                .normalize();
        Files.createDirectories(directory);
        LogFile.use(directory.resolve("demo.log"));
        return new DemoCommand(terminal, directory).run();
    }

    private static int monitor(List<String> arguments, Terminal terminal) throws InterruptedException {
        LogFile.use(Path.of("kafka-monitor.log"));
        return new MonitorCommand(terminal).run(arguments);
    }

    private static int replay(List<String> arguments, Terminal terminal) throws InterruptedException {
        LogFile.use(Path.of("kafka-monitor.log"));
        return new ReplayCommand(terminal).run(arguments);
    }

    private static int benchmark(Terminal terminal) throws Exception {
        LogFile.use(buildDirectory().resolve("benchmark.log"));
        return new BenchmarkCommand(terminal).run();
    }

    /** Where this program was built: the directory of its jar or of its classes. */
    private static Path buildDirectory() throws URISyntaxException {
        Path program = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path parent = program.getParent();
        return parent == null ? program : parent;
    }
}

package io.kafkamonitor.examples.demo;

import io.kafkamonitor.examples.terminal.GracefulEnd;
import io.kafkamonitor.examples.terminal.Paint;
import io.kafkamonitor.examples.terminal.Terminal;
import io.kafkamonitor.localcluster.UnmetConditionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.InterruptException;

/** The command {@code demo}: ends with 0 if every expected mail arrived and none twice, with 1 otherwise. */
public final class DemoCommand {

    private final Terminal terminal;
    private final Path directory;

    /** A command that writes to a terminal, and keeps the mails in a directory. */
    public DemoCommand(Terminal terminal, Path directory) {
        this.terminal = terminal;
        this.directory = directory;
    }

    /** Runs it and returns the exit code. */
    public int run() throws Exception {
        prepareDirectory();
        var timeline = new Timeline(terminal);
        var checklist = new Checklist();
        timeline.say(Voice.DEMO, "A Kafka cluster, a mail server and a monitor; mails go to " + directory);
        GracefulEnd.of(() -> perform(timeline, checklist));
        timeline.show(checklist.table());
        report(timeline, checklist);
        return checklist.isComplete() ? 0 : 1;
    }

    private Checklist perform(Timeline timeline, Checklist checklist) throws Exception {
        try (Mailroom mailroom = Mailroom.open(directory, timeline, checklist);
                Stage stage = new Stage(mailroom, timeline)) {
            play(stage, new Scenario(stage, timeline, checklist), timeline);
        }
        return checklist;
    }

    private static void play(Stage stage, Scenario scenario, Timeline timeline) throws Exception {
        try {
            stage.open();
            scenario.play();
        } catch (InterruptedException | InterruptException e) {
            Thread.interrupted(); // closing needs a clear flag
            timeline.say(Voice.DEMO, "Interrupted; all processes are being ended");
        } catch (UnmetConditionException e) {
            Thread.interrupted(); // it may have been an interrupt, too
            timeline.say(Voice.DEMO, Paint.RED, String.valueOf(e.getMessage()));
        }
    }

    private void report(Timeline timeline, Checklist checklist) {
        if (checklist.isComplete()) {
            timeline.say(Voice.DEMO, Paint.GREEN, "Every expected alert arrived by mail, and its end, too, each once");
        } else {
            timeline.say(Voice.DEMO, Paint.RED, "Not just the expected mails arrived; demo.log may tell why");
        }
        timeline.say(Voice.DEMO, "The mails as .eml and .html, and the log: " + directory);
    }

    /** Only what an earlier run left is deleted. */
    private void prepareDirectory() throws IOException {
        Files.createDirectories(directory);
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> mails = files.filter(DemoCommand::isMail).toList();
            for (Path mail : mails) {
                Files.delete(mail);
            }
        }
    }

    private static boolean isMail(Path file) {
        return file.getFileName().toString().matches("\\d\\d-.*\\.(eml|html)");
    }
}

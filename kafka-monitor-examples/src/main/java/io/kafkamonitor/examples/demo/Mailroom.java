package io.kafkamonitor.examples.demo;

import io.kafkamonitor.examples.terminal.Paint;
import io.kafkamonitor.localmail.LocalMailServer;
import io.kafkamonitor.localmail.ReceivedMail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A real SMTP server, which demands STARTTLS and a login; each mail is shown, ticked off and kept as files. */
final class Mailroom implements AutoCloseable {

    static final String USER = "kafka-monitor";
    static final String PASSWORD = "only-for-the-demo";

    private static final int SHOWN_LINES = 4;

    private final Path directory;
    private final Timeline timeline;
    private final Checklist checklist;
    private final AtomicInteger count = new AtomicInteger();
    private final LocalMailServer server;

    private Mailroom(Path directory, Timeline timeline, Checklist checklist) {
        this.directory = directory;
        this.timeline = timeline;
        this.checklist = checklist;
        this.server = LocalMailServer.builder()
                .login(USER, PASSWORD)
                .onArrival(this::arrived)
                .start();
    }

    /** A server that runs, and keeps its mails in a directory. */
    static Mailroom open(Path directory, Timeline timeline, Checklist checklist) {
        return new Mailroom(directory, timeline, checklist);
    }

    LocalMailServer server() {
        return server;
    }

    private void arrived(ReceivedMail mail) {
        MailNews news = MailNews.of(mail);
        String name = String.format(
                Locale.ROOT,
                "%02d-%s-%s",
                count.incrementAndGet(),
                news.rule(),
                news.state().toLowerCase(Locale.ROOT));
        keep(mail, name);
        timeline.quote(Voice.MAIL, paint(news), mail.subject(), excerpt(mail, name));
        checklist.arrived(news, timeline.elapsed());
    }

    private void keep(ReceivedMail mail, String name) {
        try {
            mail.writeTo(directory.resolve(name + ".eml"));
            Files.writeString(directory.resolve(name + ".html"), mail.page());
        } catch (IOException e) {
            throw new UncheckedIOException("The mail '" + name + "' cannot be kept", e);
        }
    }

    private static List<String> excerpt(ReceivedMail mail, String name) {
        String about = "to " + String.join(", ", mail.recipients()) + ", " + mail.raw().length / 1000 + " kB, " + name;
        Stream<String> text = mail.text()
                .lines()
                .filter(line -> !line.isBlank())
                .skip(1) // which says what the subject says
                .limit(SHOWN_LINES);
        return Stream.concat(Stream.of(about), text).toList();
    }

    private static Paint paint(MailNews news) {
        if (news.isOver()) {
            return Paint.GREEN;
        }
        return news.isCritical() ? Paint.RED : Paint.YELLOW;
    }

    @Override
    public void close() {
        server.close();
    }
}

package io.kafkamonitor.examples.crash;

import io.kafkamonitor.localmail.ReceivedMail;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What each recipient was told, mail by mail, as the server accepted it. Safe for use by several threads. */
final class MailLedger {

    static final List<String> RECIPIENTS = List.of("ann@example.com", "ben@example.com", "cem@example.com");

    private final List<Entry> entries = new ArrayList<>(); // guarded by this list
    private int mails; // guarded by entries

    /** That a recipient was told of the begin or the end of an incident, in a mail that may say that it is a repetition. */
    record Entry(String recipient, News news, boolean isMarked) {}

    /** The begin or the end of an incident. */
    record News(String incident, boolean isEnd) {}

    void accept(ReceivedMail mail) {
        boolean marked = mail.header("X-Kafka-Monitor-Retry").isPresent();
        Stream<News> begins = incidents(mail, "X-Kafka-Monitor-Fired").map(incident -> new News(incident, false));
        Stream<News> ends = incidents(mail, "X-Kafka-Monitor-Resolved").map(incident -> new News(incident, true));
        accept(mail.recipients(), Stream.concat(begins, ends).toList(), marked);
    }

    void accept(List<String> recipients, List<News> news, boolean marked) {
        synchronized (entries) {
            mails++;
            recipients.forEach(recipient -> news.forEach(each -> entries.add(new Entry(recipient, each, marked))));
        }
    }

    private static Stream<String> incidents(ReceivedMail mail, String header) {
        return mail.headers(header).stream()
                .flatMap(text -> Stream.of(text.strip().split("\\s+", -1)));
    }

    int mails() {
        synchronized (entries) {
            return mails;
        }
    }

    List<Entry> entries() {
        synchronized (entries) {
            return List.copyOf(entries);
        }
    }

    /** What a recipient was told of. */
    Set<String> toldOf(String recipient, boolean ends) {
        var incidents = new TreeSet<String>();
        for (Entry entry : entries()) {
            if (entry.recipient().equals(recipient) && entry.news().isEnd() == ends) {
                incidents.add(entry.news().incident());
            }
        }
        return incidents;
    }

    /** Incidents of whose begin everybody was told. */
    Set<String> toldToAll() {
        Set<String> told = toldOf(RECIPIENTS.get(0), false);
        RECIPIENTS.forEach(recipient -> told.retainAll(toldOf(recipient, false)));
        return told;
    }

    /** Incidents of whose begin a recipient was told, and not yet of their end. */
    Set<String> openFor(String recipient) {
        Set<String> open = toldOf(recipient, false);
        open.removeAll(toldOf(recipient, true));
        return open;
    }

    boolean nobodyWaitsForAnEnd() {
        return RECIPIENTS.stream().allMatch(recipient -> openFor(recipient).isEmpty());
    }
}

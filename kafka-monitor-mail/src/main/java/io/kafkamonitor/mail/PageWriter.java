package io.kafkamonitor.mail;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.mail.MailPage.Entry;
import io.kafkamonitor.mail.MailPage.Fact;
import io.kafkamonitor.mail.MailPage.Section;
import io.kafkamonitor.notifier.Notification;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Decides what a mail says about a notification, and in which order: news first, worst first. */
final class PageWriter {

    /** What the rule asks for. */
    static final String CONDITION = "Alerts if";

    private static final int ROWS_FOR_ONE = 5;
    private static final int ROWS_FOR_SEVERAL = 3;
    private static final int MOST_WITH_EVIDENCE = 8;
    private static final int MOST_DISTINCT = 3;

    private final Notification notification;
    private final Moments moments;
    private final String host;
    private final AlertEntry alertEntry;

    PageWriter(Notification notification, ZoneId zone, String host) {
        this.notification = notification;
        this.moments = new Moments(notification.time(), zone);
        this.host = host;
        this.alertEntry = new AlertEntry(moments);
    }

    /** The page with at most so many alerts described; the others are counted. */
    MailPage page(int mostDetails, List<String> notes) {
        var headline = new Headline(notification);
        var footer = new ArrayList<>(notes);
        if (!notification.isAllOver()) {
            footer.add("You will be told when this is over.");
        }
        footer.add("Kafka monitor '" + Wording.clean(notification.monitor(), 100) + "' on " + Wording.clean(host, 100)
                + ", as of " + moments.full(notification.time()));
        return new MailPage(
                headline.tone(),
                Wording.clean(notification.monitor(), 100),
                headline.text(),
                headline.lead(),
                sections(mostDetails),
                commonFacts(),
                distinct(notification.firing(), AlertEntry::advice),
                footer);
    }

    private List<Fact> commonFacts() {
        var facts = new ArrayList<Fact>();
        for (String condition : distinct(all(), AlertEntry::condition)) {
            facts.add(new Fact(CONDITION, condition));
        }
        facts.add(new Fact("Rule", Wording.clean(notification.group(), 200)));
        return facts;
    }

    private Stream<Alert> all() {
        return Stream.concat(notification.firing(), notification.resolved().stream());
    }

    private List<Section> sections(int mostDetails) {
        long count = all().count();
        int rows = count == 1 ? ROWS_FOR_ONE : count <= MOST_WITH_EVIDENCE ? ROWS_FOR_SEVERAL : 0;
        boolean onlyOngoing = notification.ongoing().size() == count;
        Function<Alert, Entry> full = alert -> alertEntry.full(alert, rows);
        var sections = new ArrayList<Section>();
        int left = mostDetails;
        left -= add(sections, "New", notification.fired(), left, full);
        left -= add(sections, "More severe now", notification.changed(), left, full);
        left -= add(sections, "Resolved", notification.resolved(), left, full);
        add(sections, "Still firing", notification.ongoing(), left, onlyOngoing ? full : alertEntry::brief);
        return sections;
    }

    private static int add(
            List<Section> sections, String title, List<Alert> alerts, int most, Function<Alert, Entry> writer) {
        if (alerts.isEmpty()) {
            return 0;
        }
        List<Entry> entries = alerts.stream()
                .sorted(Alert.WORST_FIRST)
                .limit(most)
                .map(writer)
                .toList();
        sections.add(new Section(title + " (" + alerts.size() + ")", entries, alerts.size() - entries.size()));
        return entries.size();
    }

    /** Alerts of one rule mostly say the same; said once, it is read. */
    private static List<String> distinct(Stream<Alert> alerts, Function<Alert, String> text) {
        return alerts.map(text)
                .filter(line -> !line.isEmpty())
                .distinct()
                .limit(MOST_DISTINCT)
                .toList();
    }
}

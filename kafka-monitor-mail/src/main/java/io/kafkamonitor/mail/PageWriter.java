package io.kafkamonitor.mail;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.mail.MailPage.Entry;
import io.kafkamonitor.mail.MailPage.Fact;
import io.kafkamonitor.mail.MailPage.Section;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.notifier.Notification;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Decides what a mail says about a notification, and in which order: news first, worst first. */
final class PageWriter {

    /** What the rule asks for. */
    static final String CONDITION = "Alerts if";

    private static final int ROWS_FOR_ONE = 5;
    private static final int ROWS_FOR_SEVERAL = 3;
    private static final int MOST_WITH_EVIDENCE = 8;
    private static final int MOST_DISTINCT = 3;
    private static final int MOST_CONSEQUENCES = 12;

    private final Notification notification;
    private final Moments moments;
    private final String host;
    private final Labels common;
    private final AlertEntry alertEntry;

    PageWriter(Notification notification, ZoneId zone, String host) {
        this.notification = notification;
        this.moments = new Moments(notification.time(), zone);
        this.host = host;
        this.common = commonHostLabels();
        this.alertEntry = new AlertEntry(moments, common);
    }

    private Labels commonHostLabels() {
        List<Labels> all = all().map(Alert::hostLabels).distinct().toList();
        return all.size() == 1 ? all.get(0) : Labels.EMPTY;
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
                consequences(mostDetails),
                commonFacts(),
                distinct(notification.firing(), this::advice),
                footer);
    }

    private List<Fact> commonFacts() {
        var facts = new ArrayList<Fact>();
        for (String condition : distinct(all(), this::condition)) {
            facts.add(new Fact(CONDITION, condition));
        }
        if (!notification.isDigest()) {
            facts.add(new Fact("Rule", Wording.clean(notification.rules().first(), 200)));
        }
        facts.addAll(AlertEntry.facts(common));
        return facts;
    }

    private String condition(Alert alert) {
        return ofRule(alert, AlertEntry.condition(alert));
    }

    private String advice(Alert alert) {
        return ofRule(alert, AlertEntry.advice(alert));
    }

    /** Of several rules each text says to which it belongs. */
    private String ofRule(Alert alert, String text) {
        return notification.isDigest() && !text.isEmpty() ? Wording.clean(alert.rule(), 100) + ": " + text : text;
    }

    private Stream<Alert> all() {
        return Stream.concat(notification.firing(), notification.resolved().stream());
    }

    private List<Section> sections(int mostDetails) {
        var sections = new Sections(mostDetails, rows());
        if (notification.isDigest()) {
            for (String rule : rulesWorstFirst()) {
                add(sections, ": " + rule, alert -> alert.rule().equals(rule));
            }
        } else {
            add(sections, "", alert -> true);
        }
        return sections.written();
    }

    private int rows() {
        long count = all().count();
        if (notification.isDigest() || count > MOST_WITH_EVIDENCE) {
            return 0;
        }
        return count == 1 ? ROWS_FOR_ONE : ROWS_FOR_SEVERAL;
    }

    private List<String> rulesWorstFirst() {
        return Stream.concat(
                        notification.firing().sorted(Headline.WORST_OF_SEVERAL_RULES_FIRST),
                        notification.resolved().stream().sorted(Headline.WORST_OF_SEVERAL_RULES_FIRST))
                .map(Alert::rule)
                .distinct()
                .toList();
    }

    private void add(Sections sections, String ofWhat, Predicate<Alert> which) {
        Function<Alert, Entry> full = alert -> alertEntry.full(alert, sections.rows);
        Function<Alert, Entry> still =
                notification.isReminder() ? alert -> alertEntry.still(alert, sections.rows) : alertEntry::brief;
        sections.add("New" + ofWhat, among(notification.fired(), which), full);
        sections.add("More severe now" + ofWhat, among(notification.changed(), which), full);
        sections.add("Over" + ofWhat, among(notification.resolved(), which), full);
        sections.add("Still firing" + ofWhat, among(notification.ongoing(), which), still);
    }

    private static List<Alert> among(List<Alert> alerts, Predicate<Alert> which) {
        return alerts.stream().filter(which).toList();
    }

    /** Those that fire first, each as short as may be: what is to be done is said of their cause. */
    private Section consequences(int mostDetails) {
        List<Alert> all = notification.consequences();
        List<Entry> shown = all.stream()
                .sorted(Comparator.comparing(AlertEntry::isOver).thenComparing(Alert.WORST_FIRST))
                .limit(Math.min(MOST_CONSEQUENCES, mostDetails))
                .map(alertEntry::brief)
                .toList();
        long over = all.stream().filter(AlertEntry::isOver).count();
        String title = over == all.size()
                ? "What followed from it (" + over + ")"
                : "What follows from it (" + all.size() + (over == 0 ? "" : ", " + over + " over") + ")";
        return new Section(title, shown, all.size() - shown.size());
    }

    /** Alerts of one rule mostly say the same; said once, it is read. */
    private static List<String> distinct(Stream<Alert> alerts, Function<Alert, String> text) {
        return alerts.map(text)
                .filter(line -> !line.isEmpty())
                .distinct()
                .limit(MOST_DISTINCT)
                .toList();
    }

    /** The sections of one page, which together describe no more alerts than a reader bears. */
    private static final class Sections {

        private final List<Section> written = new ArrayList<>();
        private final int rows;
        private int left;

        Sections(int most, int rows) {
            this.left = most;
            this.rows = rows;
        }

        void add(String title, List<Alert> alerts, Function<Alert, Entry> writer) {
            if (alerts.isEmpty()) {
                return;
            }
            List<Entry> entries = alerts.stream()
                    .sorted(Alert.WORST_FIRST)
                    .limit(left)
                    .map(writer)
                    .toList();
            left -= entries.size();
            written.add(new Section(
                    Wording.clean(title, 200) + " (" + alerts.size() + ")", entries, alerts.size() - entries.size()));
        }

        List<Section> written() {
            return List.copyOf(written);
        }
    }
}

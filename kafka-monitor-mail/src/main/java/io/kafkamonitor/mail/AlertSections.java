package io.kafkamonitor.mail;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.mail.MailPage.Block;
import io.kafkamonitor.mail.MailPage.Entries;
import io.kafkamonitor.mail.MailPage.Entry;
import io.kafkamonitor.mail.MailPage.Heading;
import io.kafkamonitor.mail.MailPage.Rows;
import io.kafkamonitor.notifier.Notification;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The alerts of a notification of several, by what is new of them: each with what is known of it, or from four on each a row, those
 * with something in common together.
 */
final class AlertSections {

    private static final int ROWS_OF_EVIDENCE = 3;
    private static final int MOST_IN_FULL = 3;
    /** As many rows as one reads on a page; of more one reads the count. */
    private static final int MOST_ROWS = 24;

    private static final int LONGEST_TITLE = 200;

    private final Notification notification;
    private final Texts texts;
    private final AlertEntry entries;
    private final boolean isInFull;
    private final List<Block> blocks = new ArrayList<>();
    private int left;

    AlertSections(Notification notification, Texts texts, AlertEntry entries, int mostDetails) {
        this.notification = notification;
        this.texts = texts;
        this.entries = entries;
        this.isInFull = all().count() <= MOST_IN_FULL;
        this.left = Math.min(mostDetails, MOST_ROWS);
    }

    private Stream<Alert> all() {
        return Stream.concat(notification.firing(), notification.resolved().stream());
    }

    List<Block> written() {
        if (notification.isDigest()) {
            for (String rule : rulesWorstFirst()) {
                add(rule, alert -> alert.rule().equals(rule));
            }
        } else {
            add("", alert -> true);
        }
        return blocks;
    }

    private List<String> rulesWorstFirst() {
        return Stream.concat(
                        notification.firing().sorted(Headline.WORST_OF_SEVERAL_RULES_FIRST),
                        notification.resolved().stream().sorted(Headline.WORST_OF_SEVERAL_RULES_FIRST))
                .map(Alert::rule)
                .distinct()
                .toList();
    }

    private void add(String rule, Predicate<Alert> which) {
        Function<Alert, Entry> full = alert -> entries.full(alert, ROWS_OF_EVIDENCE);
        Function<Alert, Entry> still =
                notification.isReminder() ? alert -> entries.still(alert, ROWS_OF_EVIDENCE) : entries::brief;
        add(Phrase.SECTION_NEW, rule, notification.fired(), which, full);
        add(Phrase.SECTION_MORE_SEVERE, rule, notification.changed(), which, full);
        add(Phrase.SECTION_OVER, rule, notification.resolved(), which, full);
        add(Phrase.SECTION_STILL, rule, notification.ongoing(), which, still);
    }

    private void add(
            Phrase title, String rule, List<Alert> some, Predicate<Alert> which, Function<Alert, Entry> writer) {
        List<Alert> alerts =
                some.stream().filter(which).sorted(Alert.WORST_FIRST).toList();
        if (alerts.isEmpty()) {
            return;
        }
        String heading = texts.of(title, alerts.size());
        blocks.add(new Heading(
                rule.isEmpty() ? heading : Wording.clean(texts.of(Phrase.OF_RULE, heading, rule), LONGEST_TITLE)));
        if (isInFull) {
            blocks.add(new Entries(alerts.stream().map(writer).toList()));
        } else {
            rows(alerts);
        }
    }

    private void rows(List<Alert> alerts) {
        List<SharedLabel> shared = alerts.size() > left ? SharedLabel.among(alerts) : List.of();
        if (shared.isEmpty()) {
            blocks.add(rows(alerts, left));
            return;
        }
        int each = Math.max(1, left / shared.size());
        for (SharedLabel some : shared) {
            String name = texts.sentence(some.name());
            blocks.add(new Heading(Wording.clean(
                    texts.of(Phrase.SHARED, name, some.value(), some.alerts().size()), LONGEST_TITLE)));
            blocks.add(rows(some.alerts(), each));
        }
    }

    private Rows rows(List<Alert> alerts, int most) {
        List<MailPage.Row> shown =
                alerts.stream().limit(Math.min(most, left)).map(entries::row).toList();
        left -= shown.size();
        return Rows.of(shown, alerts.size() - shown.size(), texts);
    }
}

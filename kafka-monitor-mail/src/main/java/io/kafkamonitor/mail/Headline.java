package io.kafkamonitor.mail;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.notifier.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The one thing to say first: in the subject, and at the top of the mail.
 *
 * <p>News comes before what is known, what fires before what is over, worse before better.
 */
final class Headline {

    /** How far beyond its threshold a value is says nothing of one of another rule. */
    static final Comparator<Alert> WORST_OF_SEVERAL_RULES_FIRST =
            Comparator.comparing(Alert::severity).reversed().thenComparing(Alert::since);

    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_MONITOR = 60;

    private final Notification notification;
    private final Texts texts;
    private final AlertWords words;
    private final News news;
    private final List<Alert> alerts;
    private final Alert first;

    Headline(Notification notification, Texts texts) {
        this.notification = notification;
        this.texts = texts;
        this.words = new AlertWords(texts);
        this.news = News.of(notification);
        this.alerts = news.alerts(notification);
        this.first = alerts.stream()
                .min(notification.isDigest() ? WORST_OF_SEVERAL_RULES_FIRST : Alert.WORST_FIRST)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Notification '" + notification.id() + "' has no alerts; there is nothing to tell"));
    }

    Tone tone() {
        return news == News.RESOLVED ? Tone.RESOLVED : Tone.of(severity());
    }

    private Severity severity() {
        return Stream.concat(alerts.stream(), followers().stream())
                .map(Alert::severity)
                .max(Comparator.naturalOrder())
                .orElse(Severity.INFO);
    }

    /** The consequences that are not over. */
    private List<Alert> followers() {
        return notification.consequences().stream()
                .filter(alert -> !AlertEntry.isOver(alert))
                .toList();
    }

    /** What happened, in one sentence; what is over is never said as if it were so now. */
    String text() {
        int more = alerts.size() - 1;
        String title = words.headline(first);
        String all = more == 0 ? title : texts.of(Phrase.AND_MORE, title, more);
        return notification.isReminder() ? texts.of(Phrase.STILL, all) : all;
    }

    /** What kind of news it is, and how much of it: {@code 2 new, 1 over, 3 still firing}. */
    String lead() {
        String kind = count() == 1 ? kindOfOne() : kindOfSeveral();
        return followers().isEmpty() ? kind : texts.of(Phrase.SENTENCES, kind, texts.of(Phrase.FOLLOW));
    }

    private String kindOfOne() {
        return switch (news) {
            case FIRED -> texts.of(Phrase.NEW_ALERT);
            case CHANGED -> texts.of(Phrase.MORE_SEVERE);
            case RESOLVED -> texts.of(Phrase.OVER_AFTER, texts.duration(Duration.between(first.since(), end())));
            case ONGOING -> texts.of(Phrase.REMINDER);
        };
    }

    private String kindOfSeveral() {
        return notification.isReminder() ? texts.of(Phrase.REMINDER_OF, counts()) : counts();
    }

    private Instant end() {
        return first.resolvedAt().orElse(notification.time());
    }

    private String counts() {
        var counts = new ArrayList<String>();
        add(counts, notification.fired(), Phrase.COUNT_NEW);
        add(counts, notification.changed(), Phrase.COUNT_MORE_SEVERE);
        add(counts, notification.resolved(), Phrase.COUNT_OVER);
        add(counts, notification.ongoing(), Phrase.COUNT_STILL);
        return texts.list(counts);
    }

    private void add(List<String> counts, List<Alert> counted, Phrase phrase) {
        if (!counted.isEmpty()) {
            counts.add(texts.of(phrase, counted.size()));
        }
    }

    /**
     * The subject: {@code [CRITICAL] orders: broker-down, broker 2}, one line of at most 200 characters. All mails of a thread have
     * the same one behind the state, so that mail programs keep them together and sort them alike; what happened stands in the first
     * line of the mail, which they show with the subject.
     */
    String subject() {
        return subject(texts.of(tone().phrase()), notification.monitor(), notification.title());
    }

    static String subject(String state, String monitor, String title) {
        String tag = "[" + state + "] " + Wording.clean(monitor, LONGEST_MONITOR) + ": ";
        return tag + Wording.clean(title, LONGEST_SUBJECT - tag.length());
    }

    private int count() {
        return (int) Stream.concat(notification.firing(), notification.resolved().stream())
                .count();
    }

    /** What is new in a notification. */
    private enum News {
        FIRED,
        CHANGED,
        RESOLVED,
        ONGOING;

        static News of(Notification notification) {
            if (!notification.fired().isEmpty()) {
                return FIRED;
            }
            if (!notification.changed().isEmpty()) {
                return CHANGED;
            }
            return notification.resolved().isEmpty() ? ONGOING : RESOLVED;
        }

        List<Alert> alerts(Notification notification) {
            return switch (this) {
                case FIRED ->
                    Stream.concat(notification.fired().stream(), notification.changed().stream())
                            .toList();
                case CHANGED -> notification.changed();
                case RESOLVED -> notification.resolved();
                case ONGOING -> notification.ongoing();
            };
        }
    }
}

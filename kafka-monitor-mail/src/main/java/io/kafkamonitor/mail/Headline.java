package io.kafkamonitor.mail;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.notifier.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
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
    private final News news;
    private final List<Alert> alerts;
    private final Alert first;

    Headline(Notification notification) {
        this.notification = notification;
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
        return (notification.isReminder() ? "Still: " : "") + title() + (more == 0 ? "" : ", and " + more + " more");
    }

    private String title() {
        return news == News.RESOLVED ? AlertEntry.ending(first) : AlertEntry.title(first);
    }

    /** What kind of news it is, and how much of it: {@code 2 new, 1 over, 3 still firing}. */
    String lead() {
        if (count() == 1) {
            return switch (news) {
                case FIRED -> "New alert";
                case CHANGED -> "More severe now";
                case RESOLVED -> "Over after " + Wording.duration(Duration.between(first.since(), end()));
                case ONGOING -> "Reminder: this is still so";
            };
        }
        return (notification.isReminder() ? "Reminder: " : "") + counts();
    }

    private Instant end() {
        return first.resolvedAt().orElse(notification.time());
    }

    private String counts() {
        var counts = new StringJoiner(", ");
        add(counts, notification.fired(), "new");
        add(counts, notification.changed(), "more severe now");
        add(counts, notification.resolved(), "over");
        add(counts, notification.ongoing(), "still firing");
        return counts.toString();
    }

    /**
     * The subject: {@code [CRITICAL] orders: Broker 2 is down (+1 more)}, one line of at most 200 characters; of several
     * rules how much there is: {@code [CRITICAL] orders: 2 new, 1 over (3 rules)}.
     */
    String subject() {
        String tag = "[" + tone() + "] " + Wording.clean(notification.monitor(), LONGEST_MONITOR) + ": ";
        if (notification.isDigest()) {
            return tag + counts() + " (" + notification.rules().size() + " rules)";
        }
        String rest = rest();
        String still = notification.isReminder() ? "Still: " : "";
        int room = LONGEST_SUBJECT - tag.length() - still.length() - rest.length();
        return tag + still + Wording.clean(title(), room) + rest;
    }

    private String rest() {
        var rest = new StringJoiner(", ", " (", ")").setEmptyValue("");
        if (alerts.size() > 1) {
            rest.add("+" + (alerts.size() - 1) + " more");
        }
        switch (news) {
            case FIRED, CHANGED -> {
                if (news == News.CHANGED) {
                    rest.add("more severe now");
                }
                add(rest, notification.resolved(), "over");
            }
            case RESOLVED -> add(rest, notification.ongoing(), "still firing");
            case ONGOING -> rest.add("after " + Wording.duration(Duration.between(first.since(), notification.time())));
        }
        if (news != News.RESOLVED && first.flapping().isPresent()) {
            rest.add("flaps");
        }
        add(rest, followers(), followers().size() == 1 ? "consequence" : "consequences");
        return rest.toString();
    }

    private static void add(StringJoiner joiner, List<Alert> counted, String what) {
        if (!counted.isEmpty()) {
            joiner.add(counted.size() + " " + what);
        }
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

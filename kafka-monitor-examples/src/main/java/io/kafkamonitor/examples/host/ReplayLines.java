package io.kafkamonitor.examples.host;

import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.examples.terminal.Terminal;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.recording.ReplayListener;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Writes a line when an alert would have fired or been over, and one for each message, to whom and what of. */
final class ReplayLines implements ReplayListener {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private final Terminal terminal;
    private final Predicate<String> rules;
    private final TransitionLines transitions;

    /** @param rules whether what concerns a rule of that name is to be shown */
    ReplayLines(Terminal terminal, Predicate<String> rules) {
        this.terminal = terminal;
        this.rules = rules;
        this.transitions = new TransitionLines(terminal, ReplayLines::text);
    }

    /** A time as it stands in front of a line. */
    static String text(Instant time) {
        return TIME.format(time);
    }

    @Override
    public void onTransition(Transition transition) {
        if (rules.test(transition.alert().rule())) {
            transitions.onTransition(transition);
        }
    }

    @Override
    public void onMessage(String notifier, Notification notification, DeliveryAttempt attempt) {
        if (notification.rules().stream().anyMatch(rules)) {
            terminal.line(text(notification.time()) + "  told by " + notifier + " to "
                    + String.join(", ", attempt.recipients()) + ": " + what(notification));
        }
    }

    private static String what(Notification notification) {
        var parts = new ArrayList<String>();
        add(parts, notification.fired().size(), "fire");
        add(parts, notification.changed().size(), "changed");
        add(parts, notification.resolved().size(), "over");
        add(parts, notification.ongoing().size(), "still");
        return String.join(", ", notification.rules()) + " (" + String.join(", ", parts) + ")"
                + (notification.isReminder() ? ", a reminder" : "");
    }

    private static void add(List<String> parts, int count, String word) {
        if (count > 0) {
            parts.add(count + " " + word);
        }
    }
}

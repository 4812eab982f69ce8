package io.kafkamonitor.rules.testing;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.notifier.Notification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What some recipients were told at one time. */
record Message(Duration at, Set<String> recipients, Notification notification) {

    @Override
    public String toString() {
        var news = new ArrayList<String>();
        add("fires", notification.fired(), news);
        add("is worse", notification.changed(), news);
        add("is over", notification.resolved(), news);
        add("still fires", notification.isReminder() ? notification.ongoing() : List.of(), news);
        add("follows from it", notification.consequences(), news);
        return String.join("; ", news);
    }

    private static void add(String what, List<Alert> alerts, List<String> news) {
        alerts.forEach(alert -> news.add(what + ": " + alert.summary()));
    }
}

package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.telling.Routes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Addresses by the routes of a monitor. */
public final class RoutedAddressing implements Addressing {

    private final Routes routes;
    private final List<Recipient> recipients;

    /** By routes to the recipients of notifiers. */
    public RoutedAddressing(Routes routes, Map<String, List<String>> audiences) {
        this.routes = routes;
        var all = new ArrayList<Recipient>();
        audiences.forEach((notifier, names) -> names.forEach(name -> all.add(new Recipient(notifier, name))));
        this.recipients = all.stream().sorted().toList();
    }

    @Override
    public List<Recipient> recipients() {
        return recipients;
    }

    @Override
    public boolean isAddressed(Recipient recipient, Alert alert) {
        return routes.audience(alert).includes(recipient.notifier(), recipient.name());
    }

    @Override
    public Optional<Duration> reminder(Recipient recipient, Alert alert) {
        return routes.reminder(recipient.notifier(), recipient.name(), alert);
    }

    @Override
    public Optional<Instant> digestAfter(Recipient recipient, Alert alert, Instant moment) {
        return routes.digestAfter(recipient.notifier(), recipient.name(), alert, moment);
    }

    @Override
    public Optional<Duration> shortestReminder() {
        return routes.shortestReminder();
    }

    @Override
    public String reason(Recipient recipient, Alert alert) {
        return routes.reason(recipient.notifier(), recipient.name(), alert);
    }
}

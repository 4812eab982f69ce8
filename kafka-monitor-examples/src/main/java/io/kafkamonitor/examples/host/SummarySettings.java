package io.kafkamonitor.examples.host;

import io.kafkamonitor.settings.Settings;
import io.kafkamonitor.summary.DailySummary;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads when and to whom the cluster is told at a glance. */
final class SummarySettings {

    private final Settings settings;

    private SummarySettings(Settings settings) {
        this.settings = settings;
    }

    /** The summary that settings ask for; empty if they do not, or if they are wrong, which is a problem of theirs then. */
    static Optional<DailySummary> read(Settings settings) {
        return new SummarySettings(settings).summary();
    }

    private Optional<DailySummary> summary() {
        Optional<String> at = settings.text("summary.at");
        Optional<ZoneId> zone = settings.text("summary.zone").flatMap(this::zone);
        List<DayOfWeek> days = settings.list("summary.days").stream()
                .flatMap(day -> day(day).stream())
                .toList();
        List<String> notifiers = settings.list("summary.to");
        if (at.isEmpty()) {
            if (zone.isPresent() || !days.isEmpty() || !notifiers.isEmpty()) {
                settings.problem("Setting 'summary.at' is missing; give a time of the day like 08:00,"
                        + " or leave out all that begins with summary.");
            }
            return Optional.empty();
        }
        return time(at.get()).map(time -> {
            DailySummary summary = DailySummary.at(time);
            summary = zone.isPresent() ? summary.in(zone.get()) : summary;
            summary = days.isEmpty() ? summary : summary.on(days.toArray(new DayOfWeek[0]));
            for (String notifier : notifiers.stream().distinct().toList()) {
                summary = summary.to(notifier);
            }
            return summary;
        });
    }

    private Optional<LocalTime> time(String text) {
        try {
            return Optional.of(LocalTime.parse(text));
        } catch (DateTimeException e) {
            settings.problem("Setting 'summary.at' is '" + text + "'; give a time of the day like 08:00");
            return Optional.empty();
        }
    }

    private Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            settings.problem("Setting 'summary.zone' is '" + text + "'; give a time zone like Europe/Berlin");
            return Optional.empty();
        }
    }

    private Optional<DayOfWeek> day(String text) {
        Optional<DayOfWeek> day = Stream.of(DayOfWeek.values())
                .filter(each -> each.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst();
        if (day.isEmpty()) {
            settings.problem("Setting 'summary.days' has '" + text + "'; give days like monday, tuesday");
        }
        return day;
    }
}

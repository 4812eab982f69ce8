package io.kafkamonitor.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes points in time as people read them at one moment in one place.
 *
 * @param now when the news were put together
 * @param zone where the readers are
 * @param texts how they write times
 */
record Moments(Instant now, ZoneId zone, Texts texts) {

    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("z", Locale.ENGLISH);

    private DateTimeFormatter format(Phrase pattern) {
        return DateTimeFormatter.ofPattern(texts.of(pattern), texts.locale());
    }

    /** The time, with the day unless it is today: {@code 03:12 CET}, {@code Sat 21 Nov, 23:50 CET}. */
    String at(Instant instant) {
        return withoutZone(instant) + " " + zoneAt(instant);
    }

    /** The whole date: {@code Sun 22 Nov 2026, 03:24:05 CET}. */
    String full(Instant instant) {
        return format(Phrase.FULL).format(instant.atZone(zone)) + " " + zoneAt(instant);
    }

    /** When, and how long ago that is: {@code 03:12 CET (12 min)}. */
    String since(Instant instant) {
        return texts.of(Phrase.SINCE_FOR, at(instant), texts.duration(Duration.between(instant, now)));
    }

    /** How long, and from when to when: {@code 28 min (03:12 to 03:40 CET)}. */
    String span(Instant from, Instant to) {
        return texts.of(Phrase.SPAN, texts.duration(Duration.between(from, to)), withoutZone(from), at(to));
    }

    private String withoutZone(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        boolean isToday = local.toLocalDate().equals(now.atZone(zone).toLocalDate());
        return format(isToday ? Phrase.TIME : Phrase.DAY_AND_TIME).format(local);
    }

    private String zoneAt(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        return local.getOffset().equals(ZoneOffset.UTC) && zone.normalized() instanceof ZoneOffset
                ? "UTC"
                : ZONE.format(local);
    }
}

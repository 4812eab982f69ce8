package io.kafkamonitor.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MomentsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T02:24:05Z");
    private final Moments berlin = new Moments(NOW, ZoneId.of("Europe/Berlin"), Texts.ENGLISH);

    @Test
    void leavesOutTheDayIfItIsToday() {
        assertThat(berlin.at(NOW.minusSeconds(720))).isEqualTo("03:12 CET");
    }

    @Test
    void namesTheDayIfItIsAnother() {
        assertThat(berlin.at(Instant.parse("2026-11-21T22:50:00Z"))).isEqualTo("Sat 21 Nov, 23:50 CET");
    }

    @Test
    void usesTheOffsetOfThatDay() {
        assertThat(berlin.at(Instant.parse("2026-07-01T10:00:00Z"))).isEqualTo("Wed 1 Jul, 12:00 CEST");
    }

    @Test
    void saysHowLongAgo() {
        assertThat(berlin.since(NOW.minusSeconds(725))).isEqualTo("03:12 CET (12 min)");
    }

    @Test
    void saysHowLongItLasted() {
        assertThat(berlin.span(NOW.minusSeconds(720), NOW)).isEqualTo("12 min (03:12 to 03:24 CET)");
    }

    @Test
    void callsUtcByItsName() {
        assertThat(new Moments(NOW, ZoneOffset.UTC, Texts.ENGLISH).at(NOW)).isEqualTo("02:24 UTC");
        assertThat(new Moments(NOW, ZoneId.of("UTC"), Texts.ENGLISH).full(NOW))
                .isEqualTo("Sun 22 Nov 2026, 02:24:05 UTC");
        assertThat(new Moments(NOW, ZoneId.of("Europe/London"), Texts.ENGLISH).at(NOW))
                .isEqualTo("02:24 GMT");
        assertThat(new Moments(NOW, ZoneOffset.ofHours(2), Texts.ENGLISH).at(NOW))
                .isEqualTo("04:24 +02:00");
    }
}

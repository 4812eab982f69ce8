package io.kafkamonitor.telling;

import static io.kafkamonitor.telling.TestAlerts.alert;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaintenanceWindowTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static MaintenanceWindow weekly(String zone, String from, String until, DayOfWeek... days) {
        return MaintenanceWindow.weekly(ZoneId.of(zone), LocalTime.parse(from), LocalTime.parse(until), days)
                .because("test");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-04T19:59:59.999Z, false", // a Saturday, 21:59 in Berlin
        "2026-07-04T20:00:00Z, true",
        "2026-07-04T22:30:00Z, true", // Sunday 00:30
        "2026-07-05T01:59:59.999Z, true",
        "2026-07-05T02:00:00Z, false",
        "2026-07-05T20:00:00Z, true", // Sunday evening
        "2026-07-06T01:59:59Z, true",
        "2026-07-06T20:00:00Z, false", // Monday evening
        "2026-07-04T01:00:00Z, false" // the night before the first
    })
    void goesOverMidnight(Instant instant, boolean within) {
        MaintenanceWindow window = weekly("Europe/Berlin", "22:00", "04:00", SATURDAY, SUNDAY);

        assertThat(window.contains(instant)).isEqualTo(within);
    }

    @Test
    void endsTheMorningAfter() {
        MaintenanceWindow window = weekly("Europe/Berlin", "22:00", "04:00", SATURDAY);

        assertThat(window.endOf(Instant.parse("2026-07-04T20:00:00Z"))).isEqualTo("2026-07-05T02:00:00Z");
        assertThat(window.endOf(Instant.parse("2026-07-05T01:59:59Z"))).isEqualTo("2026-07-05T02:00:00Z");
    }

    @Test
    void isInTheZoneThatWasGiven() {
        MaintenanceWindow window = weekly("America/New_York", "01:00", "02:00", MONDAY);

        assertThat(window.contains(Instant.parse("2026-07-06T05:30:00Z"))).isTrue();
        assertThat(window.contains(Instant.parse("2026-07-06T01:30:00Z"))).isFalse();
    }

    @Test
    void isAWholeDayFromATimeToTheSame() {
        MaintenanceWindow window = weekly("Europe/Berlin", "00:00", "00:00", SUNDAY);

        assertThat(window.contains(Instant.parse("2026-07-04T21:59:59Z"))).isFalse();
        assertThat(window.contains(Instant.parse("2026-07-04T22:00:00Z"))).isTrue();
        assertThat(window.contains(Instant.parse("2026-07-05T21:59:59Z"))).isTrue();
        assertThat(window.contains(Instant.parse("2026-07-05T22:00:00Z"))).isFalse();
    }

    @Test
    void endsWithTheLastOfThoseThatFollowAtOnce() {
        MaintenanceWindow weekend = weekly("Z", "00:00", "00:00", SATURDAY, SUNDAY, MONDAY);
        MaintenanceWindow overlapping = weekly("Z", "12:00", "12:00", SATURDAY, SUNDAY, TUESDAY, WEDNESDAY);
        MaintenanceWindow sixDays = weekly(
                "Z", "08:00", "08:00", MONDAY, TUESDAY, WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY, SATURDAY);

        assertThat(weekend.endOf(Instant.parse("2026-07-04T01:00:00Z"))).isEqualTo("2026-07-07T00:00:00Z");
        assertThat(overlapping.endOf(Instant.parse("2026-07-04T13:00:00Z"))).isEqualTo("2026-07-06T12:00:00Z");
        assertThat(sixDays.endOf(Instant.parse("2026-07-06T08:00:00Z"))).isEqualTo("2026-07-12T08:00:00Z");
    }

    /** Clocks skip 02:00 to 03:00 on 2026-03-29 and show it twice on 2026-10-25; both are Sundays, 01:00Z is the moment. */
    @ParameterizedTest
    @CsvSource({
        "02:00, 03:00, none, none",
        "02:15, 02:45, none, none",
        "02:30, 04:00, 2026-03-29T01:00:00Z, 2026-03-29T02:00:00Z",
        "01:00, 02:30, 2026-03-29T00:00:00Z, 2026-03-29T01:00:00Z",
        "01:00, 03:00, 2026-03-29T00:00:00Z, 2026-03-29T01:00:00Z",
        "01:30, 03:30, 2026-03-29T00:30:00Z, 2026-03-29T01:30:00Z",
        "02:30, 02:00, 2026-03-29T01:00:00Z, 2026-03-30T00:00:00Z",
        "00:00, 00:00, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
        "23:00, 02:30, 2026-03-29T21:00:00Z, 2026-03-30T00:30:00Z"
    })
    void knowsThatAnHourIsSkippedInSpring(String from, String until, String begin, String end) {
        check(weekly("Europe/Berlin", from, until, SUNDAY), begin, end, "2026-03-28T23:00:00Z", "2026-03-30T12:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "02:00, 03:00, 2026-10-25T00:00:00Z, 2026-10-25T02:00:00Z",
        "02:15, 02:45, 2026-10-25T00:15:00Z, 2026-10-25T01:45:00Z",
        "02:30, 04:00, 2026-10-25T00:30:00Z, 2026-10-25T03:00:00Z",
        "01:00, 02:30, 2026-10-24T23:00:00Z, 2026-10-25T01:30:00Z",
        "01:00, 02:00, 2026-10-24T23:00:00Z, 2026-10-25T01:00:00Z",
        "03:00, 04:00, 2026-10-25T02:00:00Z, 2026-10-25T03:00:00Z",
        "00:00, 00:00, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z"
    })
    void knowsThatAnHourIsTwiceInAutumn(String from, String until, String begin, String end) {
        check(weekly("Europe/Berlin", from, until, SUNDAY), begin, end, "2026-10-24T20:00:00Z", "2026-10-26T12:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-08, 02:00, 03:00, none, none",
        "2026-03-08, 02:30, 04:00, 2026-03-08T07:00:00Z, 2026-03-08T08:00:00Z",
        "2026-03-08, 01:00, 02:30, 2026-03-08T06:00:00Z, 2026-03-08T07:00:00Z",
        "2026-11-01, 01:00, 02:00, 2026-11-01T05:00:00Z, 2026-11-01T07:00:00Z",
        "2026-11-01, 01:30, 03:00, 2026-11-01T05:30:00Z, 2026-11-01T08:00:00Z",
        "2026-11-01, 02:00, 03:00, 2026-11-01T07:00:00Z, 2026-11-01T08:00:00Z"
    })
    void isRightInNewYork(String sunday, String from, String until, String begin, String end) {
        check(
                weekly("America/New_York", from, until, SUNDAY),
                begin,
                end,
                sunday + "T04:00:00Z",
                sunday + "T23:59:00Z");
    }

    /** Clocks of Lord Howe move by half an hour: 02:00 to 02:30 is skipped, 01:30 to 02:00 is twice. */
    @ParameterizedTest
    @CsvSource({
        "2026-10-04, 02:00, 02:30, none, none",
        "2026-10-04, 02:00, 03:00, 2026-10-03T15:30:00Z, 2026-10-03T16:00:00Z",
        "2026-10-04, 01:00, 02:15, 2026-10-03T14:30:00Z, 2026-10-03T15:30:00Z",
        "2026-04-05, 01:30, 02:00, 2026-04-04T14:30:00Z, 2026-04-04T15:30:00Z",
        "2026-04-05, 01:45, 03:00, 2026-04-04T14:45:00Z, 2026-04-04T16:30:00Z",
        "2026-04-05, 02:00, 03:00, 2026-04-04T15:30:00Z, 2026-04-04T16:30:00Z"
    })
    void isRightOnLordHowe(String sunday, String from, String until, String begin, String end) {
        Instant midnight = Instant.parse(sunday + "T00:00:00Z").minusSeconds(11 * 3600);
        check(
                weekly("Australia/Lord_Howe", from, until, SUNDAY),
                begin,
                end,
                midnight.toString(),
                midnight.plusSeconds(80_000).toString());
    }

    /** Clocks were put back from 00:01 to 23:01 of the day before. */
    @Test
    void isOneWhereClocksArePutBackOverMidnight() {
        MaintenanceWindow sunday = weekly("America/St_Johns", "00:00", "01:00", SUNDAY);
        MaintenanceWindow friday = weekly("America/St_Johns", "23:59", "23:58", DayOfWeek.FRIDAY);

        check(sunday, "2006-10-29T02:30:00Z", "2006-10-29T04:30:00Z", "2006-10-28T12:00:00Z", "2006-10-29T20:00:00Z");
        check(friday, "2006-10-28T02:29:00Z", "2006-10-29T03:28:00Z", "2006-10-27T12:00:00Z", "2006-10-29T20:00:00Z");
    }

    /** Samoa had no 2011-12-30, a Friday. */
    @Test
    void isNoneOnADayThatThereIsNot() {
        MaintenanceWindow window = weekly("Pacific/Apia", "08:00", "20:00", DayOfWeek.FRIDAY);

        check(window, "none", "none", "2011-12-29T20:00:00Z", "2012-01-01T20:00:00Z");
    }

    /** That the window is just from begin to end, in steps of a minute between two moments, and ends there. */
    private static void check(MaintenanceWindow window, String begin, String end, String from, String until) {
        Instant last = Instant.parse(until);
        for (Instant at = Instant.parse(from); at.isBefore(last); at = at.plusSeconds(60)) {
            boolean within =
                    !begin.equals("none") && !at.isBefore(Instant.parse(begin)) && at.isBefore(Instant.parse(end));
            assertThat(window.contains(at)).as("%s", at).isEqualTo(within);
            if (within) {
                assertThat(window.endOf(at)).as("%s", at).isEqualTo(end);
            }
        }
    }

    @Test
    void isOnceBetweenTwoMoments() {
        Instant from = Instant.parse("2026-03-01T20:00:00Z");
        MaintenanceWindow window =
                MaintenanceWindow.once(from, from.plusSeconds(60)).because("move");

        assertThat(window.contains(from.minusMillis(1))).isFalse();
        assertThat(window.contains(from)).isTrue();
        assertThat(window.contains(from.plusSeconds(60))).isFalse();
        assertThat(window.endOf(from)).isEqualTo(from.plusSeconds(60));
        assertThat(window.hours()).isEqualTo("2026-03-01T20:00:00Z to 2026-03-01T20:01:00Z");
    }

    @Test
    void isOfTheAlertsOfItsSelection() {
        MaintenanceWindowStart start = MaintenanceWindow.daily(BERLIN, LocalTime.of(22, 0), LocalTime.of(4, 0));
        MaintenanceWindow window =
                start.of(AlertSelection.all().where("topic", "a")).because("nightly\nrestarts");

        assertThat(window.matches(alert("r", "topic", "a"))).isTrue();
        assertThat(window.matches(alert("r", "topic", "b"))).isFalse();
        assertThat(start.because("all").matches(alert("r", "topic", "b"))).isTrue();
        assertThat(window.because()).isEqualTo("nightly restarts");
        assertThat(window.selection()).hasToString("topic a");
        assertThat(start.of(window.selection()).because("b"))
                .hasToString(
                        "maintenance window MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY 22:00 to 04:00"
                                + " Europe/Berlin of topic a, because: b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SATURDAY|SUNDAY 22:00 to 04:00 Europe/Berlin",
                "MONDAY 00:00 to 23:59:59.999999999 +02:00",
                "2026-03-01T20:00:00Z to 2026-03-02T04:00:00.000000001Z"
            })
    void isMadeAgainFromItsHours(String hours) {
        assertThat(MaintenanceWindow.during(hours).because("test").hours()).isEqualTo(hours);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "22:00 to 04:00",
                "FUNDAY 22:00 to 04:00 Europe/Berlin",
                "MONDAY 22:00 to 24:01 Europe/Berlin",
                "MONDAY 22:00 to 04:00 Europe/Bonn",
                "MONDAY 22:00 till 04:00 Europe/Berlin",
                "2026-03-01 to 2026-03-02"
            })
    void refusesHoursThatItCannotRead(String hours) {
        assertThatThrownBy(() -> MaintenanceWindow.during(hours))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The hours are '" + hours
                        + "'; write them like 'SATURDAY|SUNDAY 22:00 to 04:00 Europe/Berlin'");
    }

    @Test
    void refusesWhatMakesNoSense() {
        Instant from = Instant.parse("2026-03-01T20:00:00Z");

        assertThatThrownBy(() -> weekly("Z", "01:00", "02:00"))
                .hasMessage("The hours are on no day; name the days of the week");
        assertThatThrownBy(() -> MaintenanceWindow.daily(ZoneOffset.UTC, LocalTime.NOON, LocalTime.NOON))
                .hasMessage("The hours are from '12:00' to '12:00' each day, so that they never end; let them end");
        assertThatThrownBy(() -> MaintenanceWindow.once(from, from))
                .hasMessage("The hours are from '2026-03-01T20:00:00Z' until '2026-03-01T20:00:00Z'; let them end"
                        + " after they begin");
        assertThatThrownBy(() -> MaintenanceWindow.once(from, Instant.MAX))
                .hasMessageContaining("give a duration of at most 365 days");
        assertThatThrownBy(() -> weekly("Z", "01:00", "02:00", MONDAY).endOf(Instant.parse("2026-07-06T03:00:00Z")))
                .hasMessage(
                        "Moment '2026-07-06T03:00:00Z' is not in 'MONDAY 01:00 to 02:00 Z'; ask contains(..) first");
        assertThatThrownBy(
                        () -> MaintenanceWindow.once(from, from.plusSeconds(1)).because(" "))
                .hasMessage("A maintenance window has ' ' for a comment; name it");
    }
}

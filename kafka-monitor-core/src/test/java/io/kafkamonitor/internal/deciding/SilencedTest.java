package io.kafkamonitor.internal.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.telling.Acknowledgement;
import io.kafkamonitor.telling.AlertSelection;
import io.kafkamonitor.telling.MaintenanceWindow;
import io.kafkamonitor.telling.Silence;
import io.kafkamonitor.telling.SilenceBuilder;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/** What people said is not to be told, and what is told nevertheless. */
class SilencedTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Desk desk = new Desk();

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static SilenceBuilder silenceOf(AlertSelection selection) {
        return Silence.of(selection).by("ann").because("known");
    }

    private void silence(String name, Duration time) {
        Instant until = desk.now().wall().plus(time);
        desk.says(standing -> standing.silence(
                silenceOf(AlertSelection.all().where("name", name)).until(until), "of " + name));
    }

    private void silenceUntilResolved(String name) {
        desk.says(standing -> standing.silence(
                silenceOf(AlertSelection.all().where("name", name)).untilResolved(), "of " + name));
    }

    private void acknowledge(String name) {
        desk.says(standing -> standing.acknowledge(
                Acknowledgement.of(desk.alert(name), desk.now().wall())
                        .by("ann")
                        .build()));
    }

    @Test
    void tellsNothingOfWhatFiresAndEndsInASilence() {
        silence("a", minutes(60));
        desk.fires("a", Severity.CRITICAL).pass(minutes(30)).ends("a").pass(minutes(60));

        assertThat(desk.said()).isEmpty();
    }

    @Test
    void tellsTheEndOfWhatWasToldThoughASilenceCoversIt() {
        desk.fires("a").cycle().pass(minutes(3));
        silence("a", minutes(60));
        desk.ends("a").pass(minutes(10));

        assertThat(desk.words()).containsExactly("+a", "-a");
    }

    @Test
    void tellsSoonWhatStillFiresWhenASilenceEnds() {
        silence("a", minutes(60));
        desk.fires("a").pass(minutes(62));

        assertThat(desk.said()).containsExactly("3615s +a");
    }

    @Test
    void tellsAtOnceWhatIsCriticalWhenASilenceEnds() {
        silence("a", minutes(60));
        desk.fires("a", Severity.CRITICAL).pass(minutes(62));

        assertThat(desk.said()).containsExactly("3600s +a");
    }

    @Test
    void tellsNothingAgainWhenASilenceEndsAndNothingHasChanged() {
        desk.fires("a").cycle().pass(minutes(3));
        silence("a", minutes(60));
        desk.pass(minutes(70));

        assertThat(desk.said()).containsExactly("15s +a");
    }

    @Test
    void tellsASeverityThatRoseInASilenceWhenThatEnds() {
        desk.fires("a").cycle().pass(minutes(3));
        silence("a", minutes(60));
        desk.fires("a", Severity.CRITICAL).pass(minutes(70));

        assertThat(desk.said()).containsExactly("15s +a", "3780s ^a");
    }

    @Test
    void aSilenceUntilResolvedEndsWithWhatItMatches() {
        desk.fires("a").cycle();
        silenceUntilResolved("a");
        desk.pass(minutes(60)).ends("a").pass(minutes(1));
        assertThat(desk.said()).isEmpty();
        assertThat(desk.state().silences()).isEmpty();

        desk.fires("a").pass(minutes(1));

        assertThat(desk.said()).hasSize(1);
    }

    @Test
    void aSilenceThatIsEndedEarlyHoldsNothing() {
        silence("a", minutes(60));
        desk.fires("a").pass(minutes(1));
        desk.says(standing -> standing.endSilence("of a"));
        desk.pass(minutes(1));

        assertThat(desk.said()).hasSize(1);
    }

    @Test
    void aSilenceIsOfThatAlertOnly() {
        silence("a", minutes(60));
        desk.fires("a").fires("b").pass(minutes(1));

        assertThat(desk.said()).containsExactly("20s +b");
        assertThat(desk.story("a"))
                .singleElement()
                .asString()
                .contains("is not told while it is silenced")
                .contains("ann");
    }

    @Test
    void forgetsASilenceThatIsOver() {
        silence("a", minutes(5));
        desk.pass(minutes(6));

        assertThat(desk.state().silences()).isEmpty();
    }

    @Test
    void tellsNothingTwiceThroughManySilences() {
        desk.fires("a").cycle();
        for (int i = 0; i < 5; i++) {
            silence("a", minutes(5));
            desk.pass(minutes(10));
        }

        assertThat(desk.said()).hasSize(1);
    }

    @Test
    void tellsWhatStillFiresWhenMaintenanceEnds() {
        Instant start = ManualClock.START;
        desk.window(MaintenanceWindow.once(start.plusSeconds(60), start.plusSeconds(3600))
                .because("upgrade"));
        desk.pass(minutes(2)).fires("a").fires("b").pass(minutes(30)).ends("b").pass(minutes(40));

        assertThat(desk.said()).containsExactly("3615s +a");
    }

    @Test
    void saysThatMaintenanceHoldsItBackAndUntilWhen() {
        Instant start = ManualClock.START;
        desk.window(MaintenanceWindow.once(start, start.plusSeconds(3600)).because("upgrade"));
        desk.fires("a").pass(minutes(2));

        assertThat(desk.story("a"))
                .singleElement()
                .asString()
                .contains("is not told during maintenance")
                .contains("upgrade")
                .contains("next at " + start.plusSeconds(3600));
    }

    @Test
    void aDailyWindowKeepsItsHoursThroughDaylightSavingChanges() {
        desk.window(MaintenanceWindow.daily(BERLIN, LocalTime.of(1, 0), LocalTime.of(4, 0))
                .because("batch"));
        Instant spring = ZonedDateTime.of(2027, 3, 28, 0, 59, 0, 0, BERLIN).toInstant();
        desk.jump(Duration.between(desk.now().wall(), spring));

        desk.pass(minutes(2)).fires("a").pass(minutes(117));
        assertThat(desk.said()).isEmpty(); // 3 h by the clock on the wall, and one of them was left out
        desk.pass(minutes(3));
        assertThat(desk.sent)
                .singleElement()
                .satisfies(
                        sent -> assertThat(sent.time().atZone(BERLIN).getHour()).isEqualTo(4));
    }

    @Test
    void aDailyWindowIsLongerWhenAnHourIsRepeated() {
        desk.window(MaintenanceWindow.daily(BERLIN, LocalTime.of(1, 0), LocalTime.of(4, 0))
                .because("batch"));
        Instant autumn = ZonedDateTime.of(2027, 10, 31, 0, 59, 0, 0, BERLIN).toInstant();
        desk.jump(Duration.between(desk.now().wall(), autumn));

        desk.pass(minutes(2)).fires("a").pass(minutes(237));
        assertThat(desk.said()).isEmpty();
        desk.pass(minutes(3));
        assertThat(desk.sent)
                .singleElement()
                .satisfies(
                        sent -> assertThat(sent.time().atZone(BERLIN).getHour()).isEqualTo(4));
    }

    @Test
    void tellsOfWhatIsAcknowledgedThatItGrowsWorse() {
        desk.fires("a").cycle().pass(minutes(3));
        acknowledge("a");
        desk.pass(Duration.ofHours(9));
        assertThat(desk.said()).hasSize(1);

        desk.fires("a", Severity.CRITICAL).cycle();
        assertThat(desk.saidSince(1)).singleElement().asString().endsWith(" ^a");
        assertThat(desk.state().acknowledgements()).isEmpty();

        desk.pass(minutes(70));
        assertThat(desk.saidSince(2)).singleElement().asString().endsWith(" =a");
    }

    @Test
    void tellsTheEndOfWhatIsAcknowledgedAndForgetsThat() {
        desk.fires("a").cycle().pass(minutes(3));
        acknowledge("a");
        desk.ends("a").pass(minutes(10));

        assertThat(desk.words()).containsExactly("+a", "-a");
        assertThat(desk.state().acknowledgements()).isEmpty();
    }

    @Test
    void doesNotKeepAnAcknowledgementForTheNextIncident() {
        desk.fires("a", Severity.CRITICAL).cycle().pass(minutes(3));
        acknowledge("a");
        desk.ends("a").pass(minutes(90));
        int before = desk.said().size();

        desk.fires("a", Severity.CRITICAL).cycle().pass(minutes(70));

        assertThat(desk.saidSince(before)).hasSize(2).last().asString().endsWith(" =a");
    }
}

package io.kafkamonitor.internal.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Earlier;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How often an alert fired before, as a message says. */
class EarlierTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final Desk desk = new Desk().cycle();

    private Earlier earlier(String name) {
        return desk.alert(name).earlier().orElseThrow();
    }

    private void firesFor(String name, Duration time) {
        desk.fires(name).pass(time).ends(name).pass(Duration.ofMinutes(30)); // until that is told
    }

    @Test
    void saysThatItNeverDidAndSinceWhenThatIsKnown() {
        desk.sleep(DAY).fires("a").cycle();

        assertThat(earlier("a").times()).isZero();
        assertThat(earlier("a").lastFired()).isEmpty();
        assertThat(earlier("a").from()).isEqualTo(ManualClock.START);
    }

    @Test
    void countsWhatFiredAndKnowsTheLastTime() {
        firesFor("a", Duration.ofMinutes(5));
        desk.sleep(DAY);
        firesFor("a", Duration.ofMinutes(10));
        desk.sleep(DAY).fires("a").fires("b").cycle();

        Earlier earlier = earlier("a");
        assertThat(earlier.times()).isEqualTo(2);
        assertThat(Duration.between(
                        earlier.lastFired().orElseThrow(), earlier.lastEnded().orElseThrow()))
                .isEqualTo(Duration.ofMinutes(10));
        assertThat(earlier("b").times()).as("of another subject").isZero();
    }

    @Test
    void doesNotCountWhatNeverFired() {
        desk.rule("slow", Duration.ofMinutes(30), Duration.ZERO);
        desk.fires("slow:a").pass(Duration.ofMinutes(5)).ends("slow:a").pass(Duration.ofMinutes(5));
        desk.fires("slow:a").cycle();

        assertThat(earlier("slow:a").times()).isZero();
    }

    @Test
    void countsAnIncidentThatGoesOnAfterAMomentOnce() {
        firesFor("a", Duration.ofMinutes(5));
        desk.sleep(DAY).cycle();
        desk.busy()
                .fires("a")
                .cycle()
                .ends("a")
                .cycle()
                .fires("a")
                .cycle()
                .ends("a")
                .cycle();
        desk.free().pass(Duration.ofHours(1)).fires("a").cycle();

        assertThat(earlier("a").times()).isLessThanOrEqualTo(3);
        assertThat(desk.state().pasts().values())
                .singleElement()
                .satisfies(past -> assertThat(past.stretches())
                        .extracting(Past.Stretch::since)
                        .doesNotHaveDuplicates());
    }

    @Test
    void forgetsAfterAWeek() {
        firesFor("a", Duration.ofMinutes(5));
        desk.sleep(DAY.multipliedBy(8)).cycle();

        assertThat(desk.state().pasts()).isEmpty();
        desk.fires("a").cycle();
        assertThat(earlier("a").times()).isZero();
        assertThat(earlier("a").from()).isEqualTo(desk.now().wall().minus(Earlier.REACH));
    }

    @Test
    void remembersTheLastTwenty() {
        for (int i = 0; i < 30; i++) {
            firesFor("a", Duration.ofMinutes(1));
            desk.sleep(Duration.ofHours(2));
        }
        desk.fires("a").cycle();

        assertThat(earlier("a").times()).isEqualTo(20);
    }

    @Test
    void goesWithTheAlertIntoTheMessage() {
        firesFor("a", Duration.ofMinutes(5));
        desk.sleep(DAY).fires("a").pass(Duration.ofMinutes(1));

        Alert told = desk.sent.get(desk.sent.size() - 1).fired().get(0);
        assertThat(told.earlier().orElseThrow().times()).isEqualTo(1);
        assertThat(told.command()).isEqualTo("kafka-topics.sh --bootstrap-server kafka-1:9092 --describe --topic a");
    }
}

package io.kafkamonitor.internal.deciding;

import static io.kafkamonitor.telling.AlertSelection.all;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.notifier.Answer;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.Summary;
import io.kafkamonitor.notifier.Summary.Fired;
import io.kafkamonitor.summary.DailySummary;
import io.kafkamonitor.telling.Silence;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The cluster at a glance is told once a day, to everybody who can be reached, and says what fired. */
class SummaryTest {

    private static final LocalTime BEGIN =
            ManualClock.START.atZone(ZoneOffset.UTC).toLocalTime();

    private static DailySummary in(Duration time) {
        return DailySummary.at(BEGIN.plus(time)).in(ZoneOffset.UTC);
    }

    private static List<String> summaries(Desk desk) {
        return desk.said().stream().filter(word -> word.contains("summary")).toList();
    }

    private static Notification last(Desk desk) {
        return desk.sent.get(desk.sent.size() - 1);
    }

    private static Summary summary(Desk desk) {
        return last(desk).summary().orElseThrow();
    }

    @Test
    void comesWhenItIsDueAndOnceADay() {
        Desk desk = new Desk().summary(in(Duration.ofMinutes(10)));

        desk.cycle().pass(Duration.ofMinutes(20)).sleep(Duration.ofHours(23)).pass(Duration.ofHours(1));

        assertThat(desk.said()).containsExactly("600s summary", "87000s summary");
        assertThat(summary(desk).since()).isEqualTo(ManualClock.START.plus(Duration.ofMinutes(10)));
    }

    @Test
    void doesNotComeOfADayThatWasOverBeforeTheMonitorBegan() {
        Desk desk = new Desk().summary(in(Duration.ofMinutes(-10)));

        desk.cycle().pass(Duration.ofHours(1));

        assertThat(desk.said()).isEmpty();
    }

    @Test
    void saysWhatFiresAndWhatFired() {
        Desk desk = new Desk().rule("slow", Duration.ZERO, Duration.ZERO).summary(in(Duration.ofHours(2)));
        desk.cycle();

        desk.fires("a").pass(Duration.ofMinutes(10)).ends("a").pass(Duration.ofMinutes(30));
        desk.fires("a").pass(Duration.ofMinutes(5)).ends("a").pass(Duration.ofMinutes(30));
        desk.fires("slow:b").pass(Duration.ofMinutes(45));

        assertThat(summaries(desk)).containsExactly("7200s =slow:b summary");
        assertThat(summary(desk).since()).isEqualTo(ManualClock.START);
        assertThat(summary(desk).fired())
                .containsExactly(
                        fired("slow", "b", 1, Duration.ofSeconds(45 * 60 - 5), 75 * 60 + 5, false),
                        fired("backlog", "a", 2, Duration.ofMinutes(15), 40 * 60 + 5, true));
    }

    private static Fired fired(String rule, String name, int times, Duration duration, long last, boolean isOver) {
        Instant at = ManualClock.START.plusSeconds(last);
        return new Fired(rule, Desk.subject(name), times, duration, at, isOver);
    }

    @Test
    void countsOnlyTheTimeSinceTheOneBefore() {
        Desk desk = new Desk().summary(in(Duration.ofMinutes(30)));
        desk.fires("a").cycle().pass(Duration.ofHours(1)).ends("a").cycle().pass(Duration.ofHours(1));
        desk.sleep(Duration.ofHours(22)).pass(Duration.ofMinutes(40));

        assertThat(summaries(desk)).hasSize(2);
        assertThat(summary(desk).fired())
                .singleElement()
                .satisfies(fired -> assertThat(fired.duration()).isEqualTo(Duration.ofMinutes(30)));

        desk.sleep(Duration.ofHours(23).plusMinutes(20)).pass(Duration.ofMinutes(40));

        assertThat(summaries(desk)).hasSize(3);
        assertThat(summary(desk).fired()).isEmpty();
    }

    @Test
    void saysWhatIsSilenced() {
        Desk desk = new Desk().summary(in(Duration.ofMinutes(10)));
        Instant until = ManualClock.START.plus(Duration.ofHours(1));
        desk.says(standing -> standing.silence(
                Silence.of(all().where("name", "a"))
                        .by("ann")
                        .because("new disks")
                        .until(until),
                "s"));

        desk.fires("a").fires("b").cycle().pass(Duration.ofMinutes(11));

        assertThat(last(desk).ongoing()).extracting(Desk::name).containsExactly("b");
        assertThat(summary(desk).silenced())
                .containsExactly(new Summary.Silenced("name a", "ann", "new disks", until, 1));
        assertThat(summary(desk).fired())
                .as("what is silenced fired all the same")
                .hasSize(2);
    }

    @Test
    void isTriedAgainForThoseWhoDoNotHaveItAndHoldsNothingElseUp() {
        Desk desk = new Desk()
                .notifier("mail", "ann", "bob", "cléo")
                .summary(in(Duration.ofMinutes(10)))
                .answers("bob", Answer.notNow("greylisted"), Answer.accepted())
                .answers("cléo", Answer.perhaps("no answer"));

        desk.cycle().pass(Duration.ofMinutes(10)).fires("a").pass(Duration.ofMinutes(30));

        assertThat(summaries(desk)).containsExactly("600s ann,bob,cléo summary", "605s bob =a summary");
        assertThat(desk.attempts.get(1).number()).isEqualTo(2);
        assertThat(desk.sent.get(1).id()).isEqualTo(desk.sent.get(0).id());
        assertThat(desk.said()).contains("620s ann,bob,cléo +a");
    }

    @Test
    void isSimplerWhenItWasRefused() {
        Desk desk = new Desk()
                .summary(in(Duration.ofMinutes(10)))
                .answering(Delivery.rejected("spam"), Delivery.delivered(""));

        desk.cycle().pass(Duration.ofMinutes(30));

        assertThat(summaries(desk)).containsExactly("600s summary", "660s summary");
        assertThat(desk.attempts.get(1).isInSimplestForm()).isTrue();
    }

    @Test
    void isGivenUpWhenItsDayIsOver() {
        Desk desk = new Desk().summary(in(Duration.ofMinutes(10))).answering(Delivery.transientFailure("no server"));

        desk.cycle().pass(Duration.ofHours(13));
        int tried = summaries(desk).size();
        desk.pass(Duration.ofHours(1));

        assertThat(tried).isBetween(12 * 60 / 5, 12 * 60 / 5 + 10);
        assertThat(summaries(desk)).hasSize(tried);
    }

    @Test
    void comesLateAfterTheMonitorWasDownAndNotAgain() {
        Desk desk = new Desk().summary(in(Duration.ofMinutes(10)));
        desk.cycle().sleep(Duration.ofHours(1));

        desk.resume(desk.state()).cycle().resume(desk.state()).pass(Duration.ofHours(1));

        assertThat(summaries(desk)).containsExactly("3600s summary");
    }

    @Test
    void isNotToldAgainWhenItMayHaveArrivedBeforeACrash() {
        Desk desk = new Desk().summary(in(Duration.ofMinutes(10)));
        desk.cycle().sleep(Duration.ofMinutes(10));
        assertThat(desk.depart("mail")).isTrue();

        desk.resume(desk.state()).pass(Duration.ofHours(1));

        assertThat(summaries(desk)).hasSize(1);
    }
}

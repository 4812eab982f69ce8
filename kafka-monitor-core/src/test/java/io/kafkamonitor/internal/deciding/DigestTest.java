package io.kafkamonitor.internal.deciding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.notifier.Delivery;
import io.kafkamonitor.telling.AlertSelection;
import io.kafkamonitor.telling.Route;
import io.kafkamonitor.telling.Routes;
import io.kafkamonitor.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Some are told at set times only, of all that is new by then. */
class DigestTest {

    private static final Route AT_ONE_AND_TWO =
            Route.to("mail").inDigestsAt(ZoneOffset.UTC, LocalTime.of(2, 0), LocalTime.of(1, 0));

    private final Desk desk = new Desk().rule("slow", Duration.ZERO, Duration.ZERO);

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    @Test
    void tellsAllThatIsNewTogetherAtItsTime() {
        desk.route(AT_ONE_AND_TWO);

        desk.fires("a")
                .cycle()
                .pass(minutes(20))
                .fires("slow:b", Severity.CRITICAL)
                .pass(minutes(20));
        assertThat(desk.said()).isEmpty();
        desk.pass(minutes(30)).ends("a").pass(minutes(70));

        assertThat(desk.said()).containsExactly("3600s +a +slow:b", "7200s -a");
        assertThat(desk.sent.get(0).isDigest()).isTrue();
    }

    @Test
    void saysNothingOfWhatWasOverBeforeAndRemindsOfNothing() {
        desk.route(AT_ONE_AND_TWO);

        desk.fires("a").cycle().pass(minutes(20)).ends("a").fires("slow:b").pass(minutes(20 * 60));

        assertThat(desk.said()).containsExactly("3600s +slow:b");
    }

    @Test
    void saysWhenItComes() {
        desk.route(AT_ONE_AND_TWO).fires("a").cycle();

        assertThat(desk.explain("a").tellings())
                .singleElement()
                .satisfies(telling -> assertThat(telling.next()).contains(ManualClock.START.plus(minutes(60))));
    }

    @Test
    void isForSomeAndNotForOthers() {
        desk.notifier("mail", "ann", "bob")
                .route(AT_ONE_AND_TWO.recipients("ann"))
                .route(Route.to("mail").recipients("bob").withoutReminders())
                .route(Route.to("mail")
                        .recipients("ann")
                        .of(AlertSelection.all().atLeast(Severity.CRITICAL))
                        .withoutReminders());

        desk.fires("a").fires("slow:b", Severity.CRITICAL).cycle().pass(minutes(61));

        assertThat(desk.said())
                .as("what is critical ann hears at once, by another route")
                .containsExactly("0s ann,bob +slow:b", "15s bob +a", "3600s ann +a");
    }

    @Test
    void isTriedAgainIfItFails() {
        desk.route(AT_ONE_AND_TWO).answering(Delivery.transientFailure("no server"), Delivery.delivered(""));

        desk.fires("a").cycle().pass(minutes(70));

        assertThat(desk.said()).containsExactly("3600s +a", "3605s +a");
    }

    @Test
    void isToldAfterARestartThatItsTimeWasIn() {
        desk.route(AT_ONE_AND_TWO).fires("a").cycle().pass(minutes(30));

        desk.sleep(minutes(40)).resume(desk.state()).pass(minutes(5));

        assertThat(desk.said()).containsExactly("4205s +a");
    }

    @Test
    void tellsAnEndBeforeTheMonitorEnds() {
        desk.route(AT_ONE_AND_TWO)
                .fires("a")
                .cycle()
                .pass(minutes(61))
                .ends("a")
                .pass(minutes(10));

        desk.closing();

        assertThat(desk.said()).containsExactly("3600s +a", "4260s -a");
    }

    @Test
    void comesAtTheTimeThatClocksShow() {
        Route route = Route.to("mail").inDigestsAt(ZoneId.of("Europe/Berlin"), LocalTime.of(2, 30));
        var routes = Routes.of(List.of(route), Map.of("mail", List.of("a")));
        desk.fires("a").cycle();

        assertThat(routes.digestAfter("mail", "a", desk.alert("a"), Instant.parse("2026-03-28T12:00:00Z")))
                .as("a time that is skipped")
                .contains(Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(routes.digestAfter("mail", "a", desk.alert("a"), Instant.parse("2026-10-25T00:30:00Z")))
                .as("a time that is shown twice comes once")
                .contains(Instant.parse("2026-10-26T01:30:00Z"));
        assertThat(route.toString()).endsWith("in digests at 02:30 Europe/Berlin");
        assertThatThrownBy(() -> route.inDigestsAt(ZoneOffset.UTC)).hasMessageContaining("at no time");
    }
}

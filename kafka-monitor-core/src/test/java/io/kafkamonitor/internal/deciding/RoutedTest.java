package io.kafkamonitor.internal.deciding;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.rules.Cause;
import io.kafkamonitor.telling.AlertSelection;
import io.kafkamonitor.telling.Route;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who is told of what. */
class RoutedTest {

    private static final Route CRITICAL_TO_BOB =
            Route.to("mail").recipients("bob").of(AlertSelection.all().atLeast(Severity.CRITICAL));

    private final Desk desk = new Desk().notifier("mail", "ann", "bob");

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    private Desk annHearsEverything() {
        return desk.route(Route.to("mail").recipients("ann"));
    }

    @Test
    void tellsByLeastSeverity() {
        annHearsEverything().route(CRITICAL_TO_BOB);

        desk.fires("a").fires("b", Severity.CRITICAL).cycle().pass(minutes(5));

        assertThat(desk.said()).containsExactly("0s ann +a +b", "0s bob +b");
        assertThat(desk.story("a").get(1)).startsWith("bob by 'mail' is not told: ");
    }

    @Test
    void tellsByLabel() {
        annHearsEverything()
                .route(Route.to("mail")
                        .recipients("bob")
                        .of(AlertSelection.all().where("name", "b")));

        desk.fires("a").fires("b").cycle().pass(minutes(5));

        assertThat(desk.said()).containsExactly("15s ann +a +b", "15s bob +b");
    }

    @Test
    void tellsWhoIsAddedByARisingSeverityAlsoTheEnd() {
        annHearsEverything().route(CRITICAL_TO_BOB);
        desk.fires("a").cycle().pass(minutes(5));

        desk.fires("a", Severity.CRITICAL).pass(minutes(5));
        desk.ends("a").pass(minutes(20));

        assertThat(desk.words()).containsExactly("ann +a", "ann ^a", "bob +a", "ann -a", "bob -a");
    }

    @Test
    void tellsTheEndToWhomItWasToldThoughItIsLessSevereByThen() {
        annHearsEverything().route(CRITICAL_TO_BOB);
        desk.fires("a", Severity.CRITICAL).cycle().pass(minutes(5));
        desk.fires("a").pass(minutes(5)).ends("a").pass(minutes(20));

        assertThat(desk.words()).containsExactly("ann,bob +a", "ann,bob -a");
    }

    @Test
    void saysNothingTwiceWhenASeverityRisesAndFallsAgainAndAgain() {
        annHearsEverything().route(CRITICAL_TO_BOB);
        desk.fires("a").cycle().pass(minutes(1));
        for (int i = 0; i < 20; i++) {
            desk.fires("a", Severity.CRITICAL).pass(minutes(1));
            desk.fires("a").pass(minutes(1));
        }

        assertThat(desk.said()).hasSize(3);
    }

    @Test
    void tellsTheEndToWhomARouteNoMoreLeads() {
        annHearsEverything()
                .route(CRITICAL_TO_BOB)
                .fires("a", Severity.CRITICAL)
                .cycle();

        Desk rerouted =
                new Desk().notifier("mail", "ann", "bob").route(Route.to("mail").recipients("ann"));
        rerouted.pass(minutes(5))
                .resume(desk.state())
                .fires("a")
                .pass(minutes(5))
                .ends("a")
                .pass(minutes(20));

        assertThat(rerouted.said()).singleElement().asString().endsWith(" ann,bob -a");
    }

    @Test
    void tellsNobodyWhatARouteLeadsToNobody() {
        desk.route(Route.toNobody().of(AlertSelection.all().where("name", "a")));

        desk.fires("a", Severity.CRITICAL).cycle().pass(minutes(90)).ends("a").pass(minutes(90));

        assertThat(desk.said()).isEmpty();
        assertThat(desk.state().incidents()).isEmpty();
    }

    @Test
    void tellsAConsequenceToWhomItsCauseIsNotTold() {
        desk.rule("down", Duration.ZERO, Duration.ZERO)
                .rule("effect", Duration.ZERO, Duration.ZERO)
                .cause(Cause.rule("down").explains("effect"))
                .route(Route.to("mail")
                        .recipients("ann")
                        .of(AlertSelection.all().ofRule("down")))
                .route(Route.to("mail")
                        .recipients("bob")
                        .of(AlertSelection.all().ofRule("effect")));
        desk.fires("down:x").fires("effect:y").cycle().pass(minutes(5));
        desk.ends("down:x").ends("effect:y").pass(minutes(20));

        assertThat(desk.words())
                .containsExactly("ann +down:x >effect:y", "bob +effect:y", "ann -down:x <effect:y", "bob -effect:y");
    }
}

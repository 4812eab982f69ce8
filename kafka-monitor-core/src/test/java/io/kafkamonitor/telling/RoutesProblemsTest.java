package io.kafkamonitor.telling;

import static io.kafkamonitor.rules.Rules.matching;
import static io.kafkamonitor.rules.Rules.not;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutesProblemsTest {

    private static final Map<String, List<String>> RECIPIENTS =
            Map.of("mail", List.of("b", "a"), "pager", List.of("pager"));

    private static final AlertSelection ALL = AlertSelection.all();

    private static List<String> problems(Route... routes) {
        return Routes.of(Arrays.asList(routes), RECIPIENTS).problems(List.of("backlog", "broker-down"));
    }

    @Test
    void areNoneOfRoutesThatMakeSense() {
        assertThat(problems()).isEmpty();
        assertThat(problems(
                        Route.to("mail").recipients("a").of(ALL.ofRule("backlog")),
                        Route.to("mail").recipients("b").of(ALL.ofRule("backlog")),
                        Route.to("mail").of(ALL.ofRule(matching("broker-*")).where("any", "x")),
                        Route.to("pager").of(ALL.ofRule(not(matching("backlog")))),
                        Route.toNobody().of(ALL.where("topic", "a"))))
                .isEmpty();
        assertThat(problems(Route.to("mail"), Route.to("mail").of(ALL.ofRule("backlog"))))
                .isEmpty();
    }

    @Test
    void nameNotifiersAndRecipientsThatThereAreNot() {
        assertThat(problems(Route.to("fax"), Route.to("mail").recipients("a", "c", "pager")))
                .containsExactly(
                        "Route 'to 'fax' of everything' is to a notifier that there is not; name one of 'mail', 'pager'",
                        "Route 'to 'mail' for 'a', 'c', 'pager' of everything' is for 'c', whom 'mail' does not tell; name"
                                + " one of 'a', 'b'",
                        "Route 'to 'mail' for 'a', 'c', 'pager' of everything' is for 'pager', whom 'mail' does not tell;"
                                + " name one of 'a', 'b'");
        assertThat(Routes.of(List.of(Route.to("fax")), Map.of()).problems(List.of()))
                .containsExactly(
                        "Route 'to 'fax' of everything' is to a notifier that there is not; name none, for there is"
                                + " none");
    }

    @Test
    void nameRoutesThatAreGivenTwice() {
        Route route = Route.to("mail").of(ALL.ofRule("backlog"));

        assertThat(problems(route, Route.to("pager"), route.withoutReminders()))
                .containsExactly("Route 'to 'mail' of rule backlog' is given twice; give it once");
    }

    @Test
    void nameRoutesOfRulesThatThereAreNot() {
        assertThat(problems(
                        Route.to("mail").of(ALL.ofRule("backlogs")),
                        Route.to("mail").of(ALL.ofRule(matching("b*")).ofRule(matching("c*")))))
                .containsExactly(
                        "Route 'to 'mail' of rule backlogs' takes no alert, for there is no such rule; name one of"
                                + " 'backlog', 'broker-down'",
                        "Route 'to 'mail' of rule b*, rule c*' takes no alert, for there is no such rule; name one of"
                                + " 'backlog', 'broker-down'");
    }

    @Test
    void nameRoutesToNobodyThatSayTooMuchOrNothing() {
        assertThat(problems(Route.toNobody()))
                .containsExactly("Route 'to nobody of everything' does not say of which alerts; call of(..)");
        assertThat(problems(Route.toNobody().of(ALL))).isEmpty();
        assertThat(problems(
                        Route.to("mail").of(ALL.atLeast(Severity.INFO)),
                        Route.toNobody().of(ALL.where("topic", "a"))))
                .containsExactly(
                        "Route 'to nobody of topic a' has no effect, for route 'to 'mail' of at least INFO' sends"
                                + " every alert somewhere; narrow that one, such as by whereNot(..)");
    }

    @Test
    void nameNotifiersWhoseRecipientsAreWrong() {
        assertThat(Routes.of(List.of(), Map.of("mail", List.of("a", "b", "a", " ")))
                        .problems(List.of()))
                .containsExactly(
                        "Notifier 'mail' has recipient 'a' twice; let its audience() name each once",
                        "Notifier 'mail' has a recipient ' '; let its audience() give it a name");
        assertThat(Routes.of(List.of(), Map.of("mail", List.of())).problems(List.of()))
                .containsExactly("Notifier 'mail' has no recipient; let its audience() name at least one");
    }
}

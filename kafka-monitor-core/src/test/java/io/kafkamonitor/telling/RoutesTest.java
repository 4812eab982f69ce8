package io.kafkamonitor.telling;

import static io.kafkamonitor.rules.Rules.matching;
import static io.kafkamonitor.telling.TestAlerts.alert;
import static io.kafkamonitor.telling.TestAlerts.critical;
import static io.kafkamonitor.telling.TestAlerts.firing;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.metric.Labels;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoutesTest {

    private static final Map<String, List<String>> RECIPIENTS =
            Map.of("mail", List.of("a", "b"), "pager", List.of("pager"), "log", List.of("log"));

    private static final AlertSelection ALL = AlertSelection.all();
    private static final AlertSelection CRITICAL = ALL.atLeast(Severity.CRITICAL);
    private static final AlertSelection OF_A = ALL.where("owner", "team-a");
    private static final AlertSelection TEST = ALL.where("topic", matching("test-*"));

    private static Routes routes(Route... routes) {
        return Routes.of(Arrays.asList(routes), RECIPIENTS);
    }

    private static List<String> told(Routes routes, Alert alert) {
        return routes.audience(alert).addressees().stream()
                .map(Addressee::toString)
                .toList();
    }

    @Test
    void sendEverythingToEverybodyWhenThereIsNone() {
        assertThat(told(routes(), alert("r"))).containsExactly("log log", "mail a", "mail b", "pager pager");
    }

    @Test
    void sendToANotifierWhatTheyAreOf() {
        Routes routes = routes(Route.to("pager").of(CRITICAL));

        assertThat(told(routes, critical("r"))).containsExactly("log log", "mail a", "mail b", "pager pager");
        assertThat(told(routes, alert("r"))).containsExactly("log log", "mail a", "mail b");
    }

    @Test
    void sendToSomeRecipientsOnly() {
        Routes routes = routes(
                Route.to("mail").recipients("a").of(OF_A),
                Route.to("mail").recipients("b").of(CRITICAL));

        assertThat(told(routes, alert("r", "owner", "team-a"))).containsExactly("log log", "mail a", "pager pager");
        assertThat(told(routes, critical("r"))).containsExactly("log log", "mail b", "pager pager");
    }

    @Test
    void lookAtTheOwnerThatTheHostNames() {
        Routes routes = routes(
                Route.to("mail").recipients("a").of(OF_A),
                Route.to("mail").recipients("b").of(CRITICAL));
        Alert owned = firing("r").hostLabels(Labels.of("owner", "team-a")).build();

        assertThat(told(routes, alert("r"))).containsExactly("log log", "pager pager");
        assertThat(told(routes, owned)).containsExactly("log log", "mail a", "pager pager");
    }

    @Test
    void addUp() {
        Routes routes = routes(
                Route.to("mail").recipients("b").of(CRITICAL),
                Route.to("mail").recipients("a").of(OF_A),
                Route.to("pager").of(CRITICAL));

        assertThat(told(routes, critical("r", "owner", "team-a")))
                .containsExactly("log log", "mail b", "mail a", "pager pager");
        assertThat(told(routes, alert("r", "owner", "team-a"))).containsExactly("log log", "mail a");
    }

    @Test
    void tellEverybodyWhatTheyWouldTellNobody() {
        Routes routes = routes(
                Route.to("pager").of(CRITICAL),
                Route.to("mail").of(OF_A),
                Route.to("log").of(OF_A));

        assertThat(told(routes, alert("r"))).containsExactly("log log", "mail a", "mail b", "pager pager");
    }

    @Test
    void tellNobodyWhatIsSaidToBeToldToNobody() {
        Routes routes = routes(Route.toNobody().of(TEST));

        assertThat(told(routes, alert("r", "topic", "test-1"))).isEmpty();
        assertThat(routes.audience(alert("r", "topic", "test-1"))).hasToString("nobody");
        assertThat(told(routes, alert("r", "topic", "a"))).hasSize(4);
    }

    @Test
    void sendSomewhereWhatIsAlsoSentToNobody() {
        Routes routes = routes(Route.toNobody().of(TEST), Route.to("pager").of(CRITICAL));

        assertThat(told(routes, critical("r", "topic", "test-1"))).containsExactly("pager pager");
        assertThat(told(routes, alert("r", "topic", "test-1"))).isEmpty();
        assertThat(told(routes, alert("r", "topic", "a"))).containsExactly("log log", "mail a", "mail b");
    }

    @Test
    void passOverWhatThereIsNot() {
        Routes routes = routes(
                Route.to("fax").of(CRITICAL), Route.to("mail").recipients("c").of(OF_A));

        assertThat(told(routes, critical("r"))).containsExactly("log log", "pager pager");
        assertThat(told(Routes.of(List.of(Route.to("fax")), Map.of("mail", List.of("a"))), alert("r")))
                .containsExactly("mail a");
    }

    @Test
    void remindEachHourOfWhatIsCriticalAndEachFourHoursOfTheRest() {
        Routes routes = routes(Route.to("mail").of(OF_A));

        assertThat(routes.reminder("mail", "a", critical("r", "owner", "team-a")))
                .contains(ofHours(1));
        assertThat(routes.reminder("mail", "a", alert("r", "owner", "team-a"))).contains(ofHours(4));
        assertThat(routes.reminder("log", "log", alert("r"))).contains(ofHours(4));
        assertThat(routes.reminder("mail", "a", alert("r"))).isEmpty();
        assertThat(routes.reminder("mail", "z", critical("r"))).isEmpty();
        assertThat(routes.reminder("fax", "z", critical("r"))).isEmpty();
    }

    @Test
    void remindAsOftenAsTheRouteSays() {
        Routes routes = routes(
                Route.to("mail").recipients("a").of(OF_A).remindingEvery(ofMinutes(10), ofHours(8)),
                Route.to("mail").of(CRITICAL).remindingEvery(ofMinutes(20), ofHours(2)),
                Route.to("pager").of(CRITICAL).withoutReminders(),
                Route.to("log").withoutReminders(),
                Route.to("log").of(CRITICAL));
        Alert both = critical("r", "owner", "team-a");

        assertThat(routes.reminder("mail", "a", both)).contains(ofMinutes(10));
        assertThat(routes.reminder("mail", "b", both)).contains(ofMinutes(20));
        assertThat(routes.reminder("mail", "a", alert("r", "owner", "team-a"))).contains(ofHours(8));
        assertThat(routes.reminder("pager", "pager", both)).isEmpty();
        assertThat(routes.reminder("log", "log", both)).contains(ofHours(1));
        assertThat(routes.reminder("log", "log", alert("r"))).isEmpty();
        assertThat(routes.audience(both).reminder("mail", "a", Severity.WARNING))
                .contains(ofHours(2));
    }

    @Test
    void sayWhoIsAmongTheAudience() {
        Audience audience = routes(Route.to("mail").recipients("b")).audience(alert("r"));

        assertThat(audience.includes("mail", "b")).isTrue();
        assertThat(audience.includes("mail", "a")).isFalse();
        assertThat(audience.includes("fax", "b")).isFalse();
        assertThat(audience.recipients("mail")).containsExactly("b");
        assertThat(audience.recipients("fax")).isEmpty();
    }

    @Test
    void sayWhySomebodyIsTold() {
        Routes routes = routes(
                Route.to("mail").recipients("a").of(OF_A), Route.to("mail").of(CRITICAL));

        assertThat(routes.reason("mail", "a", alert("r", "owner", "team-a")))
                .isEqualTo("told by the route to 'mail' for 'a' of owner team-a");
        assertThat(routes.reason("mail", "a", critical("r", "owner", "team-a")))
                .isEqualTo(
                        "told by the route to 'mail' for 'a' of owner team-a and the route to 'mail' of at least CRITICAL");
        assertThat(routes.reason("mail", "b", critical("r", "owner", "team-a")))
                .isEqualTo("told by the route to 'mail' of at least CRITICAL");
        assertThat(routes.reason("log", "log", alert("r"))).isEqualTo("told, for no route names 'log'");
        assertThat(Routes.of(List.of(Route.to("log").of(OF_A)), Map.of("log", List.of("log")))
                        .reason("log", "log", alert("r")))
                .isEqualTo("told, for no route sends this alert anywhere");
    }

    @Test
    void sayWhySomebodyIsNotTold() {
        Routes routes = routes(
                Route.to("pager").of(CRITICAL),
                Route.to("mail").recipients("a").of(OF_A),
                Route.toNobody().of(TEST));

        assertThat(routes.reason("pager", "pager", alert("r")))
                .isEqualTo("not told, for no route sends this alert to 'pager pager'; told are 'log log'");
        assertThat(routes.reason("mail", "b", alert("r", "owner", "team-a")))
                .isEqualTo("not told, for no route sends this alert to 'mail b'; told are 'log log', 'mail a'");
        assertThat(routes.reason("mail", "a", alert("r", "topic", "test-1")))
                .isEqualTo("not told, nor is anybody else, by the route to nobody of topic test-*");
        assertThat(routes.reason("mail", "c", alert("r")))
                .isEqualTo("not told, for there is no recipient 'c' of a notifier 'mail'");
    }

    @Test
    void shareTheAudienceOfAlertsThatTheSameRoutesTake() {
        Routes routes = routes(Route.to("mail").of(OF_A));

        assertThat(routes.audience(alert("r", "owner", "team-b", "topic", "x")))
                .isSameAs(routes.audience(alert("other", "topic", "y")))
                .isNotSameAs(routes.audience(alert("r", "owner", "team-a")));
    }

    @Test
    void tellEachAlertToItsOwnAudienceHoweverManyThereAre() {
        Routes routes = routes(
                Route.to("mail").recipients("a").of(ALL.where("topic", matching("*1"))),
                Route.to("mail").recipients("b").of(ALL.ofRule(matching("*2"))),
                Route.to("pager").of(CRITICAL),
                Route.to("log").of(ALL.where("group", matching("*3")).where("owner", "")));

        for (int round = 0; round < 2; round++) {
            IntStream.range(0, 40_000).forEach(i -> {
                Alert alert = firing("r" + i % 3, "topic", "t" + i, "group", "g" + i % 7)
                        .severity(i % 2 == 1 ? Severity.CRITICAL : Severity.WARNING)
                        .build();
                Audience audience = routes.audience(alert);
                boolean a = i % 10 == 1;
                boolean b = i % 3 == 2;
                boolean pager = i % 2 == 1;
                boolean log = i % 7 == 3;
                boolean everybody = !a && !b && !pager && !log;
                assertThat(audience.includes("mail", "a")).isEqualTo(a || everybody);
                assertThat(audience.includes("mail", "b")).isEqualTo(b || everybody);
                assertThat(audience.includes("pager", "pager")).isEqualTo(pager || everybody);
                assertThat(audience.includes("log", "log")).isEqualTo(log || everybody);
            });
        }
    }

    @Test
    void areNotConfusedByAlertsThatShareAHash() {
        Routes byRule = routes(Route.to("mail").of(ALL.ofRule("Aa")));
        Routes bySeverity = routes(Route.to("mail").of(ALL.atLeast(Severity.WARNING)));

        assertThat(told(byRule, alert("Aa"))).contains("mail a");
        assertThat(told(byRule, alert("BB"))).doesNotContain("mail a");
        assertThat(told(bySeverity, alert("r"))).contains("mail a");
        assertThat(told(bySeverity, firing("r").severity(Severity.INFO).build()))
                .doesNotContain("mail a");
    }

    @Test
    void lookAtSeverityAndRuleAlsoWhenAllElseIsTheSame() {
        Routes routes = routes(Route.to("pager").of(CRITICAL), Route.to("mail").of(ALL.ofRule("r")));

        assertThat(told(routes, alert("r"))).containsExactly("log log", "mail a", "mail b");
        assertThat(told(routes, critical("r"))).containsExactly("log log", "mail a", "mail b", "pager pager");
        assertThat(told(routes, critical("s"))).containsExactly("log log", "pager pager");
        assertThat(told(routes, alert("s"))).containsExactly("log log");
    }
}

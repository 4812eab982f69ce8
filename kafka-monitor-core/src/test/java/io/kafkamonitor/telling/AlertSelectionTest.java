package io.kafkamonitor.telling;

import static io.kafkamonitor.rules.Rules.anyOf;
import static io.kafkamonitor.rules.Rules.matching;
import static io.kafkamonitor.rules.Rules.not;
import static io.kafkamonitor.telling.TestAlerts.alert;
import static io.kafkamonitor.telling.TestAlerts.critical;
import static io.kafkamonitor.telling.TestAlerts.firing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.metric.Labels;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlertSelectionTest {

    private static final AlertSelection ALL = AlertSelection.all();

    @Test
    void meansEveryAlertWithoutConditions() {
        assertThat(ALL.matches(alert("any"))).isTrue();
        assertThat(ALL).hasToString("everything");
    }

    @Test
    void takesTheRuleWithJustTheName() {
        AlertSelection selection = ALL.ofRule("backlog-*");

        assertThat(selection.matches(alert("backlog-*"))).isTrue();
        assertThat(selection.matches(alert("backlog-payments"))).isFalse();
    }

    @Test
    void takesRulesThatFitAPattern() {
        AlertSelection selection = ALL.ofRule(matching("backlog-*"));

        assertThat(selection.matches(alert("backlog-payments"))).isTrue();
        assertThat(selection.matches(alert("broker-down"))).isFalse();
    }

    @Test
    void takesAlertsThatMeetAllConditions() {
        AlertSelection selection =
                ALL.ofRule("backlog").where("topic", matching("pay*")).where("group", "billing");

        assertThat(selection.matches(alert("backlog", "topic", "payments", "group", "billing")))
                .isTrue();
        assertThat(selection.matches(alert("other", "topic", "payments", "group", "billing")))
                .isFalse();
        assertThat(selection.matches(alert("backlog", "topic", "orders", "group", "billing")))
                .isFalse();
        assertThat(selection.matches(alert("backlog", "topic", "payments", "group", "audit")))
                .isFalse();
    }

    @Test
    void leavesWhatIsExcluded() {
        AlertSelection selection = ALL.whereNot("topic", "a").whereNot("group", matching("test-*"));

        assertThat(selection.matches(alert("r", "topic", "b", "group", "billing")))
                .isTrue();
        assertThat(selection.matches(alert("r", "topic", "a", "group", "billing")))
                .isFalse();
        assertThat(selection.matches(alert("r", "topic", "b", "group", "test-1")))
                .isFalse();
    }

    @Test
    void takesALabelThatIsMissingForTheEmptyText() {
        assertThat(ALL.where("owner", "").matches(alert("r", "topic", "a"))).isTrue();
        assertThat(ALL.where("owner", "").matches(alert("r", "owner", "a"))).isFalse();
        assertThat(ALL.where("owner", matching("*")).matches(alert("r"))).isTrue();
        assertThat(ALL.where("owner", matching("?*")).matches(alert("r"))).isFalse();
        assertThat(ALL.whereNot("owner", "a").matches(alert("r"))).isTrue();
    }

    @Test
    void looksAtTheLabelsOfTheHostAfterThoseOfTheSubject() {
        Alert alert = firing("r", "topic", "a")
                .hostLabels(Labels.of("owner", "team-a", "topic", "b"))
                .build();

        assertThat(ALL.where("owner", "team-a").matches(alert)).isTrue();
        assertThat(ALL.where("owner", "team-b").matches(alert)).isFalse();
        assertThat(ALL.where("topic", "a").matches(alert)).isTrue();
        assertThat(ALL.where("topic", "b").matches(alert)).isFalse();
    }

    @Test
    void takesAlertsThatAreAtLeastAsSevere() {
        AlertSelection selection = ALL.atLeast(Severity.WARNING);

        assertThat(selection.matches(critical("r"))).isTrue();
        assertThat(selection.matches(alert("r"))).isTrue();
        assertThat(selection.matches(firing("r").severity(Severity.INFO).build()))
                .isFalse();
    }

    @Test
    void takesTheAlertOfOneIncident() {
        Alert alert = alert("r", "topic", "a");
        Alert later = alert.toBuilder().since(TestAlerts.SINCE.plusSeconds(1)).build();

        AlertSelection selection = ALL.onIncident(alert.incident());

        assertThat(selection.matches(alert)).isTrue();
        assertThat(selection.matches(later)).isFalse();
    }

    @Test
    void knowsWhetherItLeavesAnything() {
        assertThat(ALL.isEverything()).isTrue();
        assertThat(ALL.atLeast(Severity.INFO).isEverything()).isTrue();
        assertThat(ALL.where("topic", matching("**")).ofRule(matching("*")).isEverything())
                .isTrue();
        assertThat(ALL.atLeast(Severity.WARNING).isEverything()).isFalse();
        assertThat(ALL.where("topic", matching("")).isEverything()).isFalse();
        assertThat(ALL.whereNot("topic", matching("*")).isEverything()).isFalse();
        assertThat(ALL.where("topic", matching("*")).ofRule("a").isEverything()).isFalse();
        assertThat(ALL.onIncident("i").isEverything()).isFalse();
    }

    @Test
    void readsAsASentence() {
        AlertSelection selection = ALL.ofRule(matching("backlog-*"))
                .where("topic", matching("payments-*"))
                .whereNot("owner", anyOf("team b", "a"))
                .where("group", "x'y")
                .where("client", not(not(matching("1"))))
                .onIncident("0f-12")
                .atLeast(Severity.CRITICAL);

        assertThat(selection.toText())
                .isEqualTo("rule backlog-*, topic payments-*, owner not a|'team b', group 'x\\'y', client like '1',"
                        + " incident 0f-12, at least CRITICAL");
    }

    @Test
    void isEqualToOneThatIsWrittenAlike() {
        assertThat(ALL.where("a", anyOf("x", "y")))
                .isEqualTo(ALL.where("a", anyOf("y", "x")))
                .hasSameHashCodeAs(ALL.where("a", anyOf("y", "x")))
                .isNotEqualTo(ALL.where("a", "x"));
        assertThat(ALL.where("a", "x")).isNotEqualTo(ALL.where("a", "y"));
    }

    @Test
    void staysAsItIsWhenItIsNarrowed() {
        AlertSelection selection = ALL.ofRule("a");
        selection.where("topic", "b");

        assertThat(selection).hasToString("rule a");
    }

    @Test
    void refusesConditionsThatMakeNoSense() {
        assertThatThrownBy(() -> ALL.where("topic", anyOf()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A list of values is empty and takes nothing; name at least one value");
        assertThatThrownBy(() -> ALL.whereNot("topic", anyOf())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ALL.where("", "a")).hasMessage("A label name is empty; give it a name");
        assertThatThrownBy(() -> ALL.onIncident(" "))
                .hasMessage("An incident is ' '; give the incident of an alert, see Alert.incident()");
    }

    @Test
    void refusesMoreThanCanBeKept() {
        String[] many = IntStream.range(0, 7_000).mapToObj(i -> "topic-" + i).toArray(String[]::new);

        assertThatThrownBy(() -> ALL.where("topic", anyOf(many)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 75895 characters; give at most 60000");
    }
}

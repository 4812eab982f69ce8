package io.kafkamonitor.telling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.alert.Severity;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RouteTest {

    private static final AlertSelection PAYMENTS = AlertSelection.all().where("topic", "payments");

    @Test
    void readsAsASentence() {
        assertThat(Route.to("mail")).hasToString("to 'mail' of everything");
        assertThat(Route.to("mail").recipients("a", "b").of(PAYMENTS))
                .hasToString("to 'mail' for 'a', 'b' of topic payments");
        assertThat(Route.toNobody().of(PAYMENTS)).hasToString("to nobody of topic payments");
    }

    @Test
    void staysAsItIsWhenItIsNarrowed() {
        Route route = Route.to("mail");
        route.recipients("a").of(PAYMENTS).withoutReminders();

        assertThat(route.recipients()).isEmpty();
        assertThat(route.selection()).isEqualTo(AlertSelection.all());
        assertThat(route.manner()).isEqualTo(Manner.DEFAULT);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> Route.to(" ")).hasMessage("A route is to notifier ' '; name a notifier");
        assertThatThrownBy(() -> Route.to("mail").recipients(new String[0]))
                .hasMessage("A route to 'mail' names no recipient; name one, or leave recipients() out for all");
        assertThatThrownBy(() -> Route.to("mail").recipients("a", "a"))
                .hasMessage("A route to 'mail' names recipient 'a' twice; name it once");
        assertThatThrownBy(() -> Route.to("mail").recipients(""))
                .hasMessage("A route to 'mail' names recipient ''; give it a name");
        assertThatThrownBy(() -> Route.toNobody().recipients("a"))
                .hasMessage("A route to nobody names recipients; begin it with Route.to(notifier)");
        assertThatThrownBy(() ->
                        Route.to("mail").of(PAYMENTS).of(AlertSelection.all().atLeast(Severity.CRITICAL)))
                .hasMessage(
                        "Route 'to 'mail' of topic payments' is also of 'at least CRITICAL'; make a route of each, for"
                                + " routes add up");
        assertThatThrownBy(() -> Route.to("mail").of(AlertSelection.all().onIncident("0f-1")))
                .hasMessage("A route is of 'incident 0f-1', and no incident comes back; name a rule, a label or a"
                        + " severity, or make a silence");
        assertThatThrownBy(() -> Route.to("mail").remindingEvery(Duration.ofSeconds(59), Duration.ofHours(1)))
                .hasMessage("The time between reminders is 'PT59S'; give at least a minute");
        assertThatThrownBy(() -> Route.to("mail").remindingEvery(Duration.ofHours(1), Duration.ofDays(366)))
                .hasMessageContaining("give a duration of at most 365 days");
    }
}

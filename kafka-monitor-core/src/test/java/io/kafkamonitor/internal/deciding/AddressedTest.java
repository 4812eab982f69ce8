package io.kafkamonitor.internal.deciding;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.telling.Acknowledgement;
import io.kafkamonitor.telling.AlertSelection;
import io.kafkamonitor.telling.Route;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a message says of itself: what its thread is about, why it was sent, and when the next one comes. */
class AddressedTest {

    private static List<String> titles(Desk desk) {
        return desk.sent.stream().map(Notification::title).toList();
    }

    @Test
    void aThreadIsAboutTheAlertThatBeganIt() {
        var desk = new Desk().fires("a").pass(ofMinutes(5)).fires("b").pass(ofMinutes(5));
        desk.ends("a").pass(ofMinutes(20)).ends("b").pass(ofMinutes(30));

        assertThat(desk.sent).hasSizeGreaterThan(2);
        assertThat(titles(desk)).containsOnly("backlog, name a");
    }

    @Test
    void aThreadThatSeveralBeganIsAboutTheirRule() {
        var desk = new Desk().fires("a").fires("b").pass(ofMinutes(5));

        assertThat(titles(desk)).containsExactly("backlog");
    }

    @Test
    void theNextThreadHasATitleOfItsOwn() {
        var desk = new Desk().fires("a").pass(ofMinutes(5)).ends("a").pass(ofHours(1));
        desk.fires("b").pass(ofMinutes(5));

        assertThat(titles(desk)).containsExactly("backlog, name a", "backlog, name a", "backlog, name b");
    }

    @Test
    void saysByWhichRouteAndWhenItReminds() {
        var desk = new Desk()
                .route(Route.to("mail")
                        .of(AlertSelection.all().where("name", "a"))
                        .remindingEvery(ofMinutes(30), ofHours(2)));

        desk.fires("a").pass(ofMinutes(1));

        assertThat(desk.sent.get(0).reason()).isEqualTo("by the route to 'mail' of name a");
        assertThat(desk.sent.get(0).reminder()).contains(ofHours(2));
    }

    @Test
    void announcesNoReminderOfWhatSomebodyIsOn() {
        var desk = new Desk().fires("a", Severity.CRITICAL).pass(ofMinutes(1));
        desk.says(standing -> standing.acknowledge(
                Acknowledgement.of(desk.alert("a"), desk.now().wall()).by("ann").build()));

        desk.fires("b").pass(ofMinutes(5));

        assertThat(desk.sent).hasSize(2);
        assertThat(desk.sent.get(0).reminder()).contains(ofHours(1));
        assertThat(desk.sent.get(1).reminder()).as("of the other one").contains(ofHours(4));
    }

    @Test
    void saysNothingOfRoutesWhereThereAreNoneAndNothingOfRemindersWhereAllIsOver() {
        var desk = new Desk().fires("a").pass(ofMinutes(1)).ends("a").pass(ofMinutes(30));

        assertThat(desk.sent).hasSize(2);
        assertThat(desk.sent.get(0).reason()).isEmpty();
        assertThat(desk.sent.get(0).reminder()).contains(ofHours(4));
        assertThat(desk.sent.get(1).reminder()).isEmpty();
    }
}

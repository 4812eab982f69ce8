package io.kafkamonitor.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.internal.deciding.Desk;
import io.kafkamonitor.internal.deciding.State;
import io.kafkamonitor.state.StateChanges;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StateFormTest {

    private final State state = SampleState.state();

    @Test
    void theSampleHasSomethingOfEverything() {
        assertThat(state.groups()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(state.incidents())
                .anyMatch(incident -> !incident.knowledge().byRecipient().isEmpty());
        assertThat(state.incidents()).anyMatch(incident -> !incident.explained().isNot());
        assertThat(state.incidents()).anyMatch(incident -> incident.flaps().isFlapping());
        assertThat(state.conversations()).isNotEmpty();
        assertThat(state.contacts().values()).anyMatch(contact -> contact.refusals() > 0);
        assertThat(state.underWay()).isNotEmpty();
        assertThat(state.silences()).isNotEmpty();
        assertThat(state.acknowledgements()).isNotEmpty();
    }

    @Test
    void readsWhatItHasWritten() {
        Map<String, byte[]> written = StateForm.write(state);

        StateForm.Loaded loaded = StateForm.read(written, "other origin");

        assertThat(loaded.problems()).isEmpty();
        assertThat(loaded.state().origin()).isEqualTo(state.origin());
        assertThat(loaded.state().letters()).isEqualTo(state.letters());
        assertThat(loaded.state().conversations()).isEqualTo(state.conversations());
        assertThat(loaded.state().contacts()).isEqualTo(state.contacts());
        assertThat(loaded.state().underWay()).isEqualTo(state.underWay());
        assertThat(StateForm.write(loaded.state())).containsExactlyInAnyOrderEntriesOf(written);
    }

    @Test
    void keepsToTheLimitsOfAStore() {
        StateChanges.check(new HashMap<>(StateForm.write(state)));
    }

    @Test
    void leavesOutWhatIsDamagedAndSaysSo() {
        Map<String, byte[]> written = StateForm.write(state);
        int incidents = (int) state.incidents().count();
        String key = written.keySet().stream()
                .filter(name -> name.startsWith("incident/"))
                .findFirst()
                .orElseThrow();
        byte[] value = written.get(key);
        for (int length = 0; length < value.length; length++) {
            var damaged = new HashMap<>(written);
            damaged.put(key, java.util.Arrays.copyOf(value, length));

            StateForm.Loaded loaded = StateForm.read(damaged, "");

            assertThat(loaded.problems()).singleElement().asString().contains(key);
            assertThat(loaded.state().incidents()).hasSize(incidents - 1);
        }
    }

    @Test
    void saysOfAValueFromALaterVersionThatItIsOne() {
        Map<String, byte[]> written = StateForm.write(state);
        byte[] monitor = written.get("monitor").clone();
        monitor[0] = 99;
        written.put("monitor", monitor);

        assertThat(StateForm.read(written, "").problems())
                .singleElement()
                .asString()
                .contains("version 99");
    }

    @Test
    void differencesAddUpToTheState() {
        Desk desk = SampleState.desk();
        State before = State.empty("");
        var kept = new HashMap<String, byte[]>();
        for (int i = 0; i < 50; i++) {
            State after = desk.state();
            apply(StateDifference.between(before, after), kept);
            before = after;
            assertThat(StateForm.read(kept, "").state().alerts()).hasSameSizeAs(after.alerts());
            if (i == 10) {
                desk.arrive("mail");
                desk.free();
            }
            if (i == 20) {
                desk.ends("a").ends("down").ends("effect:e").ends("urgent:u");
            }
            desk.pass(Duration.ofMinutes(30));
        }

        assertThat(kept).containsExactlyInAnyOrderEntriesOf(StateForm.write(before));
    }

    private static void apply(Map<String, byte @Nullable []> changes, Map<String, byte[]> kept) {
        changes.forEach((key, value) -> {
            if (value == null) {
                kept.remove(key);
            } else {
                kept.put(key, value);
            }
        });
    }

    @Test
    void whatOnlyShowsAnotherValueIsNotWrittenAgain() {
        var desk = new Desk();
        desk.finds("a", finding -> finding.withValue(1, io.kafkamonitor.metric.Unit.COUNT))
                .pass(Duration.ofMinutes(1));
        State before = desk.state();

        desk.finds("a", finding -> finding.withValue(0.5, io.kafkamonitor.metric.Unit.COUNT))
                .pass(Duration.ofMinutes(1));

        assertThat(desk.state().alerts().get(0).value()).hasValue(0.5);
        assertThat(StateDifference.between(before, desk.state())).isEmpty();
    }

    @Test
    void nothingIsWrittenWhileNothingHappens() {
        var desk = new Desk().fires("a").pass(Duration.ofMinutes(5));
        State before = desk.state();

        desk.pass(Duration.ofMinutes(5));

        assertThat(desk.state()).isSameAs(before);
    }
}

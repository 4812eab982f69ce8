package io.kafkamonitor.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.internal.deciding.Desk;
import io.kafkamonitor.internal.deciding.Incident;
import io.kafkamonitor.internal.deciding.Past;
import io.kafkamonitor.internal.deciding.Recipient;
import io.kafkamonitor.internal.deciding.State;
import io.kafkamonitor.internal.state.file.FileStateStore;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every version of the monitor reads what earlier ones kept. {@link SampleState#main} has written each file once; it is
 * never written again, another form gets a file of its own.
 */
class KeptStateTest {

    @TempDir
    private Path directory;

    private State kept(String name) throws Exception {
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream("/state/" + name))) {
            Files.copy(file, directory.resolve("state.log"));
        }
        try (var store = new FileStateStore(directory, "sample")) {
            StateForm.Loaded loaded = StateForm.read(store.load(), "");
            assertThat(loaded.problems()).isEmpty();
            return loaded.state();
        }
    }

    private static Incident incident(State state, String name) {
        return state.incidents()
                .filter(incident -> Desk.name(incident.alert()).equals(name))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"monitor-1.log", "monitor-2.log", "monitor-3.log", "monitor-4.log", "monitor-5.log"})
    void isReadInFull(String file) throws Exception {
        State state = kept(file);

        Incident a = incident(state, "a");
        assertThat(a.alert().state()).isEqualTo(AlertState.FIRING);
        assertThat(a.alert().summary()).isEqualTo("billing is 52,417 behind on ordërs");
        assertThat(a.alert().worst()).hasValue(52_417);
        assertThat(a.alert().ending()).isEqualTo(file.compareTo("monitor-3") < 0 ? "" : "well again");
        assertThat(a.alert().command()).isEqualTo(file.compareTo("monitor-4") < 0 ? "" : SampleState.COMMAND);
        assertThat(a.alert().earlier().isPresent()).isEqualTo(file.compareTo("monitor-4") > 0);
        assertThat(state.pasts().isEmpty()).isEqualTo(file.compareTo("monitor-4") < 0);
        assertThat(state.pasts().values().stream().map(Past::rule).distinct())
                .isSubsetOf(file.compareTo("monitor-5") < 0 ? List.of("") : List.of("backlog", "slow"));
        assertThat(state.summaries().isEmpty()).isEqualTo(file.compareTo("monitor-5") < 0);
        assertThat(state.begun() == null).isEqualTo(file.compareTo("monitor-4") < 0);
        assertThat(a.alert().evidenceCount()).isEqualTo(12);
        assertThat(a.alert().involved()).containsExactlyInAnyOrder("1", "2");
        assertThat(a.knowledge().byRecipient()).containsOnlyKeys(new Recipient("mail", "ann@example.com"));
        assertThat(incident(state, "slow:late").life().breachedFor()).isPositive();
        assertThat(incident(state, "flaps").flaps().isFlapping()).isTrue();
        assertThat(incident(state, "effect:e").explained().isNot()).isFalse();
        assertThat(state.underWay()).containsOnlyKeys("mail");
        assertThat(state.silences()).containsOnlyKeys("silence-1", "silence-2");
        assertThat(state.acknowledgements().values())
                .singleElement()
                .satisfies(given -> assertThat(given.by()).isEqualTo("bob"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"monitor-1.log", "monitor-2.log", "monitor-3.log", "monitor-4.log", "monitor-5.log"})
    void isGoneOnWith(String file) throws Exception {
        Desk desk = SampleState.desk().resume(kept(file));
        int before = desk.said().size();

        desk.ends("a").free().pass(Duration.ofMinutes(30));

        List<String> said = desk.saidSince(before);
        assertThat(said).anyMatch(word -> word.contains("ann@example.com") && word.contains("-a"));
        assertThat(said).noneMatch(word -> word.contains("+down"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"monitor-1.log", "monitor-2.log", "monitor-3.log", "monitor-4.log", "monitor-5.log"})
    void isOfTheFormThatIsWrittenNow(String file) throws Exception {
        State state = kept(file);

        assertThat(state.alerts())
                .extracting(Alert::id)
                .containsExactlyInAnyOrderElementsOf(
                        SampleState.state().alerts().stream().map(Alert::id).toList());
    }
}

package io.kafkamonitor.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kafkamonitor.state.StateHeldException;
import io.kafkamonitor.state.StateStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What every {@link StateStore} keeps to. The test class of a store implements this interface, and JUnit runs these tests
 * with its own.
 */
public interface StateStoreContract {

    /**
     * A new store, not yet loaded, on the place of this test: at first nothing is there, and a store that is made later in
     * the same test finds what an earlier one kept. The contract closes it, and has closed the earlier ones.
     */
    StateStore openStore() throws Exception;

    /**
     * A new store on a place that somebody else holds. Empty, the default, if a place cannot be held: the test of it is then
     * skipped.
     */
    default Optional<StateStore> heldStore() throws Exception {
        return Optional.empty();
    }

    @Test
    default void beginsWithNothing() throws Exception {
        assertThat(kept()).isEmpty();
    }

    @Test
    default void keepsWhatWasCommitted() throws Exception {
        commit(Map.of("alert/a", bytes("one"), "alert/b", bytes("two")));
        commit(Map.of("alert/c", bytes("three")));

        assertThat(kept())
                .containsOnly(Map.entry("alert/a", "one"), Map.entry("alert/b", "two"), Map.entry("alert/c", "three"));
    }

    @Test
    default void keepsTheLastValueOfAKey() throws Exception {
        try (StateStore store = openStore()) {
            store.load();
            store.commit(Map.of("alert/a", bytes("one")));
            store.commit(Map.of("alert/a", bytes("two, and longer")));
            store.commit(Map.of("alert/a", bytes("three")));
        }

        assertThat(kept()).containsOnly(Map.entry("alert/a", "three"));
    }

    @Test
    default void removesWhatIsNullWhetherItIsThereOrNot() throws Exception {
        commit(Map.of("alert/a", bytes("one"), "alert/b", bytes("two")));
        var changes = new HashMap<String, byte @Nullable []>();
        changes.put("alert/a", null);
        changes.put("never-there", null);
        commit(changes);

        assertThat(kept()).containsOnly(Map.entry("alert/b", "two"));
    }

    @Test
    default void takesUpAKeyAgainThatWasRemoved() throws Exception {
        var removal = new HashMap<String, byte @Nullable []>();
        removal.put("alert/a", null);
        try (StateStore store = openStore()) {
            store.load();
            store.commit(Map.of("alert/a", bytes("one")));
            store.commit(removal);
            store.commit(Map.of("alert/a", bytes("two")));
        }

        assertThat(kept()).containsOnly(Map.entry("alert/a", "two"));
    }

    @Test
    default void doesNothingForACommitWithoutChanges() throws Exception {
        commit(Map.of());

        assertThat(kept()).isEmpty();
    }

    @Test
    default void keepsAnEmptyValueAndTellsItFromNone() throws Exception {
        commit(Map.of("empty", new byte[0]));

        assertThat(kept()).containsOnly(Map.entry("empty", ""));
    }

    @Test
    default void keepsTheLongestKeyTheLargestValueAndEveryByte() throws Exception {
        String longest = "\u00e4".repeat(StateStore.LONGEST_KEY / 2);
        byte[] largest = new byte[StateStore.LONGEST_VALUE];
        for (int i = 0; i < largest.length; i++) {
            largest[i] = (byte) (i * 31 + i / 256);
        }
        commit(Map.of(longest, largest, "\ud83d\ude00 {topic=a/b}, '\"\\", bytes("x")));

        try (StateStore store = openStore()) {
            Map<String, byte[]> loaded = store.load();

            assertThat(loaded).containsOnlyKeys(longest, "\ud83d\ude00 {topic=a/b}, '\"\\");
            assertThat(loaded.get(longest)).isEqualTo(largest);
        }
    }

    @Test
    default void refusesAKeyThatIsEmptyOrTooLongAndThenKeepsNothing() throws Exception {
        refuses("", bytes("x"));
        refuses("k".repeat(StateStore.LONGEST_KEY + 1), bytes("x"));
        refuses("k".repeat(StateStore.LONGEST_KEY * 1000), bytes("x"));
    }

    @Test
    default void refusesAKeyThatIsNoCleanTextAndThenKeepsNothing() throws Exception {
        refuses("half \ud83d", bytes("x"));
        refuses("line\nbreak", bytes("x"));
        refuses("nul\u0000", bytes("x"));
    }

    @Test
    default void countsTheBytesOfAKeyAndNotItsCharacters() throws Exception {
        refuses("\u00e4".repeat(StateStore.LONGEST_KEY / 2 + 1), bytes("x"));
    }

    @Test
    default void refusesAValueThatIsTooLargeAndThenKeepsNothing() throws Exception {
        refuses("large", new byte[StateStore.LONGEST_VALUE + 1]);
    }

    private void refuses(String key, byte[] value) throws Exception {
        try (StateStore store = openStore()) {
            store.load();
            assertThatThrownBy(() -> store.commit(Map.of("good", bytes("x"), key, value, "also good", bytes("x"))))
                    .isInstanceOf(IllegalArgumentException.class);
            store.commit(Map.of("after", bytes("x")));
        }

        assertThat(kept()).containsOnlyKeys("after");
    }

    @Test
    default void sharesNoArrayWithItsCaller() throws Exception {
        byte[] value = bytes("one");
        try (StateStore store = openStore()) {
            store.load().put("mine", bytes("x"));
            store.commit(Map.of("alert/a", value));
            value[0] = 'X';
            store.commit(Map.of("alert/b", bytes("two")));
        }

        assertThat(kept()).containsOnly(Map.entry("alert/a", "one"), Map.entry("alert/b", "two"));
    }

    @Test
    default void isCalledByOneThreadAfterTheOther() throws Exception {
        try (StateStore store = openStore()) {
            BackgroundCall.start(store::load).result(Duration.ofMinutes(1));
            for (String key : new String[] {"a", "b", "c"}) {
                BackgroundCall.start(() -> {
                            store.commit(Map.of(key, bytes(key)));
                            return key;
                        })
                        .result(Duration.ofMinutes(1));
            }
        }

        assertThat(kept()).containsOnlyKeys("a", "b", "c");
    }

    @Test
    default void worksAfterACommitWhoseThreadWasInterrupted() throws Exception {
        try (StateStore store = openStore()) {
            store.load();
            store.commit(Map.of("before", bytes("x")));
            commitInterrupted(store);
            store.commit(Map.of("after", bytes("x")));
        }

        assertThat(kept()).containsKeys("before", "after");
    }

    private static void commitInterrupted(StateStore store) {
        Thread.currentThread().interrupt();
        try {
            store.commit(Map.of("interrupted", bytes("x")));
        } catch (Exception e) {
            // allowed: then nobody knows whether it is kept
            assertThat(e).isNotInstanceOf(IllegalStateException.class);
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    default void commitsNothingBeforeItIsLoadedAndAfterItIsClosed() throws Exception {
        StateStore store = openStore();
        assertThatThrownBy(() -> store.commit(Map.of("early", bytes("x")))).isInstanceOf(IllegalStateException.class);
        store.load();
        store.close();
        assertThatThrownBy(() -> store.commit(Map.of("late", bytes("x")))).isInstanceOf(IllegalStateException.class);

        assertThat(kept()).isEmpty();
    }

    @Test
    default void closesTwiceAndWithoutALoad() throws Exception {
        StateStore unused = openStore();
        unused.close();
        unused.close();

        StateStore used = openStore();
        used.load();
        used.close();
        used.close();
    }

    @Test
    default void saysWhoHoldsItInsteadOfLoading() throws Exception {
        Optional<StateStore> held = heldStore();
        assumeTrue(held.isPresent(), "heldStore() gives no store");
        try (StateStore store = held.get()) {
            assertThatThrownBy(store::load)
                    .isInstanceOf(StateHeldException.class)
                    .hasMessageMatching("(?s).{10,}");
        }
    }

    private void commit(Map<String, byte @Nullable []> changes) throws Exception {
        try (StateStore store = openStore()) {
            store.load();
            store.commit(changes);
        }
    }

    private Map<String, String> kept() throws Exception {
        try (StateStore store = openStore()) {
            var texts = new HashMap<String, String>();
            store.load().forEach((key, value) -> texts.put(key, new String(value, UTF_8)));
            return texts;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}

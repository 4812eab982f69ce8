package io.kafkamonitor.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kafkamonitor.state.StateHeldException;
import io.kafkamonitor.state.StateStore;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InMemoryStateStoreTest implements StateStoreContract {

    private static final byte[] VALUE = "x".getBytes(UTF_8);

    private InMemoryStateStore store = new InMemoryStateStore();

    @Override
    public StateStore openStore() {
        store = store.restarted();
        return store;
    }

    @Override
    public Optional<StateStore> heldStore() {
        return Optional.of(new InMemoryStateStore().failingToLoad(new StateHeldException("process 1 holds it")));
    }

    @Test
    void losesWhatItFailsToCommit() throws Exception {
        store.load();
        store.failing();

        assertThatThrownBy(() -> store.commit(Map.of("a", VALUE))).isInstanceOf(IOException.class);

        store.working().commit(Map.of("b", VALUE));
        assertThat(store.contents()).containsOnlyKeys("b");
        assertThat(store.commits()).hasSize(1);
    }

    @Test
    void keepsWhatItFailsToConfirm() throws Exception {
        store.load();
        store.failingAfterKeeping();

        assertThatThrownBy(() -> store.commit(Map.of("a", VALUE))).isInstanceOf(IOException.class);

        assertThat(store.restarted().load()).containsOnlyKeys("a");
    }

    @Test
    void countsItsClosings() {
        store.close();
        store.close();

        assertThat(store.closings()).isEqualTo(2);
    }
}

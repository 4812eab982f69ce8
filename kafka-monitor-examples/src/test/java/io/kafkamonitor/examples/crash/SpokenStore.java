package io.kafkamonitor.examples.crash;

import io.kafkamonitor.state.StateStore;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says before each commit that one begins, so that somebody can end the process in the middle of it. */
final class SpokenStore implements StateStore {

    static final String COMMITS = "commits";

    private final StateStore store;

    SpokenStore(StateStore store) {
        this.store = store;
    }

    @Override
    public Map<String, byte[]> load() throws Exception {
        return store.load();
    }

    @Override
    public void commit(Map<String, byte @Nullable []> changes) throws Exception {
        System.out.println(COMMITS);
        store.commit(changes);
    }

    @Override
    public void close() {
        store.close();
    }
}

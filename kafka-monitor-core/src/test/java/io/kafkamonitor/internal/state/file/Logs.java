package io.kafkamonitor.internal.state.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Logs of some commits, and what is in them after each. */
final class Logs {

    static final String NAME = "state.log";

    private Logs() {}

    /** A log on the disk. */
    static final class Log {

        private final byte[] bytes;
        private final List<Integer> ends;
        private final List<Map<String, String>> states;

        Log(byte[] bytes, List<Integer> ends, List<Map<String, String>> states) {
            this.bytes = bytes;
            this.ends = ends;
            this.states = states;
        }

        byte[] bytes() {
            return bytes;
        }

        List<Integer> ends() {
            return ends;
        }

        /** What a log has that ends here. */
        Map<String, String> stateAt(int size) {
            Map<String, String> state = Map.of();
            for (int i = 0; i < ends.size(); i++) {
                state = ends.get(i) <= size ? states.get(i) : state;
            }
            return state;
        }
    }

    /** Some commits of all kinds: new keys, changed and removed ones, several at once. */
    static Log written(Path directory) throws Exception {
        var ends = new ArrayList<Integer>();
        var states = new ArrayList<Map<String, String>>();
        var state = new TreeMap<String, String>();
        try (var store = new FileStateStore(directory, "test")) {
            store.load();
            for (Map<String, @Nullable String> changes : commits()) {
                store.commit(bytes(changes));
                apply(changes, state);
                ends.add((int) Files.size(directory.resolve(NAME)));
                states.add(Map.copyOf(state));
            }
        }
        return new Log(Files.readAllBytes(directory.resolve(NAME)), ends, states);
    }

    private static List<Map<String, @Nullable String>> commits() {
        var commits = new ArrayList<Map<String, @Nullable String>>();
        for (int i = 0; i < 8; i++) {
            var changes = new TreeMap<String, @Nullable String>();
            changes.put("count", "commit " + i);
            changes.put("alert/" + i % 3, "value ".repeat(i) + i);
            changes.put("alert/" + (i + 1) % 3, null);
            commits.add(changes);
        }
        return commits;
    }

    private static void apply(Map<String, @Nullable String> changes, Map<String, String> state) {
        changes.forEach((key, value) -> {
            if (value == null) {
                state.remove(key);
            } else {
                state.put(key, value);
            }
        });
    }

    private static Map<String, byte @Nullable []> bytes(Map<String, @Nullable String> texts) {
        var bytes = new HashMap<String, byte @Nullable []>();
        texts.forEach((key, value) -> bytes.put(key, value == null ? null : value.getBytes(UTF_8)));
        return bytes;
    }

    static Map<String, String> texts(Map<String, byte[]> bytes) {
        var texts = new HashMap<String, String>();
        bytes.forEach((key, value) -> texts.put(key, new String(value, UTF_8)));
        return texts;
    }
}

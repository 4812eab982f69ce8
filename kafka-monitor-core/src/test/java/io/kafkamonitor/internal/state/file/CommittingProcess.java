package io.kafkamonitor.internal.state.file;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A process of its own that commits in a loop and says after each commit that it has returned. It compacts all the time. Each
 * commit gives all keys the same number.
 */
final class CommittingProcess {

    static final int KEYS = 5;

    private CommittingProcess() {}

    public static void main(String[] arguments) throws Exception {
        try (var store = new FileStateStore(Path.of(arguments[0]), "child", DiskFile::open, 2_000)) {
            long number = numberIn(store.load());
            System.out.println("loaded " + number);
            while (true) {
                number++;
                store.commit(changes(number));
                System.out.println("committed " + number);
            }
        }
    }

    private static Map<String, byte[]> changes(long number) {
        var changes = new HashMap<String, byte[]>();
        for (int i = 0; i < KEYS; i++) {
            byte[] value = new byte[Long.BYTES + (int) (number * (i + 3) % 150)];
            ByteBuffer.wrap(value).putLong(number);
            changes.put("key-" + i, value);
        }
        return changes;
    }

    /**
     * The number that all keys have.
     *
     * @throws IllegalStateException if they do not have the same
     */
    static long numberIn(Map<String, byte[]> entries) {
        long[] numbers = entries.values().stream()
                .mapToLong(value -> ByteBuffer.wrap(value).getLong())
                .distinct()
                .toArray();
        if (numbers.length > 1 || (numbers.length == 1 && entries.size() != KEYS)) {
            throw new IllegalStateException("A commit is kept in part: " + entries.keySet());
        }
        return numbers.length == 0 ? 0 : numbers[0];
    }
}

package io.kafkamonitor.state;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks changes before they are committed; each store calls it first, so that all of them refuse the same. */
public final class StateChanges {

    private StateChanges() {}

    /**
     * Checks each key and each value.
     *
     * @throws IllegalArgumentException if one is not allowed; it names the key, and says nothing of the value but its size
     */
    public static void check(Map<String, byte @Nullable []> changes) {
        changes.forEach(StateChanges::check);
    }

    private static void check(String key, byte @Nullable [] value) {
        keyBytes(key);
        if (value != null && value.length > StateStore.LONGEST_VALUE) {
            throw new IllegalArgumentException("The value of key '" + key + "' has " + value.length
                    + " bytes; a value may have " + StateStore.LONGEST_VALUE + " at most");
        }
    }

    /**
     * A key in UTF-8.
     *
     * @throws IllegalArgumentException if the key is empty, too long, or has control characters or half a character
     */
    public static byte[] keyBytes(String key) {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("A key is empty; give it 1 to " + StateStore.LONGEST_KEY + " bytes");
        }
        for (int i = 0; i < key.length(); i++) {
            if (Character.isISOControl(key.charAt(i))) {
                throw new IllegalArgumentException("Key '" + visible(key) + "' has a control character; leave it out");
            }
        }
        byte[] bytes = encoded(key);
        if (bytes.length > StateStore.LONGEST_KEY) {
            throw new IllegalArgumentException("Key '" + key + "' has " + bytes.length
                    + " bytes in UTF-8; a key may have " + StateStore.LONGEST_KEY + " at most");
        }
        return bytes;
    }

    private static byte[] encoded(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        if (!new String(bytes, StandardCharsets.UTF_8).equals(key)) {
            throw new IllegalArgumentException(
                    "Key '" + key + "' has half of a surrogate pair, which UTF-8 cannot say; leave it out");
        }
        return bytes;
    }

    private static String visible(String key) {
        return key.codePoints()
                .map(character -> Character.isISOControl(character) ? '?' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

package io.kafkamonitor.metric;

import io.kafkamonitor.bounds.Bounded;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Bounds the values of labels. A group or a client may choose a name of any length, and others must not suffer from it. */
final class LabelValue {

    static final int LONGEST = 1_000;

    private static final int BYTES_OF_DIGEST = 8;

    private LabelValue() {}

    /** The value itself, or its beginning and a digest of the whole. */
    static String bounded(String value) {
        return value.length() <= LONGEST ? value : withDigest(value);
    }

    private static String withDigest(String value) {
        String digest = "(" + digest(value) + ")";
        return Bounded.shortened(value, LONGEST - digest.length()) + digest;
    }

    private static String digest(String value) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES_OF_DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM has no SHA-256, which every JVM must have", e);
        }
    }
}

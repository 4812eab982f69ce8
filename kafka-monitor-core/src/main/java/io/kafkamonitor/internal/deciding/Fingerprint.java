package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.metric.Labels;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The identity of an alert: the first 128 bits of the SHA-256 of monitor, rule and subject, each string behind its
 * length, so that no two subjects share one and every JVM computes the same.
 */
public final class Fingerprint {

    private static final int BYTES = 16;

    private Fingerprint() {}

    static String of(String monitor, String rule, Labels subject) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            write(out, monitor);
            write(out, rule);
            for (int i = 0; i < subject.size(); i++) {
                write(out, subject.name(i));
                write(out, subject.value(i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return HexFormat.of().formatHex(sha256(bytes.toByteArray()), 0, BYTES);
    }

    /** The identity of a list of texts. */
    public static String of(List<String> texts) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            for (String text : texts) {
                write(out, text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return HexFormat.of().formatHex(sha256(bytes.toByteArray()), 0, BYTES);
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM has no SHA-256, which every JVM must have", e);
        }
    }
}

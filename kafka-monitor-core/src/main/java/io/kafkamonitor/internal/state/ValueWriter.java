package io.kafkamonitor.internal.state;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes one value of the state as bytes, the version of its form first. */
final class ValueWriter {

    /** The form that is written; every earlier one can be read. */
    static final int VERSION = 1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final DataOutputStream out = new DataOutputStream(bytes);

    ValueWriter() {
        number(VERSION);
    }

    ValueWriter number(long number) {
        return write(() -> {
            long left = number;
            while ((left & ~0x7FL) != 0) {
                out.writeByte((int) ((left & 0x7F) | 0x80));
                left >>>= 7;
            }
            out.writeByte((int) left);
        });
    }

    ValueWriter real(double real) {
        return write(() -> out.writeDouble(real));
    }

    ValueWriter flag(boolean flag) {
        return write(() -> out.writeBoolean(flag));
    }

    ValueWriter text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        return write(() -> out.write(encoded));
    }

    /** What another writer has written. */
    ValueWriter raw(byte[] written) {
        return write(() -> out.write(written));
    }

    ValueWriter name(Enum<?> constant) {
        return text(constant.name());
    }

    ValueWriter duration(Duration duration) {
        return write(() -> {
            out.writeLong(duration.getSeconds());
            out.writeInt(duration.getNano());
        });
    }

    ValueWriter instant(Instant instant) {
        return write(() -> {
            out.writeLong(instant.getEpochSecond());
            out.writeInt(instant.getNano());
        });
    }

    ValueWriter labels(Labels labels) {
        number(labels.size());
        for (int i = 0; i < labels.size(); i++) {
            text(labels.name(i)).text(labels.value(i));
        }
        return this;
    }

    ValueWriter unit(Unit unit) {
        return text(unit.symbol());
    }

    <T> ValueWriter optional(@Nullable T value, Consumer<T> writing) {
        flag(value != null);
        if (value != null) {
            writing.accept(value);
        }
        return this;
    }

    <T> ValueWriter all(Collection<T> values, Consumer<T> writing) {
        number(values.size());
        values.forEach(writing);
        return this;
    }

    int size() {
        return bytes.size();
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    private ValueWriter write(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return this;
    }

    @FunctionalInterface
    private interface Writing {

        void run() throws IOException;
    }
}

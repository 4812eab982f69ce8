package io.kafkamonitor.internal.state;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes one value of the state as bytes, the version of its form first. */
final class ValueWriter {

    /** The form that is written; every earlier one can be read. */
    static final int VERSION = 5;

    private byte[] bytes = new byte[512];
    private int size;

    ValueWriter() {
        number(VERSION);
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }

    ValueWriter number(long number) {
        room(10);
        long left = number;
        while ((left & ~0x7FL) != 0) {
            bytes[size++] = (byte) ((left & 0x7F) | 0x80);
            left >>>= 7;
        }
        bytes[size++] = (byte) left;
        return this;
    }

    private void fixed(long number, int count) {
        room(count);
        for (int shift = 8 * (count - 1); shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (number >>> shift);
        }
    }

    ValueWriter real(double real) {
        fixed(Double.doubleToLongBits(real), Long.BYTES);
        return this;
    }

    ValueWriter flag(boolean flag) {
        fixed(flag ? 1 : 0, 1);
        return this;
    }

    ValueWriter text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        return raw(encoded);
    }

    /** What another writer has written. */
    ValueWriter raw(byte[] written) {
        room(written.length);
        System.arraycopy(written, 0, bytes, size, written.length);
        size += written.length;
        return this;
    }

    ValueWriter name(Enum<?> constant) {
        return text(constant.name());
    }

    ValueWriter duration(Duration duration) {
        fixed(duration.getSeconds(), Long.BYTES);
        fixed(duration.getNano(), Integer.BYTES);
        return this;
    }

    ValueWriter instant(Instant instant) {
        fixed(instant.getEpochSecond(), Long.BYTES);
        fixed(instant.getNano(), Integer.BYTES);
        return this;
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
        return size;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }
}

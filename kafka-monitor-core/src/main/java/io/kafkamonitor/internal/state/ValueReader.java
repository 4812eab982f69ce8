package io.kafkamonitor.internal.state;

import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Unit;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ValueWriter} has written. */
final class ValueReader {

    private static final int LONGEST_SYMBOL = 50;

    private final ByteBuffer bytes;
    private long version;

    /** @throws IllegalArgumentException if the bytes are of a later version than this one */
    ValueReader(byte[] value) {
        this.bytes = ByteBuffer.wrap(value);
        version();
    }

    /** The version that stands before what a writer has written. */
    void version() {
        version = number();
        if (version < 1 || version > ValueWriter.VERSION) {
            throw new IllegalArgumentException("It is written in version " + version
                    + " of its form, and this is version " + ValueWriter.VERSION + "; use a newer release");
        }
    }

    long number() {
        long number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = bytes.get();
            number |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("A number has more than 64 bits; the value is damaged");
    }

    int count() {
        long count = number();
        if (count < 0 || count > bytes.remaining()) {
            throw new IllegalArgumentException(
                    "It counts " + count + " parts in " + bytes.remaining() + " bytes; the value is damaged");
        }
        return (int) count;
    }

    double real() {
        return bytes.getDouble();
    }

    /** Whether it was written in a version or a later one. */
    boolean isSince(int least) {
        return version >= least;
    }

    boolean flag() {
        return bytes.get() != 0;
    }

    String text() {
        byte[] encoded = new byte[count()];
        bytes.get(encoded);
        return new String(encoded, StandardCharsets.UTF_8);
    }

    <E extends Enum<E>> E name(Class<E> type) {
        return Enum.valueOf(type, text());
    }

    Duration duration() {
        return Duration.ofSeconds(bytes.getLong(), bytes.getInt());
    }

    Instant instant() {
        return Instant.ofEpochSecond(bytes.getLong(), bytes.getInt());
    }

    Labels labels() {
        String[] namesAndValues = new String[2 * count()];
        for (int i = 0; i < namesAndValues.length; i++) {
            namesAndValues[i] = text();
        }
        return Labels.of(namesAndValues);
    }

    Unit unit() {
        String symbol = text();
        if (symbol.length() > LONGEST_SYMBOL && symbol.endsWith("/s")) {
            return Unit.of(symbol.substring(0, symbol.length() - 2)).perSecond();
        }
        return Unit.of(symbol);
    }

    <T> @Nullable T optional(Supplier<T> reading) {
        return flag() ? reading.get() : null;
    }

    <T> List<T> all(Supplier<T> reading) {
        int count = count();
        var values = new ArrayList<T>(count);
        for (int i = 0; i < count; i++) {
            values.add(reading.get());
        }
        return values;
    }

    /** What to read a value by, with an error that says that it is damaged. */
    static <T> T read(byte[] value, Reading<T> reading) {
        try {
            return reading.of(new ValueReader(value));
        } catch (BufferUnderflowException | NegativeArraySizeException e) {
            throw new IllegalArgumentException("The value ends too soon; it is damaged", e);
        }
    }

    /**
     * How to read a value.
     *
     * @param <T> what it becomes
     */
    @FunctionalInterface
    interface Reading<T> {

        T of(ValueReader reader);
    }
}

package io.kafkamonitor.internal.jmx;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.kafkamonitor.jmx.JmxAddress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Overhears what a registry answers, to tell where it leads to when nothing else can.
 *
 * <p>When RMI takes a stub out of an answer it calls the stub's own host at once, for distributed garbage collection. If
 * that hangs, the look-up does not return, and whoever gives up has only these bytes to say what it was that hung. The
 * form of a stub in them is documented, see {@link ReboundStub}. Safe for use by several threads.
 */
final class RegistryAnswer {

    private static final int LIMIT = 4096;
    private static final String REFERENCE = "UnicastRef";

    private final ByteArrayOutputStream heard = new ByteArrayOutputStream(); // guarded by itself

    /** The same stream, overheard. */
    InputStream listeningTo(InputStream in) {
        return new Tap(in);
    }

    /** Where the stub leads to; empty if none was heard. */
    Optional<JmxAddress> stubAddress() {
        String text;
        synchronized (heard) {
            text = heard.toString(ISO_8859_1);
        }
        int found = text.indexOf(REFERENCE);
        return found < 0 ? Optional.empty() : address(text.substring(found + REFERENCE.length()));
    }

    private static Optional<JmxAddress> address(String behindName) {
        boolean hasFormat = behindName.startsWith("2");
        byte[] bytes = behindName.substring(hasFormat ? 2 : 0).getBytes(ISO_8859_1);
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return Optional.of(new JmxAddress(in.readUTF(), in.readInt()));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // cut short, or something else of that name
        }
    }

    private void hear(byte[] bytes, int from, int length) {
        synchronized (heard) {
            heard.write(bytes, from, Math.min(length, LIMIT - heard.size()));
        }
    }

    private final class Tap extends FilterInputStream {

        Tap(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            if (value >= 0) {
                hear(new byte[] {(byte) value}, 0, 1);
            }
            return value;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = super.read(bytes, from, length);
            if (count > 0) {
                hear(bytes, from, count);
            }
            return count;
        }
    }
}

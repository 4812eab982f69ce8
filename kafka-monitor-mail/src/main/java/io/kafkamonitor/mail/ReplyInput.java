package io.kafkamonitor.mail;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a mail server says, answer by answer and within bounds, for whoever reads it keeps all of an answer. Hands out one
 * line at a time, so that nothing of what follows a line is read before it is asked for. Used by one thread.
 */
final class ReplyInput extends InputStream {

    /** Real answers have at most some dozens. */
    static final int MOST_LINES = 100;
    /** Real answers have some hundred, and a line at most 512. */
    static final int MOST_BYTES = 64 * 1024;

    private final byte[] buffer = new byte[2048];
    private InputStream in;
    private int next;
    private int end;
    private int lines;
    private int bytes;

    ReplyInput(InputStream in) {
        this.in = in;
    }

    /** The next answer begins. */
    void beginReply() {
        lines = 0;
        bytes = 0;
    }

    /** Waits until something can be read, or the end was reached. */
    void await() throws IOException {
        fill();
    }

    /** Whether something was said that nobody has read. */
    boolean isUnread() {
        return next < end;
    }

    /** Reads from elsewhere from now on. */
    void continueWith(InputStream other) {
        in = other;
        next = end;
    }

    private boolean fill() throws IOException {
        if (next < end) {
            return true;
        }
        int read = in.read(buffer, 0, buffer.length);
        next = 0;
        end = Math.max(0, read);
        return read > 0;
    }

    /** The next answer, with a line feed after each line; throws if there is none. */
    String readReply() throws IOException {
        beginReply();
        var lines = new StringBuilder();
        String line;
        do {
            line = readLine();
            lines.append(line).append('\n');
        } while (line.length() > 3 && line.charAt(3) == '-');
        return lines.toString();
    }

    private String readLine() throws IOException {
        var line = new StringBuilder();
        for (int character = read(); character != '\n'; character = read()) {
            if (character < 0) {
                throw new EOFException("the connection ended");
            }
            line.append((char) character);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public int read() throws IOException {
        if (!fill()) {
            return -1;
        }
        if (++bytes > MOST_BYTES || lines >= MOST_LINES) {
            throw new EndlessReplyException();
        }
        byte character = buffer[next++];
        if (character == '\n') {
            lines++;
        }
        return character & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int count = 0;
        int character = read();
        while (character >= 0) {
            to[offset + count++] = (byte) character;
            if (character == '\n' || count == length || !isUnread()) {
                return count;
            }
            character = read();
        }
        return -1;
    }
}

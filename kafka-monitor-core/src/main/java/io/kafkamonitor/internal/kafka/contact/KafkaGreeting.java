package io.kafkamonitor.internal.kafka.contact;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The two requests that a Kafka client begins with, by hand: which requests the server knows, and which brokers there
 * are. The first needs neither a login nor a right, and the server must answer it in the oldest form.
 */
final class KafkaGreeting {

    private static final short API_VERSIONS = 18;
    private static final short METADATA = 3;
    private static final short METADATA_VERSION = 4; // known to all brokers since 0.11
    private static final int CORRELATION = 0x6b6d;
    private static final int LARGEST_ANSWER = 1 << 20;

    private final DataInputStream in;
    private final DataOutputStream out;

    KafkaGreeting(Socket socket) throws IOException {
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
    }

    /** That whoever answers does not speak Kafka's protocol; what it said is a number of its first bytes. */
    static final class NotKafkaException extends IOException {

        private static final long serialVersionUID = 1L;

        private final int begin;

        NotKafkaException(int begin) {
            super("not Kafka");
            this.begin = begin;
        }

        /** Whether the first bytes are those of a TLS alert. */
        boolean isTls() {
            return begin >>> 16 == 0x1503;
        }
    }

    /** Whether the server tells of topics and brokers, as only a broker does and not a controller. */
    boolean isBroker() throws IOException {
        ByteBuffer answer = ask(API_VERSIONS, (short) 0, new byte[0]);
        short error = answer.getShort();
        if (error != 0) {
            throw new NotKafkaException(error);
        }
        for (int left = answer.getInt(); left > 0; left--) {
            short key = answer.getShort();
            answer.getInt(); // the oldest and the newest version
            if (key == METADATA) {
                return true;
            }
        }
        return false;
    }

    /** The addresses that the brokers want to be talked to at. */
    List<HostAndPort> brokers() throws IOException {
        ByteBuffer answer = ask(METADATA, METADATA_VERSION, new byte[] {0, 0, 0, 0, 0}); // of no topic, and create none
        answer.getInt(); // throttle time
        var brokers = new ArrayList<HostAndPort>();
        for (int left = answer.getInt(); left > 0; left--) {
            answer.getInt(); // the node's id
            brokers.add(new HostAndPort(text(answer), answer.getInt()));
            text(answer); // its rack
        }
        return brokers;
    }

    private static String text(ByteBuffer answer) {
        short length = answer.getShort();
        byte[] bytes = new byte[Math.max(0, length)];
        answer.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private ByteBuffer ask(short request, short version, byte[] body) throws IOException {
        var message = new ByteArrayOutputStream();
        var data = new DataOutputStream(message);
        byte[] client = "kafka-monitor".getBytes(StandardCharsets.UTF_8);
        data.writeShort(request);
        data.writeShort(version);
        data.writeInt(CORRELATION);
        data.writeShort(client.length);
        data.write(client);
        data.write(body);
        out.writeInt(message.size());
        message.writeTo(out);
        out.flush();
        return answer();
    }

    private ByteBuffer answer() throws IOException {
        int size = in.readInt();
        if (size < Integer.BYTES || size > LARGEST_ANSWER) {
            throw new NotKafkaException(size);
        }
        byte[] answer = in.readNBytes(size);
        if (answer.length < size) {
            throw new EOFException();
        }
        ByteBuffer buffer = ByteBuffer.wrap(answer);
        if (buffer.getInt() != CORRELATION) {
            throw new NotKafkaException(size);
        }
        return buffer;
    }
}

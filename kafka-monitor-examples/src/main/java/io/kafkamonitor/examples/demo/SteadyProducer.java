package io.kafkamonitor.examples.demo;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes records of one size to one topic at a steady rate, on a thread of its own. */
final class SteadyProducer implements AutoCloseable {

    private static final int BURSTS_PER_SECOND = 20;
    private static final Duration CLOSE_TIMEOUT = Duration.ofMillis(500);

    private final String topic;
    private final int recordsPerBurst;
    private final byte[] record;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Thread thread;
    private volatile boolean closed;

    private SteadyProducer(String bootstrapServers, String topic, int recordsPerSecond, int recordBytes) {
        this.topic = topic;
        this.recordsPerBurst = recordsPerSecond / BURSTS_PER_SECOND;
        this.record = new byte[recordBytes];
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "client.id", "demo-" + topic, "max.block.ms", 5_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.thread = new Thread(this::run, "demo-producer-" + topic);
        thread.setDaemon(true);
    }

    /** A producer that has begun to write. */
    static SteadyProducer start(String bootstrapServers, String topic, int recordsPerSecond, int recordBytes) {
        var producer = new SteadyProducer(bootstrapServers, topic, recordsPerSecond, recordBytes);
        producer.thread.start();
        return producer;
    }

    private void run() {
        while (!closed) {
            sendBurst();
            LockSupport.parkNanos(1_000_000_000L / BURSTS_PER_SECOND);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody misses a record that is lost here
    private void sendBurst() {
        try {
            for (int i = 0; i < recordsPerBurst; i++) {
                producer.send(new ProducerRecord<>(topic, record));
            }
        } catch (KafkaException e) {
            // a broker is down, as the demonstration wants it; the next burst is another try
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt(); // it may wait for a broker that is gone
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(CLOSE_TIMEOUT);
    }
}

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
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final Duration CLOSE_TIMEOUT = Duration.ofMillis(500);

    private final String topic;
    private final int recordsPerSecond;
    private final byte[] record;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Thread thread;
    private volatile boolean closed;

    private SteadyProducer(String bootstrapServers, String topic, int recordsPerSecond, int recordBytes) {
        this.topic = topic;
        this.recordsPerSecond = recordsPerSecond;
        this.record = new byte[recordBytes];
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "client.id",
                        "demo-" + topic,
                        "max.block.ms",
                        5_000,
                        // or a leader that has just begun may refuse the first batch, take the next, and then no more
                        "max.in.flight.requests.per.connection",
                        1),
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

    /** Whoever comes late sends all that is due by then, so a busy machine does not change the rate. */
    private void run() {
        long begin = System.nanoTime();
        long sent = 0;
        while (!closed) {
            long due = Math.min(
                    (System.nanoTime() - begin) * recordsPerSecond / NANOS_PER_SECOND, sent + recordsPerSecond);
            send(due - sent);
            sent = due;
            LockSupport.parkNanos(NANOS_PER_SECOND / BURSTS_PER_SECOND);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody misses a record that is lost here
    private void send(long records) {
        try {
            for (long i = 0; i < records && !closed; i++) {
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

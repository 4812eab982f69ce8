package io.kafkamonitor.examples.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A consumer group of one member that reads topics, on a thread of its own, and can be made to stall. */
final class Reader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CLOSE_TIMEOUT = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<String> topics;
    private final Thread thread;
    private final Object lock = new Object();
    private boolean stalled; // guarded by lock
    private volatile boolean closed;

    private Reader(String bootstrapServers, String group, List<String> topics) {
        this.topics = topics;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        group,
                        "client.id",
                        "demo-" + group,
                        "auto.offset.reset",
                        "earliest",
                        "auto.commit.interval.ms",
                        500),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.thread = new Thread(this::run, "demo-reader-" + group);
        thread.setDaemon(true);
    }

    /** A group that has begun to read. */
    static Reader start(String bootstrapServers, String group, String... topics) {
        var reader = new Reader(bootstrapServers, group, List.of(topics));
        reader.thread.start();
        return reader;
    }

    /** Stays in the group and reads nothing, like a consumer that hangs in its own code. */
    void stall() {
        synchronized (lock) {
            stalled = true;
        }
    }

    /** Reads on. */
    void resume() {
        synchronized (lock) {
            stalled = false;
            lock.notifyAll();
        }
    }

    private void run() {
        try {
            consumer.subscribe(topics);
            while (!closed) {
                waitWhileStalled();
                read();
            }
        } catch (WakeupException e) {
            // closed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
        }
    }

    private void waitWhileStalled() throws InterruptedException {
        synchronized (lock) {
            while (stalled && !closed) {
                lock.wait();
            }
        }
    }

    private void read() {
        try {
            consumer.poll(POLL);
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            // a broker is down, as the demonstration wants it; the next poll is another try
        }
    }

    @Override
    public void close() {
        closed = true;
        resume();
        consumer.wakeup();
        try {
            thread.join(CLOSE_TIMEOUT.multipliedBy(2).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

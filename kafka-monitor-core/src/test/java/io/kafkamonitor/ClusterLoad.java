package io.kafkamonitor;

import io.kafkamonitor.localcluster.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Applications on a real cluster: one writes to all partitions of some topics, others read them in groups. */
@SuppressWarnings(
        "FutureReturnValueIgnored") // what a dead broker should have taken is lost, as the test means it to be
final class ClusterLoad implements AutoCloseable {

    private static final Duration PACE = Duration.ofMillis(100);

    private final String servers;
    private final Map<String, Integer> partitionsByTopic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final ScheduledExecutorService writing = Executors.newSingleThreadScheduledExecutor();
    private final List<Member> members = new ArrayList<>();

    /** Begins to write; nobody reads yet. */
    ClusterLoad(String servers, Map<String, Integer> partitionsByTopic) {
        this.servers = servers;
        this.partitionsByTopic = partitionsByTopic;
        // gives up soon on what a dead broker leads, so that the others are written to all the time
        Map<String, Object> properties = Map.of(
                "bootstrap.servers", servers,
                "request.timeout.ms", 2_000,
                "delivery.timeout.ms", 5_000,
                "max.block.ms", 2_000,
                "linger.ms", 0);
        producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        writing.scheduleWithFixedDelay(this::write, 0, PACE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void write() {
        partitionsByTopic.forEach((topic, partitions) -> {
            for (int partition = 0; partition < partitions; partition++) {
                producer.send(new ProducerRecord<>(topic, partition, null, new byte[100]));
            }
        });
    }

    /** One more application that reads all the topics, as a member of a group. */
    ClusterLoad reading(String group) {
        members.add(new Member(group));
        return this;
    }

    int members() {
        return members.size();
    }

    /** Ends a member as an orderly shutdown does. */
    void stop(int member) {
        members.get(member).close();
    }

    /** Another process in place of one that was stopped. */
    void start(int member) {
        members.set(member, new Member(members.get(member).group));
    }

    /** Whether a member has read and committed. */
    boolean isReading(int member) {
        return members.get(member).isReading;
    }

    void awaitReading() {
        for (int i = 0; i < members.size(); i++) {
            int member = i;
            Await.until("member " + member + " to read", Await.AMPLE, () -> isReading(member));
        }
    }

    @Override
    public void close() {
        members.forEach(Member::close);
        writing.shutdownNow();
        producer.close(Duration.ZERO);
    }

    /** Reads and commits on a thread of its own. */
    private final class Member implements AutoCloseable {

        private final String group;
        private final Thread thread;
        private volatile boolean isClosed;
        private volatile boolean isReading;

        Member(String group) {
            this.group = group;
            this.thread = new Thread(this::read, "member of " + group);
            thread.setDaemon(true);
            thread.start();
        }

        private void read() {
            Map<String, Object> properties = Map.of(
                    "bootstrap.servers",
                    servers,
                    "group.id",
                    group,
                    "heartbeat.interval.ms",
                    200, // rejoins soon
                    "enable.auto.commit",
                    "false",
                    "auto.offset.reset",
                    "earliest");
            var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            try (consumer) {
                consumer.subscribe(partitionsByTopic.keySet());
                while (!isClosed) {
                    if (!consumer.poll(PACE).isEmpty()) {
                        consumer.commitAsync((offsets, problem) -> isReading |= problem == null);
                    }
                }
            }
        }

        @Override
        public void close() {
            isClosed = true;
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

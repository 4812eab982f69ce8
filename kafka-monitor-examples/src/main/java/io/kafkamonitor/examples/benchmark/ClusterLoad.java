package io.kafkamonitor.examples.benchmark;

import io.kafkamonitor.localcluster.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What a cluster is filled with: topics on all brokers, with some records in each partition, and groups that committed
 * for every partition of some of them.
 */
record ClusterLoad(int topics, int partitions, int groups, int topicsOfGroup) {

    /** 2,000 partitions and 10,000 commits. */
    static final ClusterLoad USUAL = new ClusterLoad(200, 10, 100, 10);

    /** Nobody reads more for a second one, and making and deleting its files takes long. */
    private static final short REPLICAS = 1;

    private static final int RECORDS = 3;
    private static final Duration AMPLE = Duration.ofSeconds(60);

    /** How many partitions groups have committed for. */
    int commits() {
        return groups * topicsOfGroup * partitions;
    }

    void create(String servers, Admin admin) throws Exception {
        List<String> names =
                IntStream.range(0, topics).mapToObj(ClusterLoad::topic).toList();
        admin.createTopics(names.stream()
                        .map(name -> new NewTopic(name, partitions, REPLICAS))
                        .toList())
                .all()
                .get();
        Await.until("every partition to have a leader", AMPLE, () -> haveLeaders(admin, names));
        write(servers, names);
        commit(admin);
    }

    private static String topic(int index) {
        return "topic-" + index;
    }

    private static boolean haveLeaders(Admin admin, List<String> names) throws Exception {
        return admin.describeTopics(names).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream())
                .allMatch(partition -> partition.leader() != null
                        && partition.isr().size() == partition.replicas().size());
    }

    private void write(String servers, List<String> names) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new ByteArraySerializer(), new ByteArraySerializer())) {
            var sent = new ArrayList<Future<RecordMetadata>>();
            for (String name : names) {
                for (int i = 0; i < partitions * RECORDS; i++) {
                    sent.add(producer.send(new ProducerRecord<>(name, i % partitions, null, new byte[100])));
                }
            }
            for (Future<RecordMetadata> record : sent) {
                record.get();
            }
        }
    }

    private void commit(Admin admin) throws Exception {
        var commits = new ArrayList<KafkaFuture<Void>>();
        for (int group = 0; group < groups; group++) {
            var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
            for (int i = 0; i < topicsOfGroup; i++) {
                String topic = topic((group * topicsOfGroup + i) % topics);
                IntStream.range(0, partitions)
                        .forEach(p -> offsets.put(new TopicPartition(topic, p), new OffsetAndMetadata(1)));
            }
            commits.add(
                    admin.alterConsumerGroupOffsets("group-" + group, offsets).all());
        }
        KafkaFuture.allOf(commits.toArray(new KafkaFuture<?>[0])).get();
    }
}

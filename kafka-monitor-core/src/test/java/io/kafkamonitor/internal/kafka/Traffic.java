package io.kafkamonitor.internal.kafka;

import io.kafkamonitor.internal.kafka.cluster.Topics;
import io.kafkamonitor.localcluster.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Topics, records and commits on a real cluster. */
public final class Traffic implements AutoCloseable {

    private static final Duration AMPLE = Await.AMPLE;
    private static final int QUESTIONS = 20;

    private final String servers;
    private final Admin admin;

    public Traffic(String servers) {
        this.servers = servers;
        this.admin = Admin.create(Map.of("bootstrap.servers", servers));
    }

    public Admin admin() {
        return admin;
    }

    public String servers() {
        return servers;
    }

    public void create(String topic, int partitions, int replicas) throws Exception {
        create(new NewTopic(topic, partitions, (short) replicas));
    }

    /** Creates a topic whose partitions have their replicas on these brokers. */
    public void create(String topic, Map<Integer, List<Integer>> replicas) throws Exception {
        create(new NewTopic(topic, replicas));
    }

    public void create(String topic, Map<Integer, List<Integer>> replicas, Map<String, String> configs)
            throws Exception {
        create(new NewTopic(topic, replicas).configs(configs));
    }

    private void create(NewTopic topic) throws Exception {
        admin.createTopics(List.of(topic)).all().get();
        awaitOnAllBrokers("topic " + topic.name() + " to have leaders", () -> hasLeaders(topic.name()));
    }

    private boolean hasLeaders(String topic) throws Exception {
        return admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                .flatMap(created -> created.partitions().stream())
                .allMatch(partition -> Topics.leader(partition) != null);
    }

    public void delete(String topic) throws Exception {
        admin.deleteTopics(List.of(topic)).all().get();
        awaitOnAllBrokers(
                "topic " + topic + " to be deleted",
                () -> !admin.listTopics().names().get().contains(topic));
    }

    /** Returns when every broker knows it. */
    public AclBinding allow(String user, ResourceType type, String name, AclOperation operation) throws Exception {
        var acl = new AclBinding(
                new ResourcePattern(type, name, PatternType.LITERAL),
                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
        admin.createAcls(List.of(acl)).all().get();
        awaitOnAllBrokers(acl + " to hold", () -> holds(acl));
        return acl;
    }

    /** Returns when no broker knows any of them. */
    public void revoke(AclBinding... acls) throws Exception {
        admin.deleteAcls(Stream.of(acls).map(AclBinding::toFilter).toList())
                .all()
                .get();
        for (AclBinding acl : acls) {
            awaitOnAllBrokers(acl + " to be revoked", () -> !holds(acl));
        }
    }

    private boolean holds(AclBinding acl) throws Exception {
        return !admin.describeAcls(acl.toFilter()).values().get().isEmpty();
    }

    /** A broker learns of a change a little after another; each question goes to any of them, so it is put often. */
    private static void awaitOnAllBrokers(String what, Callable<Boolean> condition) {
        Await.until(what, AMPLE, () -> {
            for (int i = 0; i < QUESTIONS; i++) {
                if (!condition.call()) {
                    return false;
                }
            }
            return true;
        });
    }

    public void produce(String topic, int partition, int records) throws Exception {
        produce(topic, partition, Collections.nCopies(records, null));
    }

    /** Records that carry these times, in milliseconds since 1970; null for the present one. */
    public void produce(String topic, int partition, List<@Nullable Long> times) throws Exception {
        // one at a time: a leader that has just begun may refuse the first batch and take the next, and then none any
        // more
        Map<String, Object> properties =
                Map.of("bootstrap.servers", servers, "linger.ms", 5, "max.in.flight.requests.per.connection", 1);
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            var sent = new ArrayList<Future<RecordMetadata>>();
            for (Long time : times) {
                sent.add(producer.send(new ProducerRecord<>(topic, partition, time, null, new byte[100])));
            }
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        }
    }

    /** Commits for a group that nobody is a member of. */
    public void commit(String group, String topic, int partition, long offset) throws Exception {
        admin.alterConsumerGroupOffsets(
                        group, Map.of(new TopicPartition(topic, partition), new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    /** Commits as the only member of a group, which it stays until it is closed. */
    public Consumer<?, ?> join(String group, String topic, int partition, long offset) {
        Map<String, Object> properties = Map.of(
                "bootstrap.servers",
                servers,
                "group.id",
                group,
                "enable.auto.commit",
                "false",
                "auto.offset.reset",
                "earliest");
        var member = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        member.subscribe(List.of(topic));
        Await.until("group " + group + " to have a member", AMPLE, () -> {
            member.poll(Duration.ofMillis(100));
            return !member.assignment().isEmpty();
        });
        member.commitSync(Map.of(new TopicPartition(topic, partition), new OffsetAndMetadata(offset)));
        return member;
    }

    public void deleteBefore(String topic, int partition, long offset) throws Exception {
        admin.deleteRecords(Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset)))
                .all()
                .get();
    }

    public void deleteGroup(String group) throws Exception {
        admin.deleteConsumerGroups(Set.of(group)).all().get();
    }

    @Override
    public void close() {
        admin.close();
    }
}

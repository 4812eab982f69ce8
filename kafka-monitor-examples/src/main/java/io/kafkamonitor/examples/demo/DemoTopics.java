package io.kafkamonitor.examples.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.TopicPartition;

/** The topics of the demonstration, and who leads their partitions. */
final class DemoTopics {

    static final String PAYMENTS = "payments";
    static final String ORDERS = "orders";
    static final String CLICKS = "clicks";
    static final String IMPORTS = "imports";

    private static final String ARCHIVE = "archive";

    private static final int BROKERS = 3;
    private static final int ORDERS_PARTITIONS = 24;

    private final Admin admin;

    DemoTopics(Admin admin) {
        this.admin = admin;
    }

    /** Creates them, led by all brokers evenly, but for the imports and the archive, which have one broker alone. */
    void create(int importingBroker, int archivingBroker) throws ExecutionException, InterruptedException {
        admin.createTopics(List.of(
                        new NewTopic(PAYMENTS, spread(6)),
                        new NewTopic(ORDERS, spread(ORDERS_PARTITIONS)),
                        new NewTopic(CLICKS, spread(6)),
                        new NewTopic(IMPORTS, onto(importingBroker)),
                        new NewTopic(ARCHIVE, onto(archivingBroker))))
                .all()
                .get();
    }

    private static Map<Integer, List<Integer>> onto(int broker) {
        return Map.of(0, List.of(broker), 1, List.of(broker));
    }

    private static Map<Integer, List<Integer>> spread(int partitions) {
        return IntStream.range(0, partitions).boxed().collect(Collectors.toMap(p -> p, p -> replicas(1 + p % BROKERS)));
    }

    /** All brokers, beginning with one, which is then the preferred leader. */
    private static List<Integer> replicas(int first) {
        return IntStream.range(0, BROKERS)
                .mapToObj(i -> 1 + (first - 1 + i) % BROKERS)
                .toList();
    }

    /** Makes one broker lead all of the orders. */
    void pileOrdersOnto(int broker) throws ExecutionException, InterruptedException {
        reassignOrders(IntStream.range(0, ORDERS_PARTITIONS)
                .boxed()
                .collect(Collectors.toMap(partition -> partition, partition -> replicas(broker))));
    }

    /** Gives each broker its share of the orders again. */
    void spreadOrders() throws ExecutionException, InterruptedException {
        reassignOrders(spread(ORDERS_PARTITIONS));
    }

    private void reassignOrders(Map<Integer, List<Integer>> replicas) throws ExecutionException, InterruptedException {
        var reassignments = new HashMap<TopicPartition, Optional<NewPartitionReassignment>>();
        replicas.forEach((partition, brokers) -> reassignments.put(
                new TopicPartition(ORDERS, partition), Optional.of(new NewPartitionReassignment(brokers))));
        admin.alterPartitionReassignments(reassignments).all().get();
        admin.electLeaders(ElectionType.PREFERRED, reassignments.keySet())
                .partitions()
                .get();
    }

    /** Lets the preferred brokers lead again, as far as they can; whether all of them do. */
    boolean preferredLeadersLead() throws ExecutionException, InterruptedException {
        return admin
                .electLeaders(ElectionType.PREFERRED, null) // of all partitions, and tells of those with another leader
                .partitions()
                .get()
                .values()
                .stream()
                .allMatch(Optional::isEmpty);
    }
}

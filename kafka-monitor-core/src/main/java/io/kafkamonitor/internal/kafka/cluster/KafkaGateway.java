package io.kafkamonitor.internal.kafka.cluster;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.internal.kafka.client.AdminSource;
import io.kafkamonitor.internal.kafka.client.ClientSettings;
import io.kafkamonitor.internal.kafka.client.ClusterReadException;
import io.kafkamonitor.internal.kafka.client.OncePerPass;
import io.kafkamonitor.internal.kafka.client.SaidOnce;
import io.kafkamonitor.internal.kafka.contact.Contact;
import io.kafkamonitor.internal.kafka.contact.Doors;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * The one way to a Kafka cluster that all collectors of a monitor share.
 *
 * <p>What several of them need is read once in a pass: the first who asks reads it, the others wait for that. A pass is
 * known by its {@link CollectContext}. Every call to the cluster has a time limit of a few seconds, and none is sent to a
 * broker that is dead or for a partition without a leader, so a broken cluster is asked no more than a healthy one.
 *
 * <p>Safe for use by several threads. Whoever makes a gateway closes it; a monitor closes the one it was given.
 */
public final class KafkaGateway implements AutoCloseable {

    private final AdminSource source;
    private final Contact contact;
    private final SaidOnce capabilities = new SaidOnce();
    private final OncePerPass<Topics> topics;
    private final OncePerPass<Brokers> brokers;
    private final OncePerPass<Reassignments> reassignments;
    private final OncePerPass<Reachability> reachability;
    private final OncePerPass<Map<String, TopicOffsets>> offsets;
    private final TimestampReader timestamps;

    private KafkaGateway(AdminSource source, Doors doors) {
        this.source = source;
        this.contact = new Contact(doors);
        topics = new OncePerPass<>("the topics", new TopicReader(source));
        brokers = new OncePerPass<>("the brokers", new BrokerReader(source, topics, capabilities, contact));
        reassignments = new OncePerPass<>(
                "the reassignments under way", new ReassignmentReader(source, topics, brokers, capabilities));
        reachability = new OncePerPass<>("who answers", new ReachabilityReader(source, brokers));
        offsets = new OncePerPass<>("the offsets", new OffsetReader(source, topics, reachability));
        timestamps = new TimestampReader(source);
    }

    /**
     * A gateway with an Admin client of its own, created when it is first used. Until then nothing is opened, and if the
     * cluster's name does not resolve or nobody is there, the collections fail and the next pass tries again.
     *
     * @param properties of Kafka's Admin client; {@code bootstrap.servers} at least. {@code client.id} is
     *     {@code kafka-monitor}, {@code request.timeout.ms} 3 s, {@code default.api.timeout.ms} 15 s and {@code retries}
     *     20 if not given.
     * @throws io.kafkamonitor.settings.ConfigurationException if the client would refuse the properties
     */
    public static KafkaGateway connecting(Map<String, ?> properties) {
        Map<String, Object> complete = ClientSettings.complete(requireNonNull(properties, "properties"));
        return new KafkaGateway(
                new AdminSource.Own(complete),
                new Doors(ClientSettings.addresses(complete), ClientSettings.protocol(complete)));
    }

    /** A gateway with the host's Admin client, which it never closes. */
    public static KafkaGateway using(Admin admin) {
        return new KafkaGateway(new AdminSource.Borrowed(requireNonNull(admin, "admin")), Doors.unknown());
    }

    /**
     * The brokers that the cluster takes to be alive, by id, as read in this pass.
     *
     * @throws ClusterReadException if the cluster did not tell
     */
    public List<BrokerNode> liveBrokers(CollectContext context) throws ClusterReadException, InterruptedException {
        return brokers.get(context).live();
    }

    public Admin admin() throws ClusterReadException {
        return source.admin();
    }

    /** Where to say what cannot be read at all. */
    public SaidOnce capabilities() {
        return capabilities;
    }

    /** What its addresses answer while the cluster cannot be reached. */
    public Contact contact() {
        return contact;
    }

    public Topics topics(CollectContext context) throws ClusterReadException, InterruptedException {
        return topics.get(context);
    }

    public Brokers brokers(CollectContext context) throws ClusterReadException, InterruptedException {
        return brokers.get(context);
    }

    public Reassignments reassignments(CollectContext context) throws ClusterReadException, InterruptedException {
        return reassignments.get(context);
    }

    public Reachability reachability(CollectContext context) throws ClusterReadException, InterruptedException {
        return reachability.get(context);
    }

    /** Of each readable topic, by name. Whoever compares them with committed offsets reads those first. */
    public Map<String, TopicOffsets> offsets(CollectContext context) throws ClusterReadException, InterruptedException {
        return offsets.get(context);
    }

    /**
     * The first record with a time or a later one, of partitions that have just told their offsets.
     *
     * @param times in milliseconds since 1970
     * @return the answers that there were
     */
    public Map<TopicPartition, TimestampReader.Found> firstSince(
            CollectContext context, Map<TopicPartition, Long> times) throws InterruptedException {
        return timestamps.read(context, times);
    }

    /** Closes the Admin client if it is not the host's; a second call does nothing. */
    @Override
    public void close() {
        source.close();
    }
}

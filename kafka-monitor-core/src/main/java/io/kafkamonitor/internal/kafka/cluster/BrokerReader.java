package io.kafkamonitor.internal.kafka.cluster;

import io.kafkamonitor.collector.CollectContext;
import io.kafkamonitor.internal.kafka.client.AdminSource;
import io.kafkamonitor.internal.kafka.client.AnyBroker;
import io.kafkamonitor.internal.kafka.client.ClusterReadException;
import io.kafkamonitor.internal.kafka.client.OncePerPass;
import io.kafkamonitor.internal.kafka.client.SaidOnce;
import io.kafkamonitor.internal.kafka.contact.Contact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/**
 * Reads the registered brokers, dead ones included.
 *
 * <p>Clusters before 4.0 list only the brokers that are alive. There, whoever holds a replica and is not listed is taken
 * for dead, with the host and rack it had when it was last seen. What such a cluster cannot tell is found out in each
 * pass, so that an upgrade broker by broker goes unnoticed; it costs no request, as the client knows which versions its
 * brokers speak.
 */
public final class BrokerReader implements OncePerPass.Reader<Brokers> {

    private static final String FENCED = "brokers that are dead and hold no replica (Kafka 4.0 or newer)";

    private final AdminSource source;
    private final OncePerPass<Topics> topics;
    private final SaidOnce capabilities;
    private final Contact contact;
    private final Map<Integer, BrokerNode> seen = new ConcurrentHashMap<>();

    BrokerReader(AdminSource source, OncePerPass<Topics> topics, SaidOnce capabilities, Contact contact) {
        this.source = source;
        this.topics = topics;
        this.capabilities = capabilities;
        this.contact = contact;
    }

    @Override
    public Brokers read(CollectContext context) throws ClusterReadException, InterruptedException {
        Brokers brokers = registered(context);
        seen.keySet().retainAll(brokers.ids());
        brokers.registered().forEach(broker -> seen.put(broker.id(), broker));
        return brokers;
    }

    private Brokers registered(CollectContext context) throws ClusterReadException, InterruptedException {
        try {
            return withFenced(context);
        } catch (ClusterReadException e) {
            if (!(e.getCause() instanceof UnsupportedVersionException)) {
                throw e;
            }
            Brokers brokers = withHoldersOfReplicas(context);
            capabilities.cannotRead(FENCED, e.unknown()); // and not that this is no broker at all
            return brokers;
        }
    }

    private Brokers withFenced(CollectContext context) throws ClusterReadException, InterruptedException {
        var live = new ArrayList<BrokerNode>();
        var fenced = new ArrayList<BrokerNode>();
        for (Node node : describe(context, new DescribeClusterOptions().includeFencedBrokers(true))) {
            (node.isFenced() ? fenced : live).add(BrokerNode.of(node));
        }
        return new Brokers(live, fenced);
    }

    private Brokers withHoldersOfReplicas(CollectContext context) throws ClusterReadException, InterruptedException {
        List<BrokerNode> live = describe(context, new DescribeClusterOptions()).stream()
                .map(BrokerNode::of)
                .toList();
        var dead = new TreeSet<>(topics.get(context).replicaHolders());
        live.forEach(node -> dead.remove(node.id()));
        return new Brokers(
                live,
                dead.stream()
                        .map(id -> seen.getOrDefault(id, new BrokerNode(id, "", "")))
                        .toList());
    }

    private Collection<Node> describe(CollectContext context, DescribeClusterOptions options)
            throws ClusterReadException, InterruptedException {
        if (!source.isOpen()) {
            contact.beforeAClientIsMade(context);
        }
        try {
            Admin admin = source.admin();
            Collection<Node> nodes = AnyBroker.ask(
                    context,
                    Contact.WHAT,
                    call -> admin.describeCluster(options.timeoutMs(call.millis()))
                            .nodes());
            contact.succeeded(nodes);
            return nodes;
        } catch (ClusterReadException e) {
            if (options.includeFencedBrokers() && e.getCause() instanceof UnsupportedVersionException) {
                throw e; // a broker, though an old one
            }
            source.discard();
            throw contact.failed(context, e);
        }
    }
}

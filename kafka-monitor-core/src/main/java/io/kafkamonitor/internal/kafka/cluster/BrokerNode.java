package io.kafkamonitor.internal.kafka.cluster;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.common.Node;

/**
 * A broker as it is registered.
 *
 * @param id its node id
 * @param host of the listener that the monitor talks to; empty if not known
 * @param rack empty if it has none
 */
public record BrokerNode(int id, String host, String rack) {

    public BrokerNode {
        requireNonNull(host, "host");
        requireNonNull(rack, "rack");
    }

    static BrokerNode of(Node node) {
        return new BrokerNode(node.id(), node.host(), node.hasRack() ? node.rack() : "");
    }
}

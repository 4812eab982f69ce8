package io.kafkamonitor.internal.jmx;

import static java.util.Objects.requireNonNull;

/**
 * A live broker: its id, and the host name that it gives to its clients.
 *
 * @param id the node id
 * @param host as in the cluster's metadata, without a port
 */
public record BrokerAddress(int id, String host) {

    public BrokerAddress {
        requireNonNull(host, "host");
    }
}

package io.kafkamonitor.internal.kafka.contact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.kafka.common.Node;

/**
 * The addresses by which a cluster may be reached: those that were configured, if that is known, and those where its
 * brokers were last. Safe for use by several threads.
 */
public final class Doors {

    private final List<HostAndPort> configured;
    private final String protocol;
    private volatile List<HostAndPort> lastSeen = List.of();

    /**
     * The doors that were configured.
     *
     * @param protocol the client's {@code security.protocol}
     */
    public Doors(List<String> configured, String protocol) {
        this.configured = configured.stream().map(HostAndPort::parse).toList();
        this.protocol = protocol;
    }

    /** Of a client of which nothing is known. */
    public static Doors unknown() {
        return new Doors(List.of(), "");
    }

    String protocol() {
        return protocol;
    }

    void brokersSeen(Collection<Node> nodes) {
        var seen = new ArrayList<HostAndPort>();
        for (Node node : nodes) {
            if (!node.host().isEmpty()) {
                seen.add(new HostAndPort(node.host(), node.port()));
            }
        }
        lastSeen = List.copyOf(seen);
    }

    List<HostAndPort> all() {
        var all = new LinkedHashSet<>(configured);
        all.addAll(lastSeen);
        return List.copyOf(all);
    }
}

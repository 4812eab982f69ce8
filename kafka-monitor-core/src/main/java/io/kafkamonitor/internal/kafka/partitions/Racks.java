package io.kafkamonitor.internal.kafka.partitions;

import io.kafkamonitor.internal.kafka.cluster.BrokerNode;
import io.kafkamonitor.internal.kafka.cluster.Brokers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Node;

/** Which brokers are in which racks; a broker whose rack is not known may be in any. */
final class Racks {

    private final Map<Integer, String> byBroker;
    private final boolean areSeveral;

    Racks(Map<Integer, String> byBroker) {
        this.byBroker = Map.copyOf(byBroker);
        this.areSeveral = new HashSet<>(byBroker.values()).size() > 1;
    }

    static Racks of(Brokers brokers) {
        var racks = new HashMap<Integer, String>();
        for (BrokerNode broker : brokers.registered()) {
            if (!broker.rack().isEmpty()) {
                racks.put(broker.id(), broker.rack());
            }
        }
        return new Racks(racks);
    }

    /** Whether several replicas are all in one rack, though there are more racks. */
    boolean haveAllInOne(List<Node> replicas) {
        if (!areSeveral || replicas.size() < 2) {
            return false;
        }
        String first = byBroker.get(replicas.get(0).id());
        return first != null && replicas.stream().allMatch(replica -> first.equals(byBroker.get(replica.id())));
    }
}

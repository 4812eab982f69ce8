package io.kafkamonitor.internal.kafka.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The registered brokers at the beginning of a pass, by id. */
public final class Brokers {

    private final Map<Integer, BrokerNode> live;
    private final Map<Integer, BrokerNode> fenced;

    public Brokers(Collection<BrokerNode> live, Collection<BrokerNode> fenced) {
        this.live = byId(live);
        this.fenced = byId(fenced);
    }

    private static Map<Integer, BrokerNode> byId(Collection<BrokerNode> nodes) {
        var byId = new TreeMap<Integer, BrokerNode>();
        nodes.forEach(node -> byId.put(node.id(), node));
        return Collections.unmodifiableMap(byId);
    }

    public List<BrokerNode> live() {
        return List.copyOf(live.values());
    }

    public List<BrokerNode> fenced() {
        return List.copyOf(fenced.values());
    }

    public boolean isLive(int id) {
        return live.containsKey(id);
    }

    Set<Integer> ids() {
        var ids = new HashSet<>(live.keySet());
        ids.addAll(fenced.keySet());
        return ids;
    }

    public List<BrokerNode> registered() {
        var all = new ArrayList<>(live.values());
        all.addAll(fenced.values());
        return all;
    }
}

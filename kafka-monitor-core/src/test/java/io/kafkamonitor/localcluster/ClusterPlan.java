package io.kafkamonitor.localcluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was asked of the builder. */
record ClusterPlan(
        int brokers,
        int isolatedControllers,
        List<String> racks,
        Map<String, String> settings,
        Map<Integer, Map<String, String>> settingsOfNodes,
        Map<String, String> listeners,
        Map<String, String> advertised,
        JmxAccess jmxAccess,
        Jvm jvm,
        Duration startTimeout) {

    private static final int FIRST_CONTROLLER_ID = 101;

    ClusterPlan {
        racks = List.copyOf(racks);
        settings = Map.copyOf(settings);
        settingsOfNodes = Map.copyOf(settingsOfNodes);
        listeners = Map.copyOf(listeners);
    }

    /** The JVM of each node. */
    record Jvm(String classPath, int heapMegabytes, List<String> options) {

        Jvm {
            options = List.copyOf(options);
        }
    }

    List<NodePlan> nodes(Path directory, ReservedPorts ports) {
        List<NodePlan> nodes = new ArrayList<>();
        NodeRole role = isolatedControllers == 0 ? NodeRole.COMBINED : NodeRole.BROKER;
        for (int i = 0; i < brokers; i++) {
            nodes.add(node(1 + i, role, rack(i), directory, ports));
        }
        for (int i = 0; i < isolatedControllers; i++) {
            nodes.add(node(FIRST_CONTROLLER_ID + i, NodeRole.CONTROLLER, "", directory, ports));
        }
        return List.copyOf(nodes);
    }

    private NodePlan node(int id, NodeRole role, String rack, Path directory, ReservedPorts ports) {
        var listenerPorts = new TreeMap<String, Integer>();
        listeners.keySet().forEach(name -> listenerPorts.put(name, ports.next()));
        return new NodePlan(
                id,
                role,
                rack,
                ports.next(),
                ports.next(),
                ports.next(),
                listenerPorts,
                directory.resolve("node-" + id));
    }

    private String rack(int index) {
        return racks.isEmpty() ? "rack-" + (1 + index) : racks.get(index % racks.size());
    }
}

package io.kafkamonitor.localcluster;

import java.nio.file.Path;
import java.util.Map;

/** One node: its place in the cluster, its ports and its directory. */
record NodePlan(
        int id,
        NodeRole role,
        String rack,
        int brokerPort,
        int controllerPort,
        int jmxPort,
        Map<String, Integer> listenerPorts,
        Path directory) {

    String brokerAddress() {
        return "127.0.0.1:" + brokerPort;
    }

    String controllerAddress() {
        return "127.0.0.1:" + controllerPort;
    }

    /** Of a listener beside the usual one. */
    String listenerAddress(String name) {
        Integer port = listenerPorts.get(name);
        if (port == null) {
            throw new IllegalArgumentException(
                    "There is no listener '" + name + "'; there are " + listenerPorts.keySet());
        }
        return "127.0.0.1:" + port;
    }

    Path configFile() {
        return directory.resolve("server.properties");
    }

    Path dataDirectory() {
        return directory.resolve("data");
    }

    Path logFile() {
        return directory.resolve("broker.log");
    }
}

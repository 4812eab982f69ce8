package io.kafkamonitor.localcluster;

import java.nio.file.Path;

/** One node: its place in the cluster, its ports and its directory. */
record NodePlan(int id, NodeRole role, String rack, int brokerPort, int controllerPort, int jmxPort, Path directory) {

    String brokerAddress() {
        return "127.0.0.1:" + brokerPort;
    }

    String controllerAddress() {
        return "127.0.0.1:" + controllerPort;
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

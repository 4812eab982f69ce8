package io.kafkamonitor.localcluster;

import java.io.IOException;

/** A host that starts one broker, says its process id and file, pauses it if told to, and never ends by itself. */
final class LocalClusterHost {

    private LocalClusterHost() {}

    public static void main(String[] arguments) throws IOException {
        LocalCluster cluster = LocalCluster.builder().brokers(1).build().start();
        if (arguments.length > 0 && arguments[0].equals("pause")) {
            cluster.pause(1);
        }
        System.out.println("broker " + cluster.pid(1) + " " + cluster.logFile(1));
        System.in.read();
    }
}

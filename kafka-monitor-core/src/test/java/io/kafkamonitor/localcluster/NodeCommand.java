package io.kafkamonitor.localcluster;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line that starts a node in a JVM of its own, and its environment. */
final class NodeCommand {

    private final ClusterPlan cluster;
    private final String clusterId;

    NodeCommand(ClusterPlan cluster, String clusterId) {
        this.cluster = cluster;
        this.clusterId = clusterId;
    }

    ProcessBuilder processBuilder(NodePlan node) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + cluster.jvm().heapMegabytes() + "m");
        // a broker of a test lives for seconds: the quick compiler is enough, and halves the start
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(loggingOptions());
        command.addAll(cluster.jmxAccess().options(node.directory(), node.jmxPort()));
        command.addAll(cluster.jvm().options());
        command.add(BrokerProcess.class.getName());
        command.add(node.configFile().toString());
        command.add(clusterId);

        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(node.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(node.logFile().toFile()));
        builder.environment().put("CLASSPATH", classPath());
        // meant for the host's JVM, and able to break a broker's
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().remove("JDK_JAVA_OPTIONS");
        return builder;
    }

    /** A class path of another Kafka version lacks {@link BrokerProcess}, so its place is added at the end. */
    private String classPath() {
        try {
            Path own = Path.of(BrokerProcess.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return absolute(cluster.jvm().classPath()) + File.pathSeparator + own;
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The place of " + BrokerProcess.class + " is no file", e);
        }
    }

    /** A node has a working directory of its own, so relative entries would lose their meaning. */
    private static String absolute(String classPath) {
        List<String> entries = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    private static List<String> loggingOptions() {
        String logger = "-Dorg.slf4j.simpleLogger.";
        return List.of(
                logger + "logFile=System.err",
                logger + "defaultLogLevel=info",
                logger + "showDateTime=true",
                logger + "dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
    }
}

package io.kafkamonitor.localcluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;

/**
 * The main class of a node's JVM: formats the storage at the first start, then runs Kafka.
 *
 * <p>The JVM halts as soon as its standard input ends. The parent holds the other end and never writes, so a node
 * cannot outlive its parent, however that one dies.
 *
 * <p>Runs with the class path of any Kafka version that has KRaft, so it uses nothing but two entry points that do
 * not change.
 */
final class BrokerProcess {

    private static final int PARENT_IS_GONE = 3;

    private BrokerProcess() {}

    /** Takes the path of {@code server.properties} and the cluster's id. */
    public static void main(String[] arguments) throws IOException {
        Thread watch = new Thread(BrokerProcess::haltWithParent, "parent-watch");
        watch.setDaemon(true);
        watch.start();

        String config = arguments[0];
        String clusterId = arguments[1];
        if (!isFormatted(config)) {
            format(config, clusterId);
        }
        Kafka.main(new String[] {config});
    }

    private static void haltWithParent() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // a broken pipe tells the same as a closed one
        } finally {
            Runtime.getRuntime().halt(PARENT_IS_GONE);
        }
    }

    private static boolean isFormatted(String config) throws IOException {
        Properties properties = new Properties();
        try (InputStream input = Files.newInputStream(Path.of(config))) {
            properties.load(input);
        }
        return Files.exists(Path.of(properties.getProperty("log.dirs"), "meta.properties"));
    }

    private static void format(String config, String clusterId) {
        int exitCode = StorageTool.execute(new String[] {"format", "-t", clusterId, "-c", config}, System.out);
        if (exitCode != 0) {
            throw new IllegalStateException(
                    "The storage of '" + config + "' cannot be formatted: exit code " + exitCode);
        }
    }
}

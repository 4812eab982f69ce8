package io.kafkamonitor.localcluster;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says what a {@link LocalCluster} is made of; every call may be left out. */
public final class LocalClusterBuilder {

    private int brokers = 3;
    private int isolatedControllers;
    private List<String> racks = List.of();
    private final Map<String, String> settings = new TreeMap<>();
    private final Map<Integer, Map<String, String>> settingsOfNodes = new TreeMap<>();
    private final Map<String, String> listeners = new TreeMap<>();
    private final Map<String, String> advertised = new TreeMap<>();
    private JmxAccess jmxAccess = JmxAccess.OPEN;
    private String classPath = System.getProperty("localcluster.class.path", System.getProperty("java.class.path"));
    private int heapMegabytes = 320;
    private final List<String> jvmOptions = new ArrayList<>();
    private Duration startTimeout = Await.AMPLE;

    LocalClusterBuilder() {}

    /**
     * The number of brokers, 3 by default.
     *
     * <p>Without {@link #isolatedControllers} each is a controller too, so the cluster decides nothing more once half
     * of them are down.
     */
    public LocalClusterBuilder brokers(int count) {
        brokers = positive("brokers", count);
        return this;
    }

    /** Controllers in processes of their own, so that all brokers but one may fail; none by default. */
    public LocalClusterBuilder isolatedControllers(int count) {
        isolatedControllers = positive("isolatedControllers", count);
        return this;
    }

    /** The brokers' racks, dealt out in turn; by default each broker has its own, {@code rack-1} and so on. */
    public LocalClusterBuilder racks(String... names) {
        racks = List.of(names);
        return this;
    }

    /** A line of every node's {@code server.properties}, also in place of one that the cluster would choose. */
    public LocalClusterBuilder setting(String name, String value) {
        settings.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
        return this;
    }

    /** A line of one node's {@code server.properties}, also in place of one that all nodes have. */
    public LocalClusterBuilder setting(int id, String name, String value) {
        settingsOfNodes
                .computeIfAbsent(id, node -> new TreeMap<>())
                .put(requireNonNull(name, "name"), requireNonNull(value, "value"));
        return this;
    }

    /**
     * One more listener of every broker, on a port of its own.
     *
     * @param name such as {@code SECURE}; its settings begin with {@code listener.name.secure.}
     * @param protocol such as {@code SSL}
     */
    public LocalClusterBuilder listener(String name, String protocol) {
        listeners.put(requireNonNull(name, "name"), requireNonNull(protocol, "protocol"));
        return this;
    }

    /** Another address of an added listener than its own, for the brokers to name to their clients. */
    public LocalClusterBuilder advertised(String name, String address) {
        advertised.put(requireNonNull(name, "name"), requireNonNull(address, "address"));
        return this;
    }

    /** JMX asks for this login, which may read and not write; by default anyone may do both. */
    public LocalClusterBuilder authenticatedJmx(String user, String password) {
        jmxAccess =
                jmxAccess.with(new JmxAccess.Login(requireNonNull(user, "user"), requireNonNull(password, "password")));
        return this;
    }

    /**
     * JMX and its registry speak TLS with the certificate of this key store; by default they do not.
     *
     * @see SelfSignedKeyStore
     */
    public LocalClusterBuilder jmxTls(Path keyStore, String password) {
        jmxAccess = jmxAccess.with(
                new JmxAccess.KeyStoreFile(requireNonNull(keyStore, "keyStore"), requireNonNull(password, "password")));
        return this;
    }

    /**
     * The class path of the brokers, by default what the system property {@code localcluster.class.path} says, or else
     * the one of this JVM.
     *
     * <p>With another Kafka version it holds that version's jars, and an SLF4J binding for its log.
     */
    public LocalClusterBuilder classPath(String path) {
        classPath = requireNonNull(path, "path");
        return this;
    }

    /** The largest heap of each node, 320 MB by default. */
    public LocalClusterBuilder heapMegabytes(int megabytes) {
        heapMegabytes = positive("heapMegabytes", megabytes);
        return this;
    }

    /** An option for every node's JVM; comes last, so it wins over those that the cluster would choose. */
    public LocalClusterBuilder jvmOption(String option) {
        jvmOptions.add(requireNonNull(option, "option"));
        return this;
    }

    /** How long {@link LocalCluster#start()} waits for all brokers to be live, five minutes by default. */
    public LocalClusterBuilder startTimeout(Duration timeout) {
        startTimeout = requireNonNull(timeout, "timeout");
        return this;
    }

    /** A cluster that is not started yet. */
    public LocalCluster build() {
        if (racks.size() > brokers) {
            throw new IllegalStateException(
                    "There are " + racks.size() + " racks for " + brokers + " brokers; name at most one for each");
        }
        return new LocalCluster(new ClusterPlan(
                brokers,
                isolatedControllers,
                racks,
                settings,
                settingsOfNodes,
                listeners,
                advertised,
                jmxAccess,
                new ClusterPlan.Jvm(classPath, heapMegabytes, jvmOptions),
                startTimeout));
    }

    private static int positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be at least 1");
        }
        return value;
    }
}

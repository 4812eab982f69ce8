package io.kafkamonitor.localcluster;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Real Kafka brokers on the loopback interface, each in a JVM of its own.
 *
 * <p>Each broker has its own JMX port, rack, data directory and log file, and can be killed, stopped, paused and
 * restarted. Broker ids count from 1, ids of isolated controllers from 101; every method with an {@code id} takes both.
 * All ports come from the operating system; all files are in a temporary directory that {@link #close()} deletes.
 *
 * <p>The brokers end with this JVM, even when it is killed; only the temporary directory is left behind then.
 *
 * <p>Safe for use by several threads.
 */
public final class LocalCluster implements AutoCloseable {

    private static final int START_ATTEMPTS = 3;

    private final ClusterPlan plan;
    private final Object lock = new Object();

    private volatile @Nullable RunningCluster running; // written under lock

    LocalCluster(ClusterPlan plan) {
        this.plan = plan;
    }

    /** Three combined nodes, unless told otherwise. */
    public static LocalClusterBuilder builder() {
        return new LocalClusterBuilder();
    }

    /**
     * Returns this cluster when all its brokers are live; starts over with other ports when one was lost.
     *
     * @throws BrokerExitedException with the telling part of a broker's log when one does not start
     * @throws UnmetConditionException when the brokers do not find each other in time
     */
    public LocalCluster start() {
        synchronized (lock) {
            if (running != null) {
                throw new IllegalStateException("The cluster is running already");
            }
            running = startWithFreshPorts();
            return this;
        }
    }

    /** For {@code bootstrap.servers}: all brokers, also those that are down. */
    public String bootstrapServers() {
        return brokers().map(NodePlan::brokerAddress).collect(joining(","));
    }

    /** The address of one broker's listener that was added to the builder. */
    public String listenerAddress(int id, String name) {
        return node(id).plan().listenerAddress(name);
    }

    /** The address on which a node is a controller. */
    public String controllerAddress(int id) {
        return node(id).plan().controllerAddress();
    }

    /** All brokers, also those that are down. */
    public Set<Integer> brokerIds() {
        return brokers().map(NodePlan::id).collect(toUnmodifiableSet());
    }

    /** The isolated controllers; empty when the brokers are controllers too. */
    public Set<Integer> isolatedControllerIds() {
        return nodes(node -> !node.role().isBroker()).map(NodePlan::id).collect(toUnmodifiableSet());
    }

    /** The JMX port on 127.0.0.1, the same after a restart. */
    public int jmxPort(int id) {
        return node(id).plan().jmxPort();
    }

    /** What the node logs, all its lives in one file. */
    public Path logFile(int id) {
        return node(id).plan().logFile();
    }

    /** The process id of the node's current life. */
    public long pid(int id) {
        return node(id).pid();
    }

    /** Ends a node by SIGKILL and returns when its process is gone; the cluster notices about 6 s later. */
    public void kill(int id) {
        node(id).kill();
    }

    /** Shuts a node down in an orderly way and returns when its process is gone. */
    public void stop(int id) {
        node(id).stop();
    }

    /** Starts a node again, on the same ports and data, after an orderly stop if it still runs; does not await it. */
    public void restart(int id) {
        LocalNode node = node(id);
        node.stop();
        node.start();
    }

    /** Holds a node by SIGSTOP: its connections stay open and answer nothing. */
    public void pause(int id) {
        node(id).pause();
    }

    /** Lets a paused node go on. */
    public void resume(int id) {
        node(id).resume();
    }

    /**
     * Returns when the live brokers are exactly {@code ids}, as told by a broker that is running now, and each of them
     * answers. A killed or paused broker counts as live until its session ends.
     *
     * @throws BrokerExitedException when one of them is not even running
     * @throws UnmetConditionException with those last seen live, when the deadline passes
     */
    public void awaitLive(Set<Integer> ids, Duration atMost) {
        ids.forEach(this::node);
        started().awaitLive(ids, atMost);
    }

    /**
     * Returns when {@code count} brokers are live, whichever they are.
     *
     * @throws UnmetConditionException with those last seen live, when the deadline passes
     */
    public void awaitLive(int count, Duration atMost) {
        started().awaitLive(count, atMost);
    }

    /** Kills what runs and deletes its files; the cluster may be started anew, empty. */
    @Override
    public void close() {
        synchronized (lock) {
            if (running != null) {
                running.close();
                running = null;
            }
        }
    }

    private RunningCluster startWithFreshPorts() {
        for (int attempt = 1; ; attempt++) {
            try {
                return RunningCluster.start(plan);
            } catch (BrokerExitedException e) {
                if (!e.portTaken()) {
                    throw e;
                }
                if (attempt == START_ATTEMPTS) {
                    throw new BrokerExitedException(attempt, e);
                }
            }
        }
    }

    private LocalNode node(int id) {
        return started().node(id);
    }

    private Stream<NodePlan> brokers() {
        return nodes(node -> node.role().isBroker());
    }

    private Stream<NodePlan> nodes(Predicate<NodePlan> condition) {
        return started().nodes().stream().map(LocalNode::plan).filter(condition);
    }

    private RunningCluster started() {
        RunningCluster current = running;
        if (current == null) {
            throw new IllegalStateException("The cluster is not running; call start() first");
        }
        return current;
    }
}

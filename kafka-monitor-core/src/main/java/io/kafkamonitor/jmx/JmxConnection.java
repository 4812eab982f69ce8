package io.kafkamonitor.jmx;

import java.io.IOException;
import java.rmi.ConnectIOException;
import java.rmi.NotBoundException;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.RMIClientSocketFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.rmi.RMIConnector;
import javax.management.remote.rmi.RMIServer;
import org.jspecify.annotations.Nullable;

/**
 * The connection to one broker's JMX port; opened by the first use and kept.
 *
 * <p>Used by one thread at a time, except {@link #abort()}.
 */
final class JmxConnection {

    private static final String BOUND_NAME = "jmxrmi";

    /** How often a connector asks whether its server is still there, by a thread of its own; 0 is never. */
    private static final String CHECK_PERIOD = "jmx.remote.x.client.connection.check.period";

    private final JmxAddress address;
    private final JmxEndpoints endpoints;
    private final RmiSockets sockets;
    private @Nullable RMIConnector connector;
    private @Nullable BeanReader reader;

    JmxConnection(JmxAddress address, JmxEndpoints endpoints, Duration timeout) {
        this.address = address;
        this.endpoints = endpoints;
        this.sockets = new RmiSockets(address.host(), timeout);
    }

    /**
     * Reads the broker once; opens the connection if need be, also anew if it turns out to be dead.
     *
     * @param nanoTime the monotonic time of the reading
     */
    BrokerReading read(long nanoTime) throws IOException, NotBoundException {
        if (reader != null) {
            try {
                return reader.read(nanoTime);
            } catch (IOException e) {
                close();
            }
        }
        reader = new BeanReader(open());
        return reader.read(nanoTime);
    }

    /** Throws out whoever waits for the broker; the connection is of no use after that. From any thread, at once. */
    void abort() {
        sockets.close();
    }

    boolean isOpen() {
        return connector != null;
    }

    /** Says goodbye to the broker, which may take until the timeout; {@link #read} opens it again. */
    void close() {
        reader = null;
        if (connector != null) {
            try {
                connector.close();
            } catch (IOException e) {
                // the broker is not there to be told
            }
            connector = null;
        }
    }

    @SuppressWarnings("BanJNDI") // no lookup: the connector is given the server's stub
    private MBeanServerConnection open() throws IOException, NotBoundException {
        connector = new RMIConnector(server(), environment());
        connector.connect();
        return connector.getMBeanServerConnection();
    }

    private RMIServer server() throws IOException, NotBoundException {
        RMIClientSocketFactory registrySockets = sockets.factory(endpoints.registryTls());
        Registry registry = LocateRegistry.getRegistry(address.host(), address.port(), registrySockets);
        if (!(registry.lookup(BOUND_NAME) instanceof RMIServer server)) {
            throw new ConnectIOException("'" + BOUND_NAME + "' at '" + address + "' is no JMX server");
        }
        checkTls(ReboundStub.of(server).hasFactory());
        return new ReboundServer(server, sockets.factory(endpoints.connectorTls()));
    }

    private void checkTls(boolean spoken) throws ConnectIOException {
        boolean wanted = endpoints.connectorTls().isPresent();
        if (wanted && !spoken) {
            throw new ConnectIOException("JMX at '" + address + "' speaks no TLS, but tls() asks for it");
        }
        if (spoken && !wanted) {
            throw new ConnectIOException("JMX at '" + address + "' speaks TLS; call tls() of JmxEndpoints");
        }
    }

    private Map<String, Object> environment() {
        Map<String, Object> environment = new HashMap<>();
        environment.put(CHECK_PERIOD, 0L);
        Optional<String[]> login = endpoints.login();
        login.ifPresent(it -> environment.put(JMXConnector.CREDENTIALS, it));
        return environment;
    }
}

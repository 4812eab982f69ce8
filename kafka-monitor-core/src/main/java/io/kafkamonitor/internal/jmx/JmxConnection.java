package io.kafkamonitor.internal.jmx;

import io.kafkamonitor.jmx.JmxAddress;
import io.kafkamonitor.jmx.JmxEndpoints;
import io.kafkamonitor.metric.Unknown;
import java.io.IOException;
import java.rmi.ConnectIOException;
import java.rmi.NotBoundException;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.RMIClientSocketFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.management.remote.rmi.RMIConnection;
import javax.management.remote.rmi.RMIConnectionImpl_Stub;
import javax.management.remote.rmi.RMIServer;
import javax.management.remote.rmi.RMIServerImpl_Stub;
import org.jspecify.annotations.Nullable;

/**
 * The connection to one broker's JMX port; opened by the first use and kept.
 *
 * <p>Speaks to the RMI objects of the JMX connector without the client part of the connector, which would reconnect by
 * itself, without a limit of time, and write warnings to the log of the host when that fails.
 *
 * <p>Used by one thread at a time, except {@link #abort()}.
 */
final class JmxConnection {

    private static final String BOUND_NAME = "jmxrmi";

    private final int broker;
    private final JmxAddress address;
    private final JmxEndpoints endpoints;
    private final RmiSockets sockets;

    /**
     * The stubs as they came. Once they are collected, the broker may be told that nobody here refers to its objects
     * any more, and would take that for true of our own stubs as well.
     */
    private final List<Object> originals = new ArrayList<>();

    private volatile RegistryAnswer answer = new RegistryAnswer();

    private volatile JmxPlace place;
    private @Nullable RMIConnection connection;
    private @Nullable BeanReader reader;

    JmxConnection(int broker, JmxAddress address, JmxEndpoints endpoints, Duration timeout) {
        this.broker = broker;
        this.address = address;
        this.place = JmxPlace.registry(address);
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
        connection = open();
        var beans = new RmiBeans(connection);
        BrokerIdentity.check(beans, broker, address);
        reader = new BeanReader(beans);
        return reader.read(nanoTime);
    }

    /** Throws out whoever waits for the broker; the connection is of no use after that. From any thread, at once. */
    void abort() {
        sockets.close();
    }

    /** Where it has got to; from any thread. */
    JmxPlace place() {
        JmxPlace known = place;
        return known.isRegistry() ? answer.stubAddress().map(known::login).orElse(known) : known;
    }

    /** Why nothing has come of it up to now; from any thread. */
    Unknown whyNothingYet() {
        return sockets.isConnecting() ? JmxFailure.notConnected(place) : JmxFailure.timedOut(place());
    }

    boolean isOpen() {
        return connection != null;
    }

    /** Says goodbye to the broker, which may take until the timeout; {@link #read} opens it again. */
    void close() {
        reader = null;
        if (connection != null) {
            try {
                connection.close();
            } catch (IOException e) {
                // the broker is not there to be told
            }
            connection = null;
        }
        originals.clear();
    }

    private RMIConnection open() throws IOException, NotBoundException {
        place = JmxPlace.registry(address);
        answer = new RegistryAnswer();
        RMIServer server = lookUp();
        originals.add(server);
        ReboundStub stub = ReboundStub.of(server);
        place = place.login(rmiAddress(stub));
        checkTls(stub.hasFactory());
        RMIClientSocketFactory connectorSockets = sockets.factory(endpoints.connectorTls());
        RMIConnection original = new RMIServerImpl_Stub(stub.by(connectorSockets)).newClient(login());
        originals.add(original);
        ReboundStub beans = ReboundStub.of(original);
        place = place.login(rmiAddress(beans)).beans();
        return new RMIConnectionImpl_Stub(beans.by(connectorSockets));
    }

    private JmxAddress rmiAddress(ReboundStub stub) throws ConnectIOException {
        if (stub.port() < 1 || stub.port() > 65535) {
            throw new ConnectIOException("it leads to port '" + stub.port() + "', which is none");
        }
        return new JmxAddress(address.host(), stub.port());
    }

    private String @Nullable [] login() throws WrongEndpointException {
        try {
            return endpoints.login().orElse(null);
        } catch (RuntimeException e) {
            String what = e.getClass().getName(); // nobody knows what is in the message
            throw new WrongEndpointException("the supplier of the JMX password failed with " + what + "; mend it", e);
        }
    }

    private RMIServer lookUp() throws IOException, NotBoundException {
        RMIClientSocketFactory registrySockets = sockets.factory(endpoints.registryTls(), answer);
        Registry registry = LocateRegistry.getRegistry(address.host(), address.port(), registrySockets);
        if (!(registry.lookup(BOUND_NAME) instanceof RMIServer server)) {
            throw new ConnectIOException("'" + BOUND_NAME + "' there is no JMX server");
        }
        return server;
    }

    private void checkTls(boolean spoken) throws ConnectIOException {
        boolean wanted = endpoints.connectorTls().isPresent();
        if (wanted && !spoken) {
            throw new ConnectIOException("it speaks no TLS, but tls() of JmxEndpoints asks for it");
        }
        if (spoken && !wanted) {
            throw new ConnectIOException("it speaks TLS; call tls() of JmxEndpoints");
        }
    }
}

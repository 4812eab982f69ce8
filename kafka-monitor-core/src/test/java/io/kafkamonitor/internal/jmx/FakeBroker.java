package io.kafkamonitor.internal.jmx;

import java.io.IOException;
import java.io.ObjectOutput;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.rmi.NoSuchObjectException;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.ObjID;
import java.rmi.server.RMIClientSocketFactory;
import java.rmi.server.RMIServerSocketFactory;
import java.rmi.server.RemoteRef;
import java.rmi.server.UnicastRemoteObject;
import java.util.Map;
import javax.management.remote.JMXAuthenticator;
import javax.management.remote.JMXServiceURL;
import javax.management.remote.rmi.RMIConnectorServer;
import javax.management.remote.rmi.RMIJRMPServerImpl;
import javax.management.remote.rmi.RMIServerImpl_Stub;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;

/** A JMX port on the loopback interface, as a broker has it, with {@link FakeBeans} behind it. */
final class FakeBroker implements AutoCloseable {

    private final FakeBeans beans = new FakeBeans();
    private final LoopbackPort registryPort = new LoopbackPort();
    private final LoopbackPort connectorPort = new LoopbackPort();
    private final Registry registry;
    private final @Nullable RMIClientSocketFactory stubFactory;
    private final Map<String, ?> environment;
    private RMIConnectorServer connector;

    private FakeBroker(@Nullable RMIClientSocketFactory stubFactory, Map<String, ?> environment) throws Exception {
        this.stubFactory = stubFactory;
        this.environment = environment;
        this.registry = LocateRegistry.createRegistry(0, null, registryPort);
        this.connector = startConnector();
    }

    private RMIConnectorServer startConnector() throws IOException {
        var server = new RMIJRMPServerImpl(0, stubFactory, connectorPort, environment);
        var url = new JMXServiceURL("service:jmx:rmi://");
        var started = new RMIConnectorServer(url, environment, server, beans.server());
        started.start();
        registry.rebind("jmxrmi", server.toStub());
        return started;
    }

    static FakeBroker start() throws Exception {
        return new FakeBroker(null, Map.of());
    }

    /** The stub of its JMX server brings a socket factory of its own. */
    static FakeBroker startWithFactory(RMIClientSocketFactory stubFactory) throws Exception {
        return new FakeBroker(stubFactory, Map.of());
    }

    /** Asks for a login. */
    static FakeBroker startWithLogin(String user, String password) throws Exception {
        JMXAuthenticator authenticator = credentials -> {
            if (credentials instanceof String[] login && login[0].equals(user) && login[1].equals(password)) {
                return new Subject();
            }
            throw new SecurityException("Authentication failed!");
        };
        return new FakeBroker(null, Map.of(RMIConnectorServer.AUTHENTICATOR, authenticator));
    }

    /** The stub of its JMX server says that it is on another host, as with a wrong {@code java.rmi.server.hostname}. */
    static FakeBroker startNaming(String host) throws Exception {
        FakeBroker broker = start();
        broker.nameInStub(host, broker.connectorPort.port);
        return broker;
    }

    /** The stub of its JMX server leads somewhere else. */
    static FakeBroker startNaming(String host, int port) throws Exception {
        FakeBroker broker = start();
        broker.nameInStub(host, port);
        return broker;
    }

    private void nameInStub(String host, int port) throws Exception {
        ObjID id = ReboundStub.of(registry.lookup("jmxrmi")).id();
        registry.rebind("jmxrmi", new RMIServerImpl_Stub(reference(host, port, id)));
    }

    private static RemoteRef reference(String host, int port, ObjID id) {
        return (RemoteRef) Proxy.newProxyInstance(
                RemoteRef.class.getClassLoader(), new Class<?>[] {RemoteRef.class}, (self, method, arguments) -> {
                    if (method.getName().equals("getRefClass")) {
                        return "UnicastRef";
                    }
                    var out = (ObjectOutput) arguments[0];
                    out.writeUTF(host);
                    out.writeInt(port);
                    id.write(out);
                    out.writeBoolean(false);
                    return null;
                });
    }

    /** As by a restart: connections that exist are of no use any more, new ones are taken. */
    void dropConnections() throws IOException {
        connector.stop();
        connector = startConnector();
    }

    FakeBeans beans() {
        return beans;
    }

    int port() {
        return registryPort.port;
    }

    String address() {
        return "127.0.0.1:" + port();
    }

    int connections() {
        return connector.getConnectionIds().length;
    }

    @Override
    public void close() throws IOException {
        connector.stop();
        try {
            UnicastRemoteObject.unexportObject(registry, true);
        } catch (NoSuchObjectException e) {
            // closed already
        }
    }

    private static final class LoopbackPort implements RMIServerSocketFactory {

        private volatile int port;

        @Override
        public ServerSocket createServerSocket(int wanted) throws IOException {
            var socket = new ServerSocket(wanted, 50, InetAddress.getLoopbackAddress());
            port = socket.getLocalPort();
            return socket;
        }
    }
}

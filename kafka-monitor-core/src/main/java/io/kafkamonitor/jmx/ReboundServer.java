package io.kafkamonitor.jmx;

import java.io.IOException;
import java.rmi.RemoteException;
import java.rmi.server.RMIClientSocketFactory;
import java.util.ArrayList;
import java.util.List;
import javax.management.remote.rmi.RMIConnection;
import javax.management.remote.rmi.RMIConnectionImpl_Stub;
import javax.management.remote.rmi.RMIServer;
import javax.management.remote.rmi.RMIServerImpl_Stub;
import org.jspecify.annotations.Nullable;

/** A broker's JMX connector server, reached by our own sockets, and so are the connections that it opens. */
final class ReboundServer implements RMIServer {

    private final RMIServer server;
    private final RMIClientSocketFactory sockets;

    /**
     * The stubs as they came. Once they are collected, the server may be told that nobody here refers to the objects
     * any more, and that would be true of ours as well.
     */
    private final List<Object> originals = new ArrayList<>();

    ReboundServer(RMIServer original, RMIClientSocketFactory sockets) throws IOException {
        this.server = new RMIServerImpl_Stub(ReboundStub.of(original).by(sockets));
        this.sockets = sockets;
        originals.add(original);
    }

    @Override
    public String getVersion() throws RemoteException {
        return server.getVersion();
    }

    @Override
    public RMIConnection newClient(@Nullable Object credentials) throws IOException {
        RMIConnection original = server.newClient(credentials);
        originals.add(original);
        return new RMIConnectionImpl_Stub(ReboundStub.of(original).by(sockets));
    }
}

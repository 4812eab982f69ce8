package io.kafkamonitor.internal.jmx;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.rmi.ConnectIOException;
import java.rmi.Remote;
import java.rmi.server.ObjID;
import java.rmi.server.RMIClientSocketFactory;
import java.rmi.server.RemoteObject;
import java.rmi.server.RemoteObjectInvocationHandler;
import java.rmi.server.RemoteRef;
import javax.management.remote.rmi.RMIServerImpl_Stub;
import org.jspecify.annotations.Nullable;

/**
 * What the stub of a remote object refers to, to be referred to again by sockets of ours.
 *
 * <p>A stub brings the socket factory that its server chose, and there is no method to give it another. But the
 * serialized form of a stub is documented ({@link RemoteObject}, method {@code writeObject}), so the reference is
 * written out, and read in again with our factory in the place of the server's.
 *
 * @param host what the server takes for its host name
 * @param port where the object is served
 * @param id of the object
 * @param hasFactory whether the server chose a socket factory; the JMX agent of a JVM does so exactly for TLS
 */
record ReboundStub(String host, int port, ObjID id, boolean hasFactory) {

    private static final String FORM_WITHOUT_FACTORY = "UnicastRef";
    private static final String FORM_WITH_FACTORY = "UnicastRef2";
    private static final byte FACTORY_FOLLOWS = 1;

    /** Stands for our factory, which cannot be serialized, between writing and reading. */
    private enum Placeholder {
        FACTORY
    }

    static ReboundStub of(Remote stub) throws IOException {
        RemoteRef reference = referenceOf(stub);
        String form = reference.getRefClass(null);
        if (!form.equals(FORM_WITH_FACTORY) && !form.equals(FORM_WITHOUT_FACTORY)) {
            throw new ConnectIOException("RMI reference '" + form + "' is not known; is this a broker's JMX port?");
        }
        try (var in = new ObjectInputStream(serialized(reference::writeExternal))) {
            return read(in, form.equals(FORM_WITH_FACTORY) && in.readByte() == FACTORY_FOLLOWS);
        } catch (ClassNotFoundException e) {
            throw new IOException("The socket factory of the RMI stub is not on the class path", e);
        }
    }

    /** A reference that uses our sockets; announces itself by them to the server's garbage collector. */
    RemoteRef by(RMIClientSocketFactory sockets) throws IOException {
        var stub = new RMIServerImpl_Stub(writable());
        try (var in = new FactoryInserter(serialized(out -> out.writeObject(stub)), sockets)) {
            return ((RemoteObject) in.readObject()).getRef();
        } catch (ClassNotFoundException e) {
            throw new IOException("The RMI stub for '" + host + ":" + port + "' cannot be read in again", e);
        }
    }

    private static RemoteRef referenceOf(Remote stub) throws ConnectIOException {
        if (stub instanceof RemoteObject object) {
            return object.getRef();
        }
        if (Proxy.isProxyClass(stub.getClass())
                && Proxy.getInvocationHandler(stub) instanceof RemoteObjectInvocationHandler handler) {
            return handler.getRef();
        }
        throw new ConnectIOException(
                "'" + stub.getClass().getName() + "' is no RMI stub; is this the JMX port of a broker?");
    }

    private static ReboundStub read(ObjectInputStream in, boolean factoryFollows)
            throws IOException, ClassNotFoundException {
        String host = in.readUTF();
        int port = in.readInt();
        if (factoryFollows) {
            in.readObject();
        }
        return new ReboundStub(host, port, ObjID.read(in), factoryFollows);
    }

    private void write(ObjectOutput out) throws IOException {
        out.writeByte(FACTORY_FOLLOWS);
        out.writeUTF(host);
        out.writeInt(port);
        out.writeObject(Placeholder.FACTORY);
        id.write(out);
        out.writeBoolean(false);
    }

    /** A reference that can do nothing but write itself, the two methods that the serialization of a stub calls. */
    private RemoteRef writable() {
        return (RemoteRef) Proxy.newProxyInstance(
                RemoteRef.class.getClassLoader(), new Class<?>[] {RemoteRef.class}, (self, method, arguments) -> {
                    return writing(method, arguments);
                });
    }

    private @Nullable Object writing(Method method, Object[] arguments) throws IOException {
        return switch (method.getName()) {
            case "getRefClass" -> FORM_WITH_FACTORY;
            case "writeExternal" -> {
                write((ObjectOutput) arguments[0]);
                yield null;
            }
            default -> throw new UnsupportedOperationException(method.getName());
        };
    }

    private static InputStream serialized(Writing writing) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            writing.to(out);
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    @FunctionalInterface
    private interface Writing {
        void to(ObjectOutputStream out) throws IOException;
    }

    private static final class FactoryInserter extends ObjectInputStream {

        private final RMIClientSocketFactory sockets;

        FactoryInserter(InputStream in, RMIClientSocketFactory sockets) throws IOException {
            super(in);
            this.sockets = sockets;
            enableResolveObject(true);
        }

        @Override
        protected Object resolveObject(Object object) {
            return object == Placeholder.FACTORY ? sockets : object;
        }
    }
}

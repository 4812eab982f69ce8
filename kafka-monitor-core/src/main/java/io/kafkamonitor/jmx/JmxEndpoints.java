package io.kafkamonitor.jmx;

import static java.util.Objects.requireNonNull;

import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Where the brokers' JMX ports are, and how to be let in.
 *
 * <p>Immutable: every method returns new endpoints. All brokers share the login and the TLS settings.
 *
 * <p>Only the host given here is connected to. The host name in the stub that a broker's registry hands out
 * ({@code java.rmi.server.hostname} of the broker) is not used, so it need not resolve from here; the port in it is
 * used, so it must be reachable ({@code com.sun.management.jmxremote.rmi.port}, best the same as the JMX port).
 */
public final class JmxEndpoints {

    /** How sockets are protected; throws when the JVM has no default context. */
    @FunctionalInterface
    public interface Tls {

        /** The context for one connection. */
        SSLContext context() throws GeneralSecurityException;
    }

    private record Login(String user, Supplier<String> password) {}

    private enum Registry {
        AS_CONNECTOR,
        PLAIN
    }

    private final int port;
    private final Map<Integer, JmxAddress> addresses;
    private final @Nullable Login login;
    private final @Nullable Tls tls;
    private final Registry registry;

    private JmxEndpoints(
            int port, Map<Integer, JmxAddress> addresses, @Nullable Login login, @Nullable Tls tls, Registry registry) {
        this.port = port;
        this.addresses = addresses;
        this.login = login;
        this.tls = tls;
        this.registry = registry;
    }

    /**
     * Every broker has the same JMX port on the host that the cluster's metadata names. Brokers that share a host have
     * not: only the one whose port it is is read then, and the others count as not readable; use {@link #of} for them.
     */
    public static JmxEndpoints onPort(int port) {
        return new JmxEndpoints(new JmxAddress("any", port).port(), Map.of(), null, null, Registry.AS_CONNECTOR);
    }

    /**
     * Each broker has its own address, or its own port on a host that they share. A live broker that is not in the map
     * counts as one that cannot be read.
     *
     * @param addresses {@code host:port} by broker id
     * @throws IllegalArgumentException for an address that is not {@code host:port} or is another broker's, or for an
     *     empty map
     */
    public static JmxEndpoints of(Map<Integer, String> addresses) {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("There is no JMX address; give one for each broker, or use onPort()");
        }
        var parsed = new TreeMap<Integer, JmxAddress>();
        var owners = new HashMap<JmxAddress, Integer>();
        new TreeMap<>(addresses).forEach((id, text) -> {
            JmxAddress address = JmxAddress.parse(text);
            Integer other = owners.putIfAbsent(address, id);
            if (other != null) {
                throw new IllegalArgumentException("'" + text + "' is given for broker " + other + " and for broker "
                        + id + "; each has a JMX port of its own");
            }
            parsed.put(id, address);
        });
        return new JmxEndpoints(0, parsed, null, null, Registry.AS_CONNECTOR);
    }

    /**
     * The login that the brokers ask for ({@code com.sun.management.jmxremote.authenticate=true}).
     *
     * @param password asked for each new connection, so a changed password needs no restart; by several threads
     */
    public JmxEndpoints credentials(String user, Supplier<String> password) {
        var newLogin = new Login(requireNonNull(user, "user"), requireNonNull(password, "password"));
        return new JmxEndpoints(port, addresses, newLogin, tls, registry);
    }

    /** TLS with what the default {@link SSLContext} of this JVM trusts and shows; else as {@link #tls(SSLContext)}. */
    public JmxEndpoints tls() {
        return new JmxEndpoints(port, addresses, login, SSLContext::getDefault, registry);
    }

    /**
     * TLS with a context of its own, for the registry and the connector; nothing of it is global to the JVM.
     *
     * <p>The certificate must be for the host that is connected to. A context whose trust manager checks less accepts
     * more. A broker whose connector speaks no TLS is refused. The system properties {@code javax.rmi.ssl.client.*} are
     * not read.
     *
     * <p>One thing RMI does not let out of its hands: when it takes a stub out of an answer, it announces it once to
     * the broker's distributed garbage collector, over a connection made with the JVM's default context. If that one
     * does not trust the broker, this handshake fails, unnoticed and without consequence; the stub is announced again
     * over a connection made with the context given here, and every call goes there.
     */
    public JmxEndpoints tls(SSLContext context) {
        requireNonNull(context, "context");
        return new JmxEndpoints(port, addresses, login, () -> context, registry);
    }

    /**
     * The registry speaks no TLS though the connector does: brokers with {@code com.sun.management.jmxremote.ssl=true}
     * but without {@code com.sun.management.jmxremote.registry.ssl=true}. The login still travels by TLS only.
     */
    public JmxEndpoints plainRegistry() {
        return new JmxEndpoints(port, addresses, login, tls, Registry.PLAIN);
    }

    /**
     * Where the JMX port of a broker is; empty if none was given for it.
     *
     * @param host as in the cluster's metadata
     */
    public Optional<JmxAddress> addressOf(int broker, String host) {
        return addresses.isEmpty()
                ? Optional.of(new JmxAddress(host, port))
                : Optional.ofNullable(addresses.get(broker));
    }

    /** User and password as JMX wants them, fresh for one connection; empty without a login. */
    public Optional<String[]> login() {
        return Optional.ofNullable(login).map(it -> new String[] {it.user, it.password.get()});
    }

    /** Who logs in; empty if nobody does. */
    public Optional<String> user() {
        return Optional.ofNullable(login).map(Login::user);
    }

    /** How the connector is protected; empty if it is not. */
    public Optional<Tls> connectorTls() {
        return Optional.ofNullable(tls);
    }

    /** How the registry is protected; empty if it is not. */
    public Optional<Tls> registryTls() {
        return registry == Registry.PLAIN ? Optional.empty() : connectorTls();
    }

    /** Where, and whether with login and TLS; never the password. */
    @Override
    public String toString() {
        return (addresses.isEmpty() ? "port " + port + " of every broker" : addresses.toString())
                + (login == null ? "" : " as '" + login.user + "'")
                + (tls == null ? "" : " with TLS");
    }
}

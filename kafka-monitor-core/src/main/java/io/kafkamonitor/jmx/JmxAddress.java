package io.kafkamonitor.jmx;

/**
 * Where a JMX registry listens.
 *
 * @param host a name or an address, without brackets
 * @param port from 1 to 65535
 */
public record JmxAddress(String host, int port) {

    /** Refuses an empty host, and what is no port. */
    public JmxAddress {
        if (host.isBlank()) {
            throw new IllegalArgumentException("The host of a JMX address is empty; name the broker's host");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("'" + port
                    + "' is not a JMX port; give the broker's com.sun.management.jmxremote.port, 1 to 65535");
        }
    }

    /** Reads {@code host:port}; an IPv6 address stands in brackets. */
    static JmxAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        try {
            String host = text.substring(0, Math.max(0, colon));
            return new JmxAddress(withoutBrackets(host), Integer.parseInt(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a JMX address; write it as 'host:port', like 'broker-1:9999'", e);
        }
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}

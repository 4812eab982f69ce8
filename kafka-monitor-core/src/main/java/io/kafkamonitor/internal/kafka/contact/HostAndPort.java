package io.kafkamonitor.internal.kafka.contact;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** An address as it stands in {@code bootstrap.servers}; an IPv6 address is in brackets. */
record HostAndPort(String host, int port) {

    /** @param text {@code host:port}, perhaps with {@code PROTOCOL://} before it */
    static HostAndPort parse(String text) {
        String address = text.substring(text.indexOf("://") < 0 ? 0 : text.indexOf("://") + 3);
        int colon = address.lastIndexOf(':');
        String host = address.substring(0, colon);
        boolean inBrackets = host.startsWith("[") && host.endsWith("]");
        return new HostAndPort(
                inBrackets ? host.substring(1, host.length() - 1) : host,
                Integer.parseInt(address.substring(colon + 1)));
    }

    InetSocketAddress resolve() throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByName(host), port);
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}

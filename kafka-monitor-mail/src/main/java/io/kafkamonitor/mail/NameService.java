package io.kafkamonitor.mail;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Knows the addresses of a host. */
@FunctionalInterface
interface NameService {

    /** The one of this JVM. */
    NameService SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /** All of them, the preferred first. May take long. */
    List<InetAddress> addressesOf(String host) throws UnknownHostException;
}

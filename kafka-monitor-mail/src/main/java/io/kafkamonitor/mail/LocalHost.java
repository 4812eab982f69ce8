package io.kafkamonitor.mail;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * This host: its name for people, and its name for mail servers.
 *
 * @param name as people know it
 * @param heloName a fully qualified name, or an address in brackets, for strict servers refuse everything else
 */
record LocalHost(String name, String heloName) {

    private static final Pattern QUALIFIED = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    /** Looks it up, which may ask a name server. */
    static LocalHost lookUp() {
        try {
            InetAddress address = InetAddress.getLocalHost();
            return of(address.getHostName(), address.getCanonicalHostName(), address);
        } catch (UnknownHostException e) {
            return of("localhost", "localhost", InetAddress.getLoopbackAddress());
        }
    }

    static LocalHost of(String name, String canonicalName, InetAddress address) {
        boolean isName = QUALIFIED.matcher(canonicalName).matches() && !canonicalName.equals(address.getHostAddress());
        return new LocalHost(name, isName ? canonicalName : literal(address));
    }

    private static String literal(InetAddress address) {
        String digits = address.getHostAddress();
        if (!(address instanceof Inet6Address)) {
            return "[" + digits + "]";
        }
        int scope = digits.indexOf('%');
        return "[IPv6:" + (scope < 0 ? digits : digits.substring(0, scope)) + "]";
    }
}

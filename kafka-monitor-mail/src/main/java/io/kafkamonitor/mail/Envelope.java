package io.kafkamonitor.mail;

import jakarta.mail.internet.InternetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who writes to whom.
 *
 * @param from whom people see
 * @param sender where bounces go
 */
record Envelope(
        InternetAddress from,
        InternetAddress sender,
        List<InternetAddress> to,
        List<InternetAddress> cc,
        List<InternetAddress> bcc) {

    Envelope {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
    }

    /** The names of everybody the mail goes to, each once. */
    List<String> audience() {
        Discretion discretion = Discretion.of(this);
        return addresses().map(discretion::nameOf).toList();
    }

    /** The addresses of those who have one of the names. */
    List<String> recipients(Set<String> names) {
        Discretion discretion = Discretion.of(this);
        return addresses()
                .filter(address -> names.contains(discretion.nameOf(address)))
                .toList();
    }

    /** Everybody, each once: how an address is spelled makes it no other one. */
    private Stream<String> addresses() {
        var bySpelling = new LinkedHashMap<String, String>();
        Stream.concat(visible(), bcc.stream())
                .forEach(address -> bySpelling.putIfAbsent(lower(address), address.getAddress()));
        return bySpelling.values().stream();
    }

    /** This envelope as those see it who have one of the names. */
    Envelope only(Set<String> names) {
        List<String> addresses = recipients(names).stream().map(Envelope::lower).toList();
        return new Envelope(from, sender, among(addresses, to), among(addresses, cc), among(addresses, bcc));
    }

    private static List<InternetAddress> among(List<String> addresses, List<InternetAddress> all) {
        return all.stream()
                .filter(address -> addresses.contains(lower(address)))
                .toList();
    }

    private Stream<InternetAddress> visible() {
        return Stream.concat(to.stream(), cc.stream());
    }

    /** The addresses that everybody sees. */
    List<String> visibleAddresses() {
        return visible().map(InternetAddress::getAddress).distinct().toList();
    }

    /** Who gets a copy of which the others are not to know, in the order in which they were given. */
    List<String> blind() {
        List<String> seen = visible().map(Envelope::lower).toList();
        return addresses().filter(address -> !seen.contains(lower(address))).toList();
    }

    private static String lower(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    private static String lower(InternetAddress address) {
        return lower(address.getAddress());
    }

    /** Whether everybody may see a word, for it stands before the @ of an address that everybody sees. */
    boolean isVisible(String local) {
        return Stream.concat(visible(), Stream.of(from, sender))
                .anyMatch(address -> lower(address).startsWith(local.toLowerCase(Locale.ROOT) + "@"));
    }

    /** The domain in whose name message ids are made. */
    String domain() {
        String address = from.getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }
}

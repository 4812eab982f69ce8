package io.kafkamonitor.mail;

import jakarta.mail.internet.InternetAddress;
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
        return addresses().map(discretion::nameOf).distinct().toList();
    }

    /** The addresses of those who have one of the names. */
    List<String> recipients(Set<String> names) {
        Discretion discretion = Discretion.of(this);
        return addresses()
                .filter(address -> names.contains(discretion.nameOf(address)))
                .toList();
    }

    private Stream<String> addresses() {
        return Stream.concat(visible(), bcc.stream())
                .map(InternetAddress::getAddress)
                .distinct();
    }

    private Stream<InternetAddress> visible() {
        return Stream.concat(to.stream(), cc.stream());
    }

    /** Who gets a copy of which the others are not to know. */
    List<String> blind() {
        List<String> seen = visible().map(Envelope::lower).toList();
        return bcc.stream()
                .filter(address -> !seen.contains(lower(address)))
                .map(InternetAddress::getAddress)
                .distinct()
                .toList();
    }

    private static String lower(InternetAddress address) {
        return address.getAddress().toLowerCase(Locale.ROOT);
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

package io.kafkamonitor.mail;

import jakarta.mail.internet.InternetAddress;
import java.util.List;
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

    /** Everybody the mail goes to, each once; only those among the targets if there are any. */
    List<String> recipients(Set<String> targets) {
        return Stream.of(to, cc, bcc)
                .flatMap(List::stream)
                .map(InternetAddress::getAddress)
                .distinct()
                .filter(address -> targets.isEmpty() || targets.contains(address))
                .toList();
    }

    /** The domain in whose name message ids are made. */
    String domain() {
        String address = from.getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }
}

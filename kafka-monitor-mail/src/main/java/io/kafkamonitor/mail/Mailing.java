package io.kafkamonitor.mail;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A mail, and to whom it goes.
 *
 * @param mail its bytes
 * @param within the same news in at most so many bytes
 * @param addresses on its envelope
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares mails
record Mailing(byte[] mail, LongFunction<byte[]> within, List<String> addresses) {

    /** Whether one of the addresses needs a server that knows of other letters than those of ASCII. */
    boolean isInternational() {
        return !addresses.stream().allMatch(MailAddress::isAscii);
    }

    private Mailing to(List<String> some) {
        return new Mailing(mail, within, List.copyOf(some));
    }

    /** The same to at most so many each. */
    private List<Mailing> split(int most) {
        var parts = new ArrayList<Mailing>();
        for (int i = 0; i < addresses.size(); i += most) {
            parts.add(to(addresses.subList(i, Math.min(i + most, addresses.size()))));
        }
        return parts;
    }

    /** The same to those of its addresses that the server had no room for. */
    Mailing toRest(List<String> tooMany) {
        return to(addresses.stream().filter(tooMany::contains).toList());
    }

    /**
     * How many people a mail goes to.
     *
     * @param most on one envelope
     * @param isEachAlone whether each gets a mail that names nobody else
     */
    record Form(int most, boolean isEachAlone) {

        static final Form TOGETHER = new Form(50, false);

        /** The mails for some recipients; those whom not every server takes get one of their own. */
        List<Mailing> mailings(Set<String> recipients, Function<Set<String>, Mailing> writing) {
            if (isEachAlone) {
                return recipients.stream()
                        .map(recipient -> writing.apply(Set.of(recipient)))
                        .toList();
            }
            Map<Boolean, Set<String>> byAscii = recipients.stream()
                    .collect(Collectors.partitioningBy(
                            MailAddress::isAscii, Collectors.toCollection(LinkedHashSet::new)));
            return Stream.of(true, false)
                    .map(byAscii::get)
                    .filter(some -> !some.isEmpty())
                    .flatMap(some -> writing.apply(some).split(most).stream())
                    .toList();
        }
    }
}

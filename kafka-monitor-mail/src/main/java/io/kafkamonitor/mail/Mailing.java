package io.kafkamonitor.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * A mail, and to whom it goes.
 *
 * @param mail its bytes
 * @param within the same news in at most so many bytes
 * @param addresses on its envelope
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares mails
record Mailing(byte[] mail, LongFunction<byte[]> within, List<String> addresses) {

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

        /** The mails for some recipients. */
        List<Mailing> mailings(Set<String> recipients, Function<Set<String>, Mailing> writing) {
            if (isEachAlone) {
                return recipients.stream()
                        .map(recipient -> writing.apply(Set.of(recipient)))
                        .toList();
            }
            return writing.apply(recipients).split(most);
        }
    }
}

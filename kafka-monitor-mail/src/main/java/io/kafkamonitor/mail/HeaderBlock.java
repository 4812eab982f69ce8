package io.kafkamonitor.mail;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The headers of a mail, line by line. No value can begin another header: it is one clean line before it is folded. */
final class HeaderBlock {

    /** With its name, below the 998 characters that a line may have, also where there is nothing to fold at. */
    private static final int LONGEST = 800;

    private final StringBuilder lines = new StringBuilder();

    /** Adds a header with text for people, encoded if it is not ASCII or could be taken for what is encoded. */
    HeaderBlock text(String name, String value) {
        String clean = Wording.clean(value, LONGEST);
        int used = name.length() + 2;
        String folded = EncodedWords.areNeededFor(clean) ? EncodedWords.of(clean, used) : MimeUtility.fold(used, clean);
        lines.append(name).append(": ").append(folded).append("\r\n");
        return this;
    }

    /** Adds a header with addresses; nothing if there are none. */
    HeaderBlock addresses(String name, List<InternetAddress> addresses) {
        if (addresses.isEmpty()) {
            return this;
        }
        String value = InternetAddress.toString(addresses.toArray(InternetAddress[]::new), name.length() + 2);
        lines.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    /** In ASCII, but for addresses that are not. */
    byte[] bytes() {
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}

package io.kafkamonitor.mail;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which headers a host may add to the mails: none that the mail depends on, and none that smuggles in another. */
final class ExtraHeader {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,76}");
    private static final int LONGEST_VALUE = 500;
    private static final Set<String> OURS = Set.of(
            "from",
            "sender",
            "to",
            "cc",
            "bcc",
            "date",
            "subject",
            "message-id",
            "in-reply-to",
            "references",
            "mime-version",
            "auto-submitted",
            "list-id",
            "importance",
            "x-priority",
            "return-path",
            "received");

    private ExtraHeader() {}

    static void check(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + Wording.clean(name, 100)
                    + "' is not the name of a header; use letters, digits and '-', like 'X-Team'");
        }
        if (OURS.contains(lower) || lower.startsWith("content-") || lower.startsWith("x-kafka-monitor-")) {
            throw new IllegalArgumentException(
                    "Header '" + name + "' is written by the notifier itself; choose another, like 'X-Team'");
        }
        if (value.length() > LONGEST_VALUE || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The value of header '" + name + "' is longer than " + LONGEST_VALUE
                    + " characters or contains control characters; give one short line");
        }
    }
}

package io.kafkamonitor.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;

/** Reads one mail address strictly: {@code ops@example.com} or {@code Operations <ops@example.com>}. */
final class MailAddress {

    private MailAddress() {}

    /** Whether every server takes it, and not only those that know of other letters than those of ASCII (RFC 6531). */
    static boolean isAscii(String address) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(address);
    }

    /**
     * The address of whom mails come from, as {@link #parse}; in letters of ASCII, for the sender is named to every server.
     *
     * @throws IllegalArgumentException if it is none, saying why
     */
    static InternetAddress sender(String text) {
        InternetAddress address = parse(text);
        if (!isAscii(address.getAddress())) {
            throw unusable(text, "a sender can have only letters of ASCII before the @");
        }
        return address;
    }

    /**
     * The address, with an international domain in its ASCII form.
     *
     * @throws IllegalArgumentException if it is none, saying why
     */
    static InternetAddress parse(String text) {
        if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw unusable(text.replaceAll("\\p{Cntrl}", "?"), "it contains control characters");
        }
        try {
            InternetAddress[] parsed = InternetAddress.parse(withAsciiDomain(text.strip()), true);
            if (parsed.length != 1 || parsed[0].isGroup()) {
                throw unusable(text, "it is not exactly one address");
            }
            return checked(text, parsed[0]);
        } catch (AddressException e) {
            throw unusable(text, String.valueOf(e.getMessage()));
        }
    }

    private static InternetAddress checked(String text, InternetAddress address) throws AddressException {
        String plain = address.getAddress();
        int at = plain.lastIndexOf('@');
        if (at <= 0 || at == plain.length() - 1) {
            throw unusable(text, "it has no @ with a domain behind it");
        }
        address.validate();
        encodeName(address);
        return address;
    }

    /** By the mail library of ours, whatever the thread of the host takes for one. */
    private static void encodeName(InternetAddress address) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(MailAddress.class.getClassLoader());
        try {
            address.setPersonal(address.getPersonal(), "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("This Java has no UTF-8", e);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "The name in '" + address.getAddress() + "' cannot be encoded: " + e.getMessage()
                            + "; if the application is one large jar, merge META-INF/services when building it",
                    e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static String withAsciiDomain(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0) {
            return text;
        }
        int end = text.indexOf('>', at);
        String domain = end < 0 ? text.substring(at + 1) : text.substring(at + 1, end);
        String rest = end < 0 ? "" : text.substring(end);
        try {
            return text.substring(0, at + 1) + IDN.toASCII(domain) + rest;
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static IllegalArgumentException unusable(String text, String reason) {
        return new IllegalArgumentException("'" + text + "' is not a mail address (" + reason
                + "); give one like 'ops@example.com' or 'Operations <ops@example.com>'");
    }
}

package io.kafkamonitor.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Text in UTF-8 as a part of a mail: its two headers, an empty line, the encoded text.
 *
 * <p>Written by hand, because the way through content handlers depends on files that class loaders of plug-ins and
 * repackaged jars often hide.
 */
final class MimeText {

    private static final byte[] CRLF = {'\r', '\n'};

    private MimeText() {}

    /** A part of a subtype of text, such as {@code plain}. Its lines have at most 76 characters. */
    static byte[] part(String subtype, String text) {
        byte[] canonical = text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        boolean isMostlyAscii = isMostlyAscii(canonical);
        String headers = "Content-Type: text/" + subtype + "; charset=UTF-8\r\nContent-Transfer-Encoding: "
                + (isMostlyAscii ? "quoted-printable" : "base64") + "\r\n\r\n";
        var part = new ByteArrayOutputStream(canonical.length * 3 / 2);
        part.writeBytes(headers.getBytes(StandardCharsets.US_ASCII));
        part.writeBytes(
                isMostlyAscii
                        ? quotedPrintable(canonical)
                        : Base64.getMimeEncoder().encode(canonical));
        part.writeBytes(CRLF);
        return part.toByteArray();
    }

    private static boolean isMostlyAscii(byte[] text) {
        int others = 0;
        for (byte character : text) {
            if (character < 0) {
                others++;
            }
        }
        return others * 6 <= text.length;
    }

    private static byte[] quotedPrintable(byte[] text) {
        var encoded = new ByteArrayOutputStream(text.length * 5 / 4);
        try (OutputStream encoder = MimeUtility.encode(encoded, "quoted-printable")) {
            encoder.write(text);
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("Encoding a mail failed; no provider of encodings was found", e);
        }
        return encoded.toByteArray();
    }
}

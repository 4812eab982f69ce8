package io.kafkamonitor.localmail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** A mail as a server got it. Immutable. */
public final class ReceivedMail {

    private final String from;
    private final List<String> recipients;
    private final byte[] raw;

    ReceivedMail(String from, List<String> recipients, byte[] raw) {
        this.from = from;
        this.recipients = List.copyOf(recipients);
        this.raw = raw.clone();
    }

    /** The sender on the envelope. */
    public String from() {
        return from;
    }

    /** Those recipients on the envelope whom the server accepted. */
    public List<String> recipients() {
        return recipients;
    }

    /** The bytes of the mail. */
    public byte[] raw() {
        return raw.clone();
    }

    /** The mail, parsed. */
    public MimeMessage message() {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
        } catch (MessagingException e) {
            throw new IllegalStateException("This is not a mail:\n" + source(), e);
        }
    }

    /** The mail as it went over the line. */
    public String source() {
        return new String(raw, StandardCharsets.US_ASCII);
    }

    /** The decoded subject. */
    public String subject() {
        return read(MimeMessage::getSubject);
    }

    /** A header that occurs once; empty if it is not there. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(read(message -> message.getHeader(name, null)));
    }

    /** All headers of a name, in order. */
    public List<String> headers(String name) {
        return read(message -> List.of(Objects.requireNonNullElse(message.getHeader(name), new String[0])));
    }

    /** The plain text; empty if there is none. */
    public String text() {
        return read(message -> find(message, "text/plain"));
    }

    /** The HTML; empty if there is none. */
    public String html() {
        return read(message -> find(message, "text/html"));
    }

    /** The HTML with the pictures in it that came with the mail, for a browser; empty if there is none. */
    public String page() {
        return read(message -> withPictures(find(message, "text/html"), message));
    }

    private static String withPictures(String html, Part part) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*")) {
            Multipart parts = (Multipart) part.getContent();
            String shown = html;
            for (int i = 0; i < parts.getCount(); i++) {
                shown = withPictures(shown, parts.getBodyPart(i));
            }
            return shown;
        }
        if (part.isMimeType("image/png")) {
            String id = ((MimeBodyPart) part).getContentID().replaceAll("[<>]", "");
            byte[] png = part.getInputStream().readAllBytes();
            return html.replace(
                    "cid:" + id, "data:image/png;base64," + Base64.getEncoder().encodeToString(png));
        }
        return html;
    }

    private static String find(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent().toString();
        }
        if (part.isMimeType("multipart/*")) {
            Multipart parts = (Multipart) part.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart child = parts.getBodyPart(i);
                String found = find(child, type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    /** Writes the mail to a file that mail programs open, {@code .eml} by custom. */
    public void writeTo(Path file) {
        try {
            Files.write(file, raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T read(Reading<T> reading) {
        try {
            return reading.from(message());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("This mail cannot be read:\n" + source(), e);
        }
    }

    private interface Reading<T> {
        T from(MimeMessage message) throws MessagingException, IOException;
    }
}

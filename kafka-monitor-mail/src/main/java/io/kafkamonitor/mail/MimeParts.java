package io.kafkamonitor.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Puts parts of a mail together, each with its own headers. */
final class MimeParts {

    private static final int LINE = 76;

    private MimeParts() {}

    /** Parts that belong together, such as the {@code alternative} forms of one text. */
    static byte[] of(String kind, List<byte[]> parts) {
        // can stand in neither encoding: "=_" is no quoted character, and base64 has no "_"
        String boundary = "=_kafka_monitor_" + kind;
        var body = new ByteArrayOutputStream();
        ascii(body, "Content-Type: multipart/" + kind + "; boundary=\"" + boundary + "\"\r\n\r\n");
        for (byte[] part : parts) {
            ascii(body, "--" + boundary + "\r\n");
            body.writeBytes(part);
        }
        ascii(body, "--" + boundary + "--\r\n");
        return body.toByteArray();
    }

    /** An image that is shown where the HTML names its id. */
    static byte[] image(String id, byte[] png) {
        var part = new ByteArrayOutputStream();
        ascii(part, "Content-Type: image/png; name=\"" + id + ".png\"\r\n");
        ascii(part, "Content-Transfer-Encoding: base64\r\n");
        ascii(part, "Content-ID: <" + id + ">\r\n");
        ascii(part, "Content-Disposition: inline; filename=\"" + id + ".png\"\r\n\r\n");
        part.writeBytes(Base64.getMimeEncoder(LINE, new byte[] {'\r', '\n'}).encode(png));
        ascii(part, "\r\n");
        return part.toByteArray();
    }

    private static void ascii(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}

package io.kafkamonitor.mail;

import java.net.URLEncoder;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is not to be shown of what a server says: the password, in whatever form it may come back, and who gets a copy that
 * the others do not see. Immutable.
 */
final class Discretion {

    private static final String PASSWORD = "(not shown)";
    private static final String BLIND = "Bcc recipient";
    /** Less than this is no secret, and hiding it would make every answer unreadable. */
    private static final int SHORTEST = 4;
    /** Less than this is a word of many answers; "ceo" is not. */
    private static final int SHORTEST_NAME = 3;

    private final Map<String, String> blind; // the name to show, by address in lower case
    private final List<HiddenText> hidden;

    private Discretion(Map<String, String> blind, List<HiddenText> hidden) {
        this.blind = blind;
        this.hidden = hidden;
    }

    /** Keeps the blind copies of an envelope to itself. */
    static Discretion of(Envelope envelope) {
        var blind = new LinkedHashMap<String, String>();
        var hidden = new ArrayList<HiddenText>();
        for (String address : envelope.blind()) {
            String name = BLIND + " " + (blind.size() + 1);
            blind.put(address.toLowerCase(Locale.ROOT), name);
            hidden.add(HiddenText.whole(address, name));
            for (String mailbox : mailboxes(address.substring(0, address.lastIndexOf('@')))) {
                if (mailbox.length() >= SHORTEST_NAME && !envelope.isVisible(mailbox)) {
                    hidden.add(HiddenText.word(mailbox, name));
                }
            }
        }
        return new Discretion(Map.copyOf(blind), List.copyOf(hidden));
    }

    /** The name before the @, and without what a server takes for a folder of it. */
    private static List<String> mailboxes(String local) {
        int plus = local.indexOf('+');
        return plus <= 0 ? List.of(local) : List.of(local, local.substring(0, plus));
    }

    /**
     * This, and a password: in clear, encoded as in addresses of the web and in hex, and in base64 with whatever before
     * and after it.
     */
    Discretion withPassword(char[] password) {
        byte[] bytes = bytes(password);
        var more = new ArrayList<HiddenText>();
        String clear = new String(bytes, StandardCharsets.UTF_8);
        if (clear.length() >= SHORTEST) {
            for (String form : List.of(
                    clear,
                    URLEncoder.encode(clear, StandardCharsets.UTF_8),
                    URLEncoder.encode(clear, StandardCharsets.UTF_8).replace("+", "%20"),
                    HexFormat.of().formatHex(bytes))) {
                more.add(HiddenText.parts(form, PASSWORD));
            }
        }
        for (int offset = 0; offset < 3; offset++) {
            String encoded = encodedAt(offset, bytes);
            if (encoded.length() >= SHORTEST) {
                more.add(HiddenText.parts(encoded, PASSWORD));
                more.add(HiddenText.parts(encoded.replace('+', '-').replace('/', '_'), PASSWORD));
            }
        }
        more.addAll(hidden);
        return new Discretion(blind, List.copyOf(more));
    }

    private static byte[] bytes(char[] password) {
        var encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        var bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }

    /** Those characters of base64 that depend on nothing but these bytes if so many others stand before them. */
    private static String encodedAt(int offset, byte[] bytes) {
        var padded = new byte[offset + bytes.length];
        System.arraycopy(bytes, 0, padded, offset, bytes.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(padded);
        int from = (offset * 8 + 5) / 6;
        int to = padded.length * 8 / 6;
        return from >= to ? "" : encoded.substring(from, to);
    }

    /** The text without what is not to be shown. */
    String hide(String text) {
        String shown = text;
        for (HiddenText each : hidden) {
            shown = each.hideIn(shown);
        }
        return shown;
    }

    /** How a recipient is called before others: by the address, unless nobody is to know it. */
    String nameOf(String address) {
        return blind.getOrDefault(address.toLowerCase(Locale.ROOT), address);
    }

    /** Whether nobody is to know of a recipient. */
    boolean isHidden(String address) {
        return blind.containsKey(address.toLowerCase(Locale.ROOT));
    }
}

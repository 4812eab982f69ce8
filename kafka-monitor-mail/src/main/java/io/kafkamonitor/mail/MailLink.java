package io.kafkamonitor.mail;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.bounds.Bounded;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A link of the host with places for what an alert is about. Whatever is put into them stays a part of the address. */
record MailLink(String name, String address) {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_ADDRESS = 2_000;
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s{}/?#]+([/?#]\\S*)?|mailto:[^\\s{}]+\\S*");
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

    static MailLink of(String name, String address) {
        if (!ADDRESS.matcher(address).matches()) {
            throw new IllegalArgumentException(
                    "'" + Wording.clean(address, 200) + "' is no address for a link; give one"
                            + " like 'https://wiki.example.com/{rule}', whose host has no places");
        }
        return new MailLink(Wording.clean(Bounded.text(name, "The name of a link"), LONGEST_NAME), address);
    }

    /** The address for an alert; empty if it lacks what a place is for. */
    Optional<String> to(Alert alert, Instant now) {
        var filled = new StringBuilder();
        Matcher place = PLACE.matcher(address);
        while (place.find()) {
            @Nullable String word = word(place.group(1), alert, now);
            if (word == null) {
                return Optional.empty();
            }
            String encoded = URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
            place.appendReplacement(filled, Matcher.quoteReplacement(encoded));
        }
        place.appendTail(filled);
        return filled.length() > LONGEST_ADDRESS ? Optional.empty() : Optional.of(filled.toString());
    }

    private static @Nullable String word(String name, Alert alert, Instant now) {
        return switch (name) {
            case "monitor", "cluster" -> alert.monitor();
            case "rule" -> alert.rule();
            case "incident" -> alert.incident();
            case "severity" -> alert.severity().name();
            case "since" -> alert.since().toString();
            case "sinceMillis" -> Long.toString(alert.since().toEpochMilli());
            case "now" -> now.toString();
            case "nowMillis" -> Long.toString(now.toEpochMilli());
            default -> {
                @Nullable String label = alert.subject().value(name);
                yield label == null ? alert.hostLabels().value(name) : label;
            }
        };
    }
}

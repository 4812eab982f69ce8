package io.kafkamonitor.telling;

import static java.util.Collections.unmodifiableMap;

import io.kafkamonitor.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who is told of an alert: recipients of notifiers, these by name. Immutable, shared by the alerts it is for. */
public final class Audience {

    static final Audience NOBODY = new Audience(Map.of());

    private final Map<String, Map<String, Manner>> recipients;
    private final List<Addressee> addressees;

    Audience(Map<String, Map<String, Manner>> recipients) {
        this.recipients = copy(recipients);
        this.addressees = this.recipients.entrySet().stream()
                .flatMap(notifier -> notifier.getValue().keySet().stream()
                        .map(recipient -> new Addressee(notifier.getKey(), recipient)))
                .toList();
    }

    private static Map<String, Map<String, Manner>> copy(Map<String, Map<String, Manner>> recipients) {
        var copy = new TreeMap<String, Map<String, Manner>>();
        recipients.forEach((notifier, names) -> copy.put(notifier, unmodifiableMap(new LinkedHashMap<>(names))));
        return copy;
    }

    /** All of them. */
    public List<Addressee> addressees() {
        return addressees;
    }

    /** Those of a notifier; empty if it is not told. */
    public Set<String> recipients(String notifier) {
        return mannersOf(notifier).keySet();
    }

    /** Whether a recipient of a notifier is among them. */
    public boolean includes(String notifier, String recipient) {
        return mannersOf(notifier).containsKey(recipient);
    }

    /** How long after the last news a recipient is reminded of what still fires with a severity; empty for never. */
    public Optional<Duration> reminder(String notifier, String recipient, Severity severity) {
        @Nullable Manner manner = mannersOf(notifier).get(recipient);
        return manner == null ? Optional.empty() : manner.reminders().of(severity);
    }

    /** When a recipient is told of news that are known from a moment on; empty for at once. */
    public Optional<Instant> digestAfter(String notifier, String recipient, Instant moment) {
        @Nullable Manner manner = mannersOf(notifier).get(recipient);
        return manner == null ? Optional.empty() : manner.digestAfter(moment);
    }

    private Map<String, Manner> mannersOf(String notifier) {
        return recipients.getOrDefault(notifier, Map.of());
    }

    @Override
    public String toString() {
        return addressees.isEmpty() ? "nobody" : addressees.toString();
    }
}

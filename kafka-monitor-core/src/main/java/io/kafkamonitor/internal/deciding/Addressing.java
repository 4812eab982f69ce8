package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.alert.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who is told of what, if anybody is. */
public interface Addressing {

    /** Everybody who can be told of anything, in order. */
    List<Recipient> recipients();

    /** Whether a recipient is told of an alert. */
    boolean isAddressed(Recipient recipient, Alert alert);

    /** How long after the last message a recipient is reminded of an alert that fires; empty for never. */
    Optional<Duration> reminder(Recipient recipient, Alert alert);

    /** When a recipient is told of news of an alert that are known from a moment of the wall clock on; empty for at once. */
    Optional<Instant> digestAfter(Recipient recipient, Alert alert, Instant moment);

    /** The shortest of all reminders; empty if there are none. */
    Optional<Duration> shortestReminder();

    /** Why a recipient is addressed, or is not, in a few words. */
    String reason(Recipient recipient, Alert alert);
}

package io.kafkamonitor.telling;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.bounds.Bounded;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That people do not want to be told of some alerts for a time. Whoever was told of an alert before is told its end all the
 * same. Immutable.
 *
 * <pre>{@code
 * Silence.of(AlertSelection.all().where("broker", "3")).by("anna").because("new disks").until(tonight)
 * }</pre>
 *
 * <p>Each silence ends: at a moment that is at most {@link #LONGEST} after its beginning, or when what it matches is over.
 */
public final class Silence {

    /** The longest that a silence lasts: a year. */
    public static final Duration LONGEST = Bounded.LONGEST;

    private final String id;
    private final AlertSelection selection;
    private final String by;
    private final String because;
    private final @Nullable Instant from;
    private final @Nullable Instant until;

    Silence(SilenceBuilder builder) {
        this(
                "",
                builder.selection,
                Said.required(builder.by, SilenceBuilder.WHAT, "by"),
                Said.required(builder.because, SilenceBuilder.WHAT, "because"),
                builder.from,
                builder.until);
    }

    private Silence(
            String id,
            AlertSelection selection,
            String by,
            String because,
            @Nullable Instant from,
            @Nullable Instant until) {
        this.id = id;
        this.selection = selection;
        this.by = by;
        this.because = because;
        this.from = from == null ? null : Bounded.moment(from);
        this.until = until == null ? null : Bounded.moment(until);
        checkLength();
    }

    private void checkLength() {
        if (from != null && until != null) {
            if (!until.isAfter(from)) {
                throw new IllegalArgumentException("A silence of '" + selection + "' is from '" + from + "' until '"
                        + until + "'; let it end after it begins");
            }
            if (Duration.between(from, until).compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("A silence of '" + selection + "' is from '" + from + "' until '"
                        + until + "'; let it end after at most " + LONGEST.toDays() + " days");
            }
        }
    }

    /**
     * Begins a silence of some alerts.
     *
     * @throws IllegalArgumentException if those are all alerts, see {@link #ofEverything()}
     */
    public static SilenceBuilder of(AlertSelection selection) {
        if (selection.isEverything()) {
            throw new IllegalArgumentException("A silence is of '" + selection
                    + "', which is every alert; name a rule, a label or a severity, or say ofEverything()");
        }
        return new SilenceBuilder(selection);
    }

    /** Begins a silence of all alerts. */
    public static SilenceBuilder ofEverything() {
        return new SilenceBuilder(AlertSelection.all());
    }

    /**
     * This silence as it is kept from now on: with a name, and with a beginning, which is now unless it has one.
     *
     * @throws IllegalArgumentException if it is over already or longer than {@link #LONGEST}
     */
    public Silence registered(String newId, Instant now) {
        if (until != null && !until.isAfter(now)) {
            throw new IllegalArgumentException("A silence of '" + selection + "' is until '" + until + "', and it is '"
                    + now + "' now; give an end that is still to come");
        }
        return new Silence(checked(newId), selection, by, because, from == null ? now : from, until);
    }

    /** This silence under the name that it was given when it was registered. */
    public Silence withId(String newId) {
        return new Silence(checked(newId), selection, by, because, from, until);
    }

    private static String checked(String id) {
        if (Bounded.name(id, "The id of a silence").isBlank()) {
            throw new IllegalArgumentException("The id of a silence is '" + id + "'; give it a name");
        }
        return id;
    }

    /** What names it, given when it is registered; empty before that. */
    public String id() {
        return id;
    }

    /** Which alerts it is of. */
    public AlertSelection selection() {
        return selection;
    }

    /** Who wants it. */
    public String by() {
        return by;
    }

    /** Why. */
    public String because() {
        return because;
    }

    /** When it begins; empty if that is when it is registered. */
    public Optional<Instant> from() {
        return Optional.ofNullable(from);
    }

    /** When it ends; empty if it {@linkplain #endsWhenResolved() ends when what it matches is over}. */
    public Optional<Instant> until() {
        return Optional.ofNullable(until);
    }

    /** Whether it ends as soon as there is no alert any more that {@linkplain #isKeptBy keeps} it. */
    public boolean endsWhenResolved() {
        return until == null;
    }

    /**
     * Whether it has begun and its time is not over. A silence that {@linkplain #endsWhenResolved() ends when what it matches
     * is over} has the time of {@link #LONGEST}; that it ended sooner is for whoever keeps it to see.
     */
    public boolean isActive(Instant now) {
        return (from == null || !now.isBefore(from)) && !isPast(now);
    }

    /** Whether its time is over. */
    public boolean isPast(Instant now) {
        if (until != null) {
            return !now.isBefore(until);
        }
        return from != null && Duration.between(from, now).compareTo(LONGEST) >= 0;
    }

    /** Whether it is of an alert, whatever the time is. */
    public boolean matches(Alert alert) {
        return selection.matches(alert);
    }

    /** Whether an alert is one for which it is still needed: it matches, and is pending, firing or recovering. */
    public boolean isKeptBy(Alert alert) {
        return alert.state() != AlertState.RESOLVED && matches(requireNonNull(alert, "alert"));
    }

    /** As in a sentence: {@code silence s-1 of topic payments-*, by anna, until 2026-03-01T10:00:00Z, because: new disks}. */
    @Override
    public String toString() {
        return "silence " + (id.isEmpty() ? "" : id + " ") + "of " + selection + ", by " + by
                + (from == null ? "" : ", from " + from) + ", until " + (until == null ? "resolved" : until)
                + ", because: "
                + because;
    }
}

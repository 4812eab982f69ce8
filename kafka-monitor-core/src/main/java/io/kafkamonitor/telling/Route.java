package io.kafkamonitor.telling;

import static java.util.Objects.requireNonNull;

import io.kafkamonitor.bounds.Bounded;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts go to which notifier and which of its recipients, and how often these are reminded of them. Immutable; each
 * method returns another route.
 *
 * <pre>{@code
 * Route.to("mail").recipients("team-a@example.com").of(AlertSelection.all().where("owner", "team-a"))
 * Route.to("pager").of(AlertSelection.all().atLeast(CRITICAL)).remindingEvery(ofMinutes(30), ofHours(4))
 * Route.toNobody().of(AlertSelection.all().where("topic", matching("test-*")))
 * }</pre>
 *
 * <p>Without routes every alert goes to every recipient of every notifier. Routes add up: an alert goes wherever one of them
 * sends it. A notifier that no route names gets every alert, and an alert that would go nowhere goes to everybody, so that
 * nothing is told to nobody by mistake; a route to nobody says of which alerts that is no mistake.
 */
public final class Route {

    private static final Duration SHORTEST_REMINDER = Duration.ofMinutes(1);

    private final @Nullable String notifier;
    private final Set<String> recipients;
    private final @Nullable AlertSelection selection;
    private final Manner manner;

    private Route(
            @Nullable String notifier, Set<String> recipients, @Nullable AlertSelection selection, Manner manner) {
        this.notifier = notifier;
        this.recipients = recipients;
        this.selection = selection;
        this.manner = manner;
    }

    /** All alerts to all recipients of a notifier; to be narrowed. */
    public static Route to(String notifier) {
        if (requireNonNull(notifier, "notifier").isBlank()) {
            throw new IllegalArgumentException("A route is to notifier '" + notifier + "'; name a notifier");
        }
        return new Route(notifier, Set.of(), null, Manner.DEFAULT);
    }

    /** To nobody, unless another route sends an alert somewhere. It must be {@linkplain #of said} of which alerts. */
    public static Route toNobody() {
        return new Route(null, Set.of(), null, new Manner(Reminders.NONE, List.of()));
    }

    /**
     * Only to some recipients of the notifier.
     *
     * @throws IllegalArgumentException if none is named, one is named twice, or it is a route to nobody
     */
    public Route recipients(String... names) {
        if (notifier == null) {
            throw new IllegalArgumentException("A route to nobody names recipients; begin it with Route.to(notifier)");
        }
        var named = new LinkedHashSet<String>();
        for (String name : names) {
            if (requireNonNull(name, "recipient").isBlank() || !named.add(name)) {
                throw new IllegalArgumentException("A route to '" + notifier + "' names recipient '" + name
                        + (name.isBlank() ? "'; give it a name" : "' twice; name it once"));
            }
        }
        if (named.isEmpty()) {
            throw new IllegalArgumentException(
                    "A route to '" + notifier + "' names no recipient; name one, or leave recipients() out for all");
        }
        return new Route(notifier, Collections.unmodifiableSet(named), selection, manner);
    }

    /**
     * Only of some alerts.
     *
     * @throws IllegalArgumentException if that is said twice, or if they are those of an incident
     */
    public Route of(AlertSelection newSelection) {
        if (selection != null) {
            throw new IllegalArgumentException(
                    "Route '" + this + "' is also of '" + newSelection + "'; make a route of each, for routes add up");
        }
        if (newSelection.conditions().stream().anyMatch(Condition.OnIncident.class::isInstance)) {
            throw new IllegalArgumentException("A route is of '" + newSelection
                    + "', and no incident comes back; name a rule, a label or a severity, or make a silence");
        }
        return new Route(notifier, recipients, newSelection, manner);
    }

    /**
     * How often recipients are reminded of what still fires: of what is critical, and of everything else. Without this, each
     * hour and each four hours.
     *
     * @throws IllegalArgumentException for less than a minute or more than a year
     */
    public Route remindingEvery(Duration critical, Duration others) {
        return reminding(new Reminders(checked(critical), checked(others)));
    }

    private static Optional<Duration> checked(Duration duration) {
        if (Bounded.positive(duration, "The time between reminders").compareTo(SHORTEST_REMINDER) < 0) {
            throw new IllegalArgumentException(
                    "The time between reminders is '" + duration + "'; give at least a minute");
        }
        return Optional.of(duration);
    }

    /** Recipients are not reminded of what still fires. */
    public Route withoutReminders() {
        return reminding(Reminders.NONE);
    }

    private Route reminding(Reminders reminders) {
        return new Route(notifier, recipients, selection, new Manner(reminders, manner.digests()));
    }

    /**
     * Recipients are told at set times only, of all that is new by then in one message, whatever its severity, and are not reminded
     * of what still fires unless {@link #remindingEvery} is said after this. What fired and was over in between is told to nobody;
     * a daily summary has it. Whoever is told of an alert by another route at once is not told again.
     *
     * @param zone of the clock that shows the times
     * @throws IllegalArgumentException if no time is given
     */
    public Route inDigestsAt(ZoneId zone, LocalTime... times) {
        if (times.length == 0) {
            throw new IllegalArgumentException(
                    "Route '" + this + "' is in digests at no time; give one, or leave inDigestsAt() out");
        }
        var digest = new DigestTimes(requireNonNull(zone, "zone"), List.of(times));
        return new Route(notifier, recipients, selection, new Manner(Reminders.NONE, List.of(digest)));
    }

    /** The name of the notifier; empty if it is a route to nobody. */
    public Optional<String> notifier() {
        return Optional.ofNullable(notifier);
    }

    /** The recipients that it names; empty for all of the notifier. */
    public Set<String> recipients() {
        return recipients;
    }

    /** Which alerts it is of. */
    public AlertSelection selection() {
        return selection == null ? AlertSelection.all() : selection;
    }

    boolean isOfUnsaid() {
        return selection == null;
    }

    Manner manner() {
        return manner;
    }

    /** As in a sentence: {@code to 'mail' for 'team-a@example.com' of owner team-a}. */
    @Override
    public String toString() {
        return "to " + (notifier == null ? "nobody" : "'" + notifier + "'")
                + (recipients.isEmpty() ? "" : " for '" + String.join("', '", recipients) + "'")
                + " of " + selection()
                + (manner.digests().isEmpty()
                        ? ""
                        : " in digests " + manner.digests().get(0));
    }
}

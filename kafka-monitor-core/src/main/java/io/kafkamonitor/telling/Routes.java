package io.kafkamonitor.telling;

import io.kafkamonitor.alert.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All routes of a monitor together with the recipients that there are; see {@link Route} for what they mean. Immutable, safe
 * for use by several threads.
 *
 * <p>Audiences are remembered and shared, so that asking for each of very many alerts in each cycle costs next to nothing.
 */
public final class Routes {

    /** The most combinations of routes whose audience is remembered. */
    private static final int MOST_AUDIENCES = 10_000;

    private final List<Route> routes;
    private final Map<String, List<String>> recipients;
    private final Audiences audiences;
    private final Map<BitSet, Audience> byRoutes = new ConcurrentHashMap<>();
    private final AudienceCache cache;

    private Routes(List<Route> routes, Map<String, List<String>> recipients) {
        this.routes = routes;
        this.recipients = recipients;
        this.audiences = new Audiences(routes, recipients);
        this.cache = new AudienceCache(labelsOf(routes), this::find);
    }

    /**
     * Routes to the recipients of notifiers, by the name of these. What is wrong with them is told by {@link #problems}; a
     * notifier or recipient that there is not is passed over.
     */
    public static Routes of(List<Route> routes, Map<String, List<String>> recipients) {
        var copy = new LinkedHashMap<String, List<String>>();
        recipients.forEach((notifier, names) -> copy.put(notifier, List.copyOf(names)));
        return new Routes(List.copyOf(routes), copy);
    }

    private static String[] labelsOf(List<Route> routes) {
        return routes.stream()
                .flatMap(route -> route.selection().conditions().stream())
                .map(Condition::label)
                .filter(label -> !label.isEmpty())
                .distinct()
                .toArray(String[]::new);
    }

    /**
     * What is wrong, a sentence each: notifiers and recipients that there are not or twice, the same route twice, routes that
     * can have no effect.
     *
     * @param rules the names of all rules
     */
    public List<String> problems(Collection<String> rules) {
        return new RoutesCheck(routes, recipients, rules).problems();
    }

    /** Who is told of an alert. */
    public Audience audience(Alert alert) {
        return cache.audience(alert);
    }

    private Audience find(Alert alert) {
        BitSet taking = taking(alert);
        if (byRoutes.size() >= MOST_AUDIENCES) {
            byRoutes.clear();
        }
        return byRoutes.computeIfAbsent(taking, audiences::of);
    }

    private BitSet taking(Alert alert) {
        var taking = new BitSet(routes.size());
        for (int i = 0; i < routes.size(); i++) {
            taking.set(i, routes.get(i).selection().matches(alert));
        }
        return taking;
    }

    /** How long after the last news a recipient is reminded of an alert that still fires; empty for never. */
    public Optional<Duration> reminder(String notifier, String recipient, Alert alert) {
        return audience(alert).reminder(notifier, recipient, alert.severity());
    }

    /** When a recipient is told of news of an alert that are known from a moment on; empty for at once. */
    public Optional<Instant> digestAfter(String notifier, String recipient, Alert alert, Instant moment) {
        return audience(alert).digestAfter(notifier, recipient, moment);
    }

    /** The shortest time after which anybody is reminded of anything; empty if nobody is. */
    public Optional<Duration> shortestReminder() {
        return routes.stream()
                .map(route -> route.manner().reminders())
                .reduce(Reminders.DEFAULT, Reminders::or) // of those that no route names
                .shortest();
    }

    /** Why a recipient is told of an alert, or is not, as a part of a sentence that begins with {@code told} or {@code not}. */
    public String reason(String notifier, String recipient, Alert alert) {
        List<String> names = recipients.getOrDefault(notifier, List.of());
        if (!names.contains(recipient)) {
            return "not told, for there is no recipient '" + recipient + "' of a notifier '" + notifier + "'";
        }
        List<Route> taking = taking(alert).stream().mapToObj(routes::get).toList();
        return new RouteReason(taking, audience(alert), audiences.unnamed()).of(new Addressee(notifier, recipient));
    }

    /** The routes. */
    @Override
    public String toString() {
        return routes.isEmpty() ? "everything to everybody" : routes.toString();
    }
}

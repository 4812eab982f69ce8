package io.kafkamonitor.telling;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the audience of an alert from the routes that take it. */
final class Audiences {

    private final List<Route> routes;
    private final Map<String, List<String>> recipients;
    private final List<String> unnamed;

    Audiences(List<Route> routes, Map<String, List<String>> recipients) {
        this.routes = routes;
        this.recipients = recipients;
        this.unnamed = recipients.keySet().stream().filter(this::isUnnamed).toList();
    }

    private boolean isUnnamed(String notifier) {
        return routes.stream()
                .noneMatch(route -> route.notifier().filter(notifier::equals).isPresent());
    }

    /** Notifiers that no route names. */
    List<String> unnamed() {
        return unnamed;
    }

    Audience of(BitSet taking) {
        var told = new TreeMap<String, Map<String, Manner>>();
        taking.stream().mapToObj(routes::get).forEach(route -> add(route, told));
        if (taking.stream().mapToObj(routes::get).noneMatch(Audiences::isToNobody)) {
            unnamed.forEach(notifier -> add(Route.to(notifier), told));
            if (told.isEmpty()) {
                recipients.keySet().forEach(notifier -> add(Route.to(notifier), told));
            }
        }
        return told.isEmpty() ? Audience.NOBODY : new Audience(told);
    }

    static boolean isToNobody(Route route) {
        return route.notifier().isEmpty();
    }

    private void add(Route route, Map<String, Map<String, Manner>> told) {
        route.notifier()
                .ifPresent(notifier -> recipients.getOrDefault(notifier, List.of()).stream()
                        .filter(recipient -> isFor(route, recipient))
                        .forEach(recipient -> told.computeIfAbsent(notifier, n -> new LinkedHashMap<>())
                                .merge(recipient, route.manner(), Manner::or)));
    }

    static boolean isFor(Route route, String recipient) {
        return route.recipients().isEmpty() || route.recipients().contains(recipient);
    }
}

package io.kafkamonitor.telling;

import java.util.List;
import java.util.stream.Collectors;

/** Says why somebody is told of an alert, or is not. */
final class RouteReason {

    private final List<Route> taking;
    private final Audience audience;
    private final List<String> unnamed;

    RouteReason(List<Route> taking, Audience audience, List<String> unnamed) {
        this.taking = taking;
        this.audience = audience;
        this.unnamed = unnamed;
    }

    String of(Addressee addressee) {
        return audience.includes(addressee.notifier(), addressee.recipient()) ? told(addressee) : notTold(addressee);
    }

    private String told(Addressee addressee) {
        List<Route> sending = taking.stream()
                .filter(route ->
                        route.notifier().filter(addressee.notifier()::equals).isPresent())
                .filter(route -> Audiences.isFor(route, addressee.recipient()))
                .toList();
        if (!sending.isEmpty()) {
            return "told by " + named(sending);
        }
        return unnamed.contains(addressee.notifier())
                ? "told, for no route names '" + addressee.notifier() + "'"
                : "told, for no route sends this alert anywhere";
    }

    private String notTold(Addressee addressee) {
        if (audience.addressees().isEmpty()) {
            return "not told, nor is anybody else, by " + named(taking);
        }
        String others =
                audience.addressees().stream().map(other -> "'" + other + "'").collect(Collectors.joining(", "));
        return "not told, for no route sends this alert to '" + addressee + "'; told are " + others;
    }

    private static String named(List<Route> routes) {
        return routes.stream().map(route -> "the route " + route).collect(Collectors.joining(" and "));
    }
}

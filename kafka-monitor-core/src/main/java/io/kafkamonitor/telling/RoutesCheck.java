package io.kafkamonitor.telling;

import io.kafkamonitor.bounds.Bounded;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds what is wrong with routes and recipients. */
final class RoutesCheck {

    private static final int LONGEST_LIST = 300;

    private final List<Route> routes;
    private final Map<String, List<String>> recipients;
    private final Collection<String> rules;
    private final List<String> problems = new ArrayList<>();

    RoutesCheck(List<Route> routes, Map<String, List<String>> recipients, Collection<String> rules) {
        this.routes = routes;
        this.recipients = recipients;
        this.rules = rules;
    }

    List<String> problems() {
        recipients.forEach(this::checkRecipients);
        Set<String> seen = new HashSet<>();
        for (Route route : routes) {
            if (!seen.add(route.toString())) {
                problems.add("Route '" + route + "' is given twice; give it once");
            }
            route.notifier().ifPresentOrElse(notifier -> checkNotifier(route, notifier), () -> checkNobody(route));
            checkRule(route);
        }
        return List.copyOf(problems);
    }

    private void checkRecipients(String notifier, List<String> names) {
        if (names.isEmpty()) {
            problems.add("Notifier '" + notifier + "' has no recipient; let its audience() name at least one");
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (name.isBlank()) {
                problems.add("Notifier '" + notifier + "' has a recipient '" + name
                        + "'; let its audience() give it a name");
            } else if (!seen.add(name)) {
                problems.add("Notifier '" + notifier + "' has recipient '" + name
                        + "' twice; let its audience() name each once");
            }
        }
    }

    private void checkNotifier(Route route, String notifier) {
        if (!recipients.containsKey(notifier)) {
            problems.add(
                    "Route '" + route + "' is to a notifier that there is not; name " + oneOf(recipients.keySet()));
            return;
        }
        List<String> names = recipients.getOrDefault(notifier, List.of());
        for (String recipient : route.recipients()) {
            if (!names.contains(recipient)) {
                problems.add("Route '" + route + "' is for '" + recipient + "', whom '" + notifier
                        + "' does not tell; name " + oneOf(names));
            }
        }
    }

    private void checkNobody(Route route) {
        if (route.isOfUnsaid()) {
            problems.add("Route '" + route + "' does not say of which alerts; call of(..)");
        }
        routes.stream()
                .filter(other ->
                        !Audiences.isToNobody(other) && other.selection().isEverything())
                .findFirst()
                .ifPresent(other -> problems.add("Route '" + route + "' has no effect, for route '" + other
                        + "' sends every alert somewhere; narrow that one, such as by whereNot(..)"));
    }

    private void checkRule(Route route) {
        List<Condition.OfRule> conditions = route.selection().conditions().stream()
                .filter(Condition.OfRule.class::isInstance)
                .map(Condition.OfRule.class::cast)
                .toList();
        if (!conditions.isEmpty() && rules.stream().noneMatch(rule -> takes(conditions, rule))) {
            problems.add("Route '" + route + "' takes no alert, for there is no such rule; name " + oneOf(rules));
        }
    }

    private static boolean takes(List<Condition.OfRule> conditions, String rule) {
        return conditions.stream().allMatch(condition -> condition.matcher().matches(rule));
    }

    private static String oneOf(Collection<String> names) {
        return names.isEmpty()
                ? "none, for there is none"
                : "one of " + Bounded.shortened("'" + String.join("', '", new TreeSet<>(names)) + "'", LONGEST_LIST);
    }
}

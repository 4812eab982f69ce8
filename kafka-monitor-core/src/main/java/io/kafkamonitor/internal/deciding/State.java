package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.internal.judging.StandingAlerts;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.telling.Acknowledgement;
import io.kafkamonitor.telling.Silence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is remembered from one decision to the next: nothing else is, anywhere. Never changed; the next state is
 * another one that shares with this what is the same.
 *
 * @param origin stands before the ids of letters, so that no other monitor gives the same ones
 * @param begun since when it is remembered what fired; null before the first decision
 * @param letters how many letters were written so far
 * @param groups incidents by the name of their rule
 * @param pasts when alerts fired lately, by their id
 * @param conversations what goes on with whom about what
 * @param contacts how recipients can be reached
 * @param heldUntil notifiers that are left alone, since a person has to mend something
 * @param underWay the letter that each notifier delivers just now
 * @param silences by id
 * @param acknowledgements by incident
 * @param summaries which summaries each recipient was told
 */
public record State(
        String origin,
        @Nullable Instant begun,
        long letters,
        Map<String, Group> groups,
        Map<String, Past> pasts,
        Map<Conversation.Key, Conversation> conversations,
        Map<Recipient, Contact> contacts,
        Map<String, Instant> heldUntil,
        Map<String, Letter> underWay,
        Map<String, Silence> silences,
        Map<String, Acknowledgement> acknowledgements,
        Map<Recipient, SummaryTold> summaries)
        implements StandingAlerts {

    /** The state of a monitor that remembers nothing. */
    public static State empty(String origin) {
        return new State(
                origin, null, 0, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(),
                Map.of());
    }

    Group group(String rule) {
        return groups.getOrDefault(rule, Group.EMPTY);
    }

    @Override
    public Set<Labels> active(String rule) {
        return group(rule).active().keySet();
    }

    @Override
    public Set<Labels> firing(String rule) {
        return group(rule).active().entrySet().stream()
                .filter(entry -> entry.getValue().alert().state().isFiring())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** All alerts that are not over, by rule. */
    public List<Alert> alerts() {
        var alerts = new ArrayList<Alert>();
        groups.values().forEach(group -> group.active().values().forEach(incident -> alerts.add(incident.alert())));
        return List.copyOf(alerts);
    }

    /** Every incident that is remembered. */
    public Stream<Incident> incidents() {
        return groups.values().stream().flatMap(Group::all);
    }

    /** What is remembered of the incident of an alert; empty if nothing is. */
    public Optional<Incident> incident(Alert alert) {
        return group(alert.rule())
                .all()
                .filter(incident -> incident.id().equals(alert.incident()))
                .findFirst();
    }
}

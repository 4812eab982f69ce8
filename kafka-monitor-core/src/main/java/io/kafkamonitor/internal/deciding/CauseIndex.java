package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.rules.Cause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The alerts that explain others just now, found by the labels that cause and effect share. An effect takes as long as
 * it has causes, however many alerts there are.
 */
final class CauseIndex {

    private final StateDraft draft;
    private final Map<String, List<String>> roots = new HashMap<>();
    private final Map<Cause, Map<Labels, Map<String, List<String>>>> found = new HashMap<>();

    CauseIndex(StateDraft draft) {
        this.draft = draft;
    }

    /** Takes note that an alert is explained itself, or was until a moment ago, and so is no root of anything. */
    void noteExplained(Incident incident, List<String> causes) {
        roots.put(incident.id(), causes);
    }

    /** The incidents that explain an alert in the end, in order; empty if none does. */
    List<String> explaining(Alert effect, List<Cause> causes) {
        @Nullable Set<String> all = null;
        for (Cause cause : causes) {
            for (String incident : explaining(effect, cause)) {
                all = all == null ? new TreeSet<>() : all;
                all.addAll(roots.getOrDefault(incident, List.of(incident)));
            }
        }
        return all == null ? List.of() : List.copyOf(all);
    }

    private Set<String> explaining(Alert effect, Cause cause) {
        @Nullable Labels shared = shared(effect.subject(), cause.equal());
        if (shared == null || !effect.subject().containsAll(cause.only())) {
            return Set.of();
        }
        @Nullable Map<String, List<String>> active = index(cause).get(shared);
        if (active == null) {
            return Set.of();
        }
        return cause.involvedLabel() == null ? any(active) : asFarAsInvolved(effect, active);
    }

    private static Set<String> any(Map<String, List<String>> active) {
        var incidents = new LinkedHashSet<String>();
        active.values().forEach(incidents::addAll);
        return incidents;
    }

    private static Set<String> asFarAsInvolved(Alert effect, Map<String, List<String>> active) {
        if (!active.keySet().containsAll(effect.involved())) {
            return Set.of();
        }
        var incidents = new LinkedHashSet<String>();
        effect.involved().forEach(value -> incidents.addAll(active.get(value)));
        return incidents;
    }

    private Map<Labels, Map<String, List<String>>> index(Cause cause) {
        return found.computeIfAbsent(cause, this::read);
    }

    /** Active alerts of a cause by the labels that an effect must share, and by the value that it may involve. */
    private Map<Labels, Map<String, List<String>>> read(Cause cause) {
        var index = new LinkedHashMap<Labels, Map<String, List<String>>>();
        for (Incident incident : draft.group(cause.rule()).eachActive()) {
            Labels subject = incident.alert().subject();
            @Nullable Labels shared = shared(subject, cause.equal());
            if (shared != null) {
                String involved =
                        cause.involvedLabel() == null ? "" : String.valueOf(subject.value(cause.involvedLabel()));
                index.computeIfAbsent(shared, any -> new LinkedHashMap<>())
                        .computeIfAbsent(involved, any -> new ArrayList<>())
                        .add(incident.id());
            }
        }
        return index;
    }

    /** The labels that both have to have; null if one is missing. */
    private static @Nullable Labels shared(Labels subject, Set<String> names) {
        if (names.isEmpty()) {
            return Labels.EMPTY;
        }
        Labels shared = subject.keep(names);
        return shared.size() == names.size() ? shared : null;
    }
}

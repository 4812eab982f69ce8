package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.rules.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says of each incident which others explain it. What outlasts its cause has to be breached for as long as anything new
 * before it stands for itself: a broker that is back has to catch up first.
 */
@SuppressWarnings("ReferenceEquality") // what has not changed is the very same
final class Explaining {

    /** After this time something stands for itself, whatever is known of it. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Causes causes;
    private final Set<String> concerned;

    /** What was explained last, of which the same would be said again; empty if it changes with time alone. */
    private List<Group> before = List.of();

    Explaining(Causes causes) {
        this.causes = causes;
        this.concerned = new LinkedHashSet<>(causes.explained());
        concerned.addAll(causes.rules());
    }

    /** A state in which nothing is explained any more that nothing can explain, since a host takes less for a cause now. */
    State resumed(State state) {
        var draft = new StateDraft(state);
        for (String rule : draft.groupNames()) {
            GroupDraft group = draft.group(rule);
            if (causes.of(rule).isEmpty()) {
                group.eachActive().forEach(incident -> group.put(incident.with(Explained.NOT)));
            }
        }
        return draft.result();
    }

    void explain(StateDraft draft, Tick tick) {
        if (isAsBefore(draft)) {
            return;
        }
        boolean isOutlasting = false;
        var index = new CauseIndex(draft);
        var fired = new FiredBefore(draft);
        for (String rule : causes.explained()) {
            GroupDraft group = draft.group(rule);
            List<Cause> ofRule = causes.of(rule);
            for (Incident incident : group.eachActive()) {
                List<String> now = index.explaining(incident.alert(), ofRule);
                Explained next = next(incident, now, fired, tick);
                if (!next.isNot()) {
                    index.noteExplained(incident, next.causes());
                }
                if (next != incident.explained()) {
                    group.put(incident.with(next));
                }
                isOutlasting |= next.endedAt() != null;
            }
        }
        before = isOutlasting ? List.of() : groups(draft);
    }

    private List<Group> groups(StateDraft draft) {
        return concerned.stream().map(rule -> draft.group(rule).result()).toList();
    }

    private boolean isAsBefore(StateDraft draft) {
        List<Group> now = groups(draft);
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i) != now.get(i)) {
                return false;
            }
        }
        return !before.isEmpty();
    }

    private Explained next(Incident incident, List<String> now, FiredBefore fired, Tick tick) {
        Explained earlier = incident.explained();
        if (!now.isEmpty()) {
            return earlier.isNow() && earlier.causes().equals(now) ? earlier : Explained.by(now);
        }
        if (earlier.isNot()) {
            return earlier;
        }
        Instant steady = tick.moment().steady();
        @Nullable Instant endedAt = earlier.endedAt();
        if (endedAt == null) {
            return earlier.causes().stream().anyMatch(fired::has)
                    ? new Explained(earlier.causes(), steady, Duration.ZERO)
                    : Explained.NOT;
        }
        boolean breached = incident.alert().state() == AlertState.FIRING
                && incident.alert().unknown().isEmpty();
        Duration outlasted = breached ? earlier.outlastedFor().plus(tick.elapsed()) : earlier.outlastedFor();
        boolean forItself = breached && outlasted.compareTo(incident.life().forAtLeast()) >= 0;
        if (forItself || tick.moment().isAfter(endedAt, LONGEST)) {
            return Explained.NOT;
        }
        return outlasted.equals(earlier.outlastedFor()) ? earlier : new Explained(earlier.causes(), endedAt, outlasted);
    }

    /** Whether causes that are over had fired at all; those that had not explained nothing in the end. */
    private final class FiredBefore {

        private final StateDraft draft;
        private @Nullable Set<String> incidents;

        FiredBefore(StateDraft draft) {
            this.draft = draft;
        }

        boolean has(String incident) {
            if (incidents == null) {
                var all = new HashSet<String>();
                for (String rule : causes.rules()) {
                    draft.group(rule).forEachOver(over -> all.add(over.id()));
                }
                incidents = all;
            }
            return incidents.contains(incident);
        }
    }
}

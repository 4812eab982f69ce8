package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.rules.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
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

    Explaining(Causes causes) {
        this.causes = causes;
    }

    void explain(StateDraft draft, Tick tick) {
        var index = new CauseIndex(draft);
        var fired = new FiredBefore(draft);
        for (String rule : causes.explained()) {
            GroupDraft group = draft.group(rule);
            List<Cause> ofRule = causes.of(rule);
            for (Incident incident : group.allActive()) {
                List<String> now = index.explaining(incident.alert(), ofRule);
                Explained next = next(incident, now, fired, tick);
                if (!next.isNot()) {
                    index.noteExplained(incident, next.causes());
                }
                group.put(incident.with(next));
            }
        }
    }

    private Explained next(Incident incident, List<String> now, FiredBefore fired, Tick tick) {
        Explained before = incident.explained();
        if (!now.isEmpty()) {
            return before.isNow() && before.causes().equals(now) ? before : Explained.by(now);
        }
        if (before.isNot()) {
            return before;
        }
        Instant steady = tick.moment().steady();
        @Nullable Instant endedAt = before.endedAt();
        if (endedAt == null) {
            return before.causes().stream().anyMatch(fired::has)
                    ? new Explained(before.causes(), steady, Duration.ZERO)
                    : Explained.NOT;
        }
        boolean breached = incident.alert().state() == AlertState.FIRING
                && incident.alert().unknown().isEmpty();
        Duration outlasted = breached ? before.outlastedFor().plus(tick.elapsed()) : before.outlastedFor();
        boolean forItself = breached && outlasted.compareTo(incident.life().forAtLeast()) >= 0;
        if (forItself || tick.moment().isAfter(endedAt, LONGEST)) {
            return Explained.NOT;
        }
        return outlasted.equals(before.outlastedFor()) ? before : new Explained(before.causes(), endedAt, outlasted);
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
                    draft.group(rule).eachOver().forEach(over -> over.forEach(one -> all.add(one.id())));
                }
                incidents = all;
            }
            return incidents.contains(incident);
        }
    }
}

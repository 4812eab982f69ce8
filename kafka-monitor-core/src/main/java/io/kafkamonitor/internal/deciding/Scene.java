package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.telling.MaintenanceWindow;
import io.kafkamonitor.telling.Silence;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a recipient is to be told of an incident at one moment: the difference between what it knows and what is. */
final class Scene {

    private final Policy policy;
    private final GroupTiming timing;
    private final StateDraft draft;
    private final Moment now;
    private final List<Silence> silences;
    private final List<MaintenanceWindow> windows;
    private @Nullable Map<String, Incident> causes;
    private @Nullable Set<String> unfinished;

    Scene(Policy policy, StateDraft draft, Moment now) {
        this(policy, draft, now, policy.timing());
    }

    Scene(Policy policy, StateDraft draft, Moment now, GroupTiming timing) {
        this.policy = policy;
        this.timing = timing;
        this.draft = draft;
        this.now = now;
        this.silences = draft.silences.values().stream()
                .filter(silence -> silence.isActive(now.wall()))
                .toList();
        this.windows = policy.windows().stream()
                .filter(window -> window.contains(now.wall()))
                .toList();
    }

    Moment now() {
        return now;
    }

    /** As what a recipient is told of an incident; null if it is not told of it. */
    Letter.@Nullable Role role(Incident incident, Recipient recipient) {
        return role(incident, recipient, incident.knowledge().of(recipient));
    }

    /** As what a recipient is told of an incident of which it knows something; null if it is not told of it. */
    Letter.@Nullable Role role(Incident incident, Recipient recipient, @Nullable Known known) {
        if (incident.isOver()) {
            return known == null ? null : roleOfEnd(incident, known, recipient);
        }
        if (!incident.isFiring()) {
            return null; // it began again before anybody was told that it was over
        }
        if (known == null || !known.isOfItself() || !known.isSure()) {
            return isToBeTold(incident, recipient) ? Letter.Role.FIRED : null;
        }
        boolean changed = incident.alert().severity().compareTo(known.severity()) > 0
                || incident.flaps().isFlapping() != known.isFlapping();
        return changed && isToBeTold(incident, recipient) ? Letter.Role.CHANGED : Letter.Role.ONGOING;
    }

    private Letter.@Nullable Role roleOfEnd(Incident incident, Known known, Recipient recipient) {
        if (!known.isOfItself()) {
            return isToldWithItsCause(incident, recipient) ? null : Letter.Role.RESOLVED;
        }
        if (incident.flaps().isFlapping()) {
            return known.isFlapping() ? null : Letter.Role.CHANGED;
        }
        if (incident.flaps().isRepeated() && !isCalm(incident)) {
            return null;
        }
        return !unfinished().isEmpty() && unfinished().contains(incident.id()) ? null : Letter.Role.RESOLVED;
    }

    /** Whether something that is told is a reason to tell; what has only just ended is told along with the rest. */
    boolean isReason(Letter.Role role, Incident incident) {
        return role.isNews() && (role != Letter.Role.RESOLVED || isCalm(incident));
    }

    /** Whether something that is over is not likely to fire again at once. */
    boolean isCalm(Incident incident) {
        return incident.flaps().isCalm(now.steady(), timing.groupInterval());
    }

    private boolean isToBeTold(Incident incident, Recipient recipient) {
        return policy.addressing().isAddressed(recipient, incident.alert()) && !isSuppressed(incident, recipient);
    }

    /** Whether a recipient is not told that it fires, for another reason than that it goes to others. */
    boolean isSuppressed(Incident incident, Recipient recipient) {
        return isExplainedTo(recipient, incident)
                || silence(incident.alert()).isPresent()
                || window(incident.alert()).isPresent();
    }

    /** Whether an incident is explained by something that a recipient hears of, or would but for a silence. */
    boolean isExplainedTo(Recipient recipient, Incident incident) {
        List<String> ids = incident.explained().causes();
        for (int i = 0; i < ids.size(); i++) {
            @Nullable Incident cause = cause(ids.get(i));
            if (cause == null
                    || cause.knowledge().of(recipient) != null
                    || policy.addressing().isAddressed(recipient, cause.alert())) {
                return true;
            }
        }
        return false;
    }

    /** The silence that keeps an alert from being told. */
    Optional<Silence> silence(Alert alert) {
        if (silences.isEmpty()) {
            return Optional.empty();
        }
        return silences.stream().filter(silence -> silence.matches(alert)).findFirst();
    }

    /** The maintenance window that keeps an alert from being told. */
    Optional<MaintenanceWindow> window(Alert alert) {
        if (windows.isEmpty()) {
            return Optional.empty();
        }
        return windows.stream().filter(window -> window.matches(alert)).findFirst();
    }

    /** Whether a recipient is reminded of something that it knows. */
    boolean isToBeRemembered(Incident incident, Recipient recipient) {
        return !incident.flaps().isFlapping() && !isAcknowledged(incident) && !isSuppressed(incident, recipient);
    }

    boolean isAcknowledged(Incident incident) {
        return draft.acknowledgements.get(incident.id()) != null;
    }

    /** Whether a recipient that was told of a consequence hears its end when the cause is over. */
    private boolean isToldWithItsCause(Incident incident, Recipient recipient) {
        for (String id : incident.explained().causes()) {
            @Nullable Incident cause = cause(id);
            @Nullable Known known = cause == null ? null : cause.knowledge().of(recipient);
            if (known != null && known.isOfItself()) {
                return true;
            }
        }
        return false;
    }

    /** An incident that explains others; null if it is not remembered. */
    @Nullable
    Incident cause(String id) {
        if (causes == null) {
            causes = causes();
        }
        return causes.get(id);
    }

    /** The few incidents that explain something, of all that could. */
    private Map<String, Incident> causes() {
        var ids = new HashSet<String>();
        for (String rule : policy.causes().explained()) {
            draft.group(rule).forEach(incident -> {
                List<String> causes = incident.explained().causes();
                for (int i = 0; i < causes.size(); i++) {
                    ids.add(causes.get(i));
                }
            });
        }
        var found = new HashMap<String, Incident>();
        for (String rule : policy.causes().rules()) {
            draft.group(rule).forEach(incident -> {
                if (ids.contains(incident.id())) {
                    found.put(incident.id(), incident);
                }
            });
        }
        return found;
    }

    /** Incidents whose end waits for that of what they explain and that fires, so that one message tells of all. */
    private Set<String> unfinished() {
        if (unfinished == null) {
            var all = new HashSet<String>();
            for (String rule : policy.causes().explained()) {
                for (Incident incident : draft.group(rule).eachActive()) {
                    if (incident.isFiring()) {
                        all.addAll(incident.explained().causes());
                    }
                }
            }
            unfinished = all;
        }
        return unfinished;
    }
}

package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.metric.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes to the incidents of one rule. */
@SuppressWarnings("ReferenceEquality") // what has not changed is the very same
final class GroupDraft {

    private final Group base;
    private final MapDraft<Labels, Incident> active;
    private final MapDraft<Labels, List<Incident>> over;

    GroupDraft(Group base) {
        this.base = base;
        this.active = new MapDraft<>(base.active());
        this.over = new MapDraft<>(base.over());
    }

    @Nullable
    Incident active(Labels subject) {
        return active.get(subject);
    }

    /** A copy of what is active now, to walk through while it is changed. */
    List<Incident> allActive() {
        return List.copyOf(active.values());
    }

    int activeSize() {
        return active.values().size();
    }

    /** What is active now. Meanwhile each may be changed, but none may begin or end. */
    Iterable<Incident> eachActive() {
        return active.values();
    }

    /** Looks at what is over. Meanwhile each may be changed, but none may be added or forgotten. */
    void forEachOver(Consumer<Incident> consumer) {
        for (List<Incident> incidents : over.values()) {
            for (int i = 0; i < incidents.size(); i++) {
                consumer.accept(incidents.get(i));
            }
        }
    }

    /** Looks at all of them, those that are over first, and changes nothing meanwhile. */
    void forEach(Consumer<Incident> consumer) {
        forEachOver(consumer);
        active.values().forEach(consumer);
    }

    /** The incidents of a subject that are over, oldest first. */
    List<Incident> over(Labels subject) {
        @Nullable List<Incident> incidents = over.get(subject);
        return incidents == null ? List.of() : incidents;
    }

    /** Puts an incident where it belongs, in place of the one of the same name. */
    void put(Incident incident) {
        Labels subject = incident.alert().subject();
        if (incident.isOver()) {
            removeActive(incident);
            putOver(subject, incident);
        } else {
            removeOver(incident);
            active.put(subject, incident);
        }
    }

    private void putOver(Labels subject, Incident incident) {
        List<Incident> before = over(subject);
        for (int i = 0; i < before.size(); i++) {
            if (before.get(i).isSame(incident)) {
                if (before.get(i) != incident) {
                    var changed = new ArrayList<>(before);
                    changed.set(i, incident);
                    over.put(subject, List.copyOf(changed));
                }
                return;
            }
        }
        var longer = new ArrayList<>(before);
        longer.add(incident);
        over.put(subject, List.copyOf(longer));
    }

    void removeActive(Incident incident) {
        @Nullable Incident before = active.get(incident.alert().subject());
        if (before != null && before.isSame(incident)) {
            active.remove(incident.alert().subject());
        }
    }

    void removeOver(Incident incident) {
        Labels subject = incident.alert().subject();
        List<Incident> before = over(subject);
        if (before.isEmpty()) {
            return;
        }
        List<Incident> kept =
                before.stream().filter(other -> !other.isSame(incident)).toList();
        if (kept.isEmpty()) {
            over.remove(subject);
        } else if (kept.size() < before.size()) {
            over.put(subject, kept);
        }
    }

    /** Changes an incident, if it is still remembered. */
    void change(Labels subject, String id, UnaryOperator<Incident> change) {
        @Nullable Incident now = active(subject);
        if (now == null || !now.id().equals(id)) {
            now = over(subject).stream()
                    .filter(incident -> incident.id().equals(id))
                    .findFirst()
                    .orElse(null);
        }
        if (now != null) {
            put(change.apply(now));
        }
    }

    /** The incidents with the changes; the very same if there are none. */
    Group result() {
        Map<Labels, Incident> newActive = active.result();
        Map<Labels, List<Incident>> newOver = over.result();
        return newActive == base.active() && newOver == base.over() ? base : new Group(newActive, newOver);
    }
}

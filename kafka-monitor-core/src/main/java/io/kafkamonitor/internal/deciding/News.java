package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.notifier.NotificationBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one recipient is to be told of some groups; told worst first. */
final class News {

    private final Map<Letter.Role, List<Incident>> byRole = new EnumMap<>(Letter.Role.class);

    private News() {}

    /** The news of some groups. */
    static News of(Scene scene, StateDraft draft, Causes causes, Recipient recipient, Collection<String> groups) {
        var news = new News();
        for (String group : groups) {
            news.add(draft.group(group), scene, recipient);
        }
        news.addConsequences(scene, draft, causes, recipient);
        return news;
    }

    private void add(GroupDraft group, Scene scene, Recipient recipient) {
        group.forEach(incident -> add(scene.role(incident, recipient), incident));
    }

    private void add(Letter.@Nullable Role role, Incident incident) {
        if (role != null) {
            byRole.computeIfAbsent(role, any -> new ArrayList<>()).add(incident);
        }
    }

    private void addConsequences(Scene scene, StateDraft draft, Causes causes, Recipient recipient) {
        Set<String> told = byRole.values().stream()
                .flatMap(List::stream)
                .filter(incident -> causes.rules().contains(incident.alert().rule()))
                .map(Incident::id)
                .collect(Collectors.toSet());
        if (told.isEmpty()) {
            return;
        }
        for (String rule : causes.explained()) {
            GroupDraft group = draft.group(rule);
            group.forEachOver(incident -> addConsequence(Letter.Role.ENDED_CONSEQUENCE, incident, told, recipient));
            for (Incident incident : group.eachActive()) {
                if (hasComeToNothing(incident)) {
                    addConsequence(Letter.Role.ENDED_CONSEQUENCE, incident, told, recipient);
                } else if (scene.silence(incident.alert()).isEmpty()) {
                    // also what does not fire yet: nobody is told of it later, while it is explained
                    addConsequence(Letter.Role.CONSEQUENCE, incident, told, recipient);
                }
            }
        }
    }

    /**
     * Whether something was about to follow from causes that are over; should it fire later, it stands for itself. What has fired,
     * and is about to again, has to end first.
     */
    private static boolean hasComeToNothing(Incident incident) {
        return incident.alert().firedAt().isEmpty() && !incident.explained().isNow();
    }

    private void addConsequence(Letter.Role role, Incident incident, Set<String> causes, Recipient recipient) {
        @Nullable Known known = incident.knowledge().of(recipient);
        boolean isItsPlace = role == Letter.Role.CONSEQUENCE
                ? known == null || !known.isOfItself()
                : known != null && !known.isOfItself();
        if (isItsPlace && incident.explained().causes().stream().anyMatch(causes::contains)) {
            add(role, incident);
        }
    }

    boolean isNone() {
        return byRole.keySet().stream().noneMatch(Letter.Role::isNews);
    }

    boolean isUrgent() {
        return isUrgent(Letter.Role.FIRED) || isUrgent(Letter.Role.CHANGED);
    }

    private boolean isUrgent(Letter.Role role) {
        return incidents(role).stream().anyMatch(incident -> isUrgent(role, incident));
    }

    /** What is critical waits for nothing, but one that fires again within the hour may flap, and that can wait. */
    static boolean isUrgent(Letter.Role role, Incident incident) {
        boolean isNew = role == Letter.Role.CHANGED
                ? !incident.flaps().isFlapping()
                : role == Letter.Role.FIRED && !incident.flaps().isRepeated();
        return isNew && incident.alert().severity() == Severity.CRITICAL;
    }

    List<Incident> incidents(Letter.Role role) {
        return byRole.getOrDefault(role, List.of());
    }

    /** What of it still fires and is to be remembered, if nothing else is told. */
    List<Incident> ongoing() {
        return incidents(Letter.Role.ONGOING);
    }

    /** Only what goes on and is to be remembered, with what follows from it. */
    News remindingOf(Predicate<Incident> remembered) {
        var reminder = new News();
        reminder.byRole.put(
                Letter.Role.ONGOING, ongoing().stream().filter(remembered).collect(Collectors.toList()));
        reminder.byRole.put(Letter.Role.CONSEQUENCE, new ArrayList<>(incidents(Letter.Role.CONSEQUENCE)));
        return reminder;
    }

    /** Whether some of it may have been told before. */
    boolean isPerhapsKnownTo(Recipient recipient) {
        return byRole.entrySet().stream()
                .filter(entry -> entry.getKey().isNews() || entry.getKey() == Letter.Role.ENDED_CONSEQUENCE)
                .flatMap(entry -> entry.getValue().stream())
                .map(incident -> incident.knowledge().of(recipient))
                .anyMatch(known -> known != null && known.isPerhapsMore());
    }

    /** Whether both are of the same incidents, found in the same state. */
    boolean isAs(News other) {
        return byRole.equals(other.byRole);
    }

    /** What a letter says of it. */
    List<Letter.Part> parts() {
        var parts = new ArrayList<Letter.Part>();
        byRole.keySet()
                .forEach(role -> worstFirst(role).forEach(incident -> parts.add(Letter.Part.of(role, incident))));
        return List.copyOf(parts);
    }

    /** What a thread that begins with it is about: the only alert of a rule that is new, or the rule. */
    String title(String group) {
        List<Incident> ofGroup = Stream.of(Letter.Role.FIRED, Letter.Role.CHANGED)
                .flatMap(role -> incidents(role).stream())
                .filter(incident -> incident.alert().rule().equals(group))
                .toList();
        boolean isOne = ofGroup.size() == 1 && ofGroup.get(0).alert().subject().size() > 0;
        return isOne ? group + ", " + words(ofGroup.get(0).alert().subject()) : group;
    }

    private static String words(Labels subject) {
        var words = new StringJoiner(", ");
        for (int i = 0; i < subject.size(); i++) {
            words.add(subject.name(i) + " " + subject.text(i));
        }
        return words.toString();
    }

    /** All that it is about, but what follows from it. */
    Stream<Incident> all() {
        return Stream.of(Letter.Role.FIRED, Letter.Role.CHANGED, Letter.Role.ONGOING, Letter.Role.RESOLVED)
                .flatMap(role -> incidents(role).stream());
    }

    /** Equal for equal news, whatever the present values are and whatever goes on or follows from it. */
    String signature() {
        var news = new HashSet<String>();
        byRole.forEach((role, incidents) -> {
            if (role.isNews()) {
                incidents.forEach(incident -> news.add(role + " " + incident.id() + " "
                        + incident.alert().severity() + " " + incident.flaps().isFlapping()));
            }
        });
        return Fingerprint.of(news.stream().sorted().toList());
    }

    /** Writes it down. */
    NotificationBuilder write(NotificationBuilder builder) {
        var consequences = new ArrayList<>(alerts(Letter.Role.CONSEQUENCE));
        alerts(Letter.Role.ENDED_CONSEQUENCE).stream()
                .filter(alert -> alert.state() == AlertState.RESOLVED)
                .forEach(consequences::add);
        return builder.fired(alerts(Letter.Role.FIRED))
                .changed(alerts(Letter.Role.CHANGED))
                .resolved(alerts(Letter.Role.RESOLVED))
                .ongoing(alerts(Letter.Role.ONGOING))
                .consequences(consequences);
    }

    private List<Alert> alerts(Letter.Role role) {
        return worstFirst(role).map(Incident::alert).toList();
    }

    private Stream<Incident> worstFirst(Letter.Role role) {
        return incidents(role).stream().sorted(Incident.WORST_FIRST);
    }
}

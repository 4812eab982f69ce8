package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.notifier.Summary;
import io.kafkamonitor.notifier.Summary.Fired;
import io.kafkamonitor.notifier.Summary.Silenced;
import io.kafkamonitor.telling.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Writes the summary that is due. Of how the cluster was, others know. */
final class SummaryDesk {

    /** What a letter is called that is of no rule. */
    static final String GROUP = "summary";

    private static final int MOST_FIRED = 20;
    private static final int MOST_SILENCED = 20;

    private final Policy policy;
    private final SummaryPlan plan;
    private final State state;
    private final StateDraft draft;
    private final Scene scene;
    private final Instant due;
    private final Instant since;

    SummaryDesk(Policy policy, SummaryPlan plan, State state, Moment now) {
        this.policy = policy;
        this.plan = plan;
        this.state = state;
        this.draft = new StateDraft(state);
        this.scene = new Scene(policy, draft, now);
        this.due = plan.times().lastDue(now.wall());
        Instant before = plan.times().dueBefore(due);
        Instant begun = state.begun();
        this.since = begun != null && begun.isAfter(before) ? begun : before;
    }

    /** The summary for as many recipients of a notifier as can be told by one message. */
    Optional<Departure> depart(String notifier) {
        List<Recipient> waiting = plan.recipients().stream()
                .filter(recipient -> recipient.notifier().equals(notifier))
                .filter(this::isWaiting)
                .sorted()
                .toList();
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        Attempts before = told(waiting.get(0)).attempts();
        String id = before.letter().isEmpty() ? draft.nextLetterId() : before.letter();
        Attempts begun = before.begun(scene.now().steady(), id, "");
        var names = new TreeSet<String>();
        for (Recipient recipient : waiting) {
            if (told(recipient).attempts().equals(before)) {
                names.add(recipient.name());
                draft.summaries.put(recipient, told(recipient).after(begun));
            }
        }
        draft.underWay.put(notifier, new Letter(id, notifier, names, List.of(), List.of()));
        var attempt = DeliveryAttempt.to(names).numbered(begun.count());
        return Optional.of(new Departure(
                draft.result(), notification(id), before.refused() > 0 ? attempt.inSimplestForm() : attempt));
    }

    private boolean isWaiting(Recipient recipient) {
        SummaryTold told = told(recipient);
        return plan.isMissing(told, state, scene.now())
                && told.attempts().mayFollow(scene.now())
                && draft.contact(recipient).mayFollow(scene.now());
    }

    private SummaryTold told(Recipient recipient) {
        return draft.told(recipient).of(due);
    }

    private Notification notification(String id) {
        List<Alert> firing = state.incidents()
                .filter(Incident::isFiring)
                .filter(incident -> !isSilenced(incident.alert()))
                .map(Incident::alert)
                .sorted(Alert.WORST_FIRST)
                .toList();
        List<Fired> fired = fired();
        var summary = new Summary(
                since,
                fired.subList(0, Math.min(MOST_FIRED, fired.size())),
                Math.max(0, fired.size() - MOST_FIRED),
                silenced(),
                List.of());
        return Notification.builder(id, policy.monitor(), GROUP)
                .ongoing(firing)
                .summary(summary)
                .time(scene.now().wall())
                .build();
    }

    private boolean isSilenced(Alert alert) {
        return scene.silence(alert).isPresent() || scene.window(alert).isPresent();
    }

    /** What fired longest first. */
    private List<Fired> fired() {
        Map<String, Alert> firing = new HashMap<>();
        state.incidents()
                .filter(Incident::isFiring)
                .map(Incident::alert)
                .forEach(alert -> firing.put(alert.id(), alert));
        var fired = new ArrayList<Fired>();
        state.pasts().forEach((id, past) -> {
            if (!past.rule().isEmpty()) {
                add(past.rule(), past.subject(), past.between(since, scene.now().wall()), firing.remove(id), fired);
            }
        });
        firing.values().forEach(alert -> add(alert.rule(), alert.subject(), List.of(), alert, fired));
        fired.sort(Comparator.comparing(Fired::duration)
                .reversed()
                .thenComparing(Fired::rule)
                .thenComparing(Fired::subject));
        return fired;
    }

    private void add(String rule, Labels subject, List<Past.Stretch> past, @Nullable Alert firing, List<Fired> fired) {
        var stretches = new ArrayList<>(past);
        if (firing != null) {
            Instant begin = firing.firedAt().orElse(firing.since());
            stretches.add(new Past.Stretch(firing.since(), begin, scene.now().wall()));
        }
        if (stretches.isEmpty()) {
            return;
        }
        Duration duration = stretches.stream().map(this::inTheTime).reduce(Duration.ZERO, Duration::plus);
        Instant last = stretches.get(stretches.size() - 1).fired();
        fired.add(new Fired(rule, subject, stretches.size(), duration, last, firing == null));
    }

    private Duration inTheTime(Past.Stretch stretch) {
        Instant begin = stretch.fired().isBefore(since) ? since : stretch.fired();
        Duration duration = Duration.between(begin, stretch.ended());
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    private List<Silenced> silenced() {
        var silenced = new ArrayList<Silenced>();
        Instant now = scene.now().wall();
        for (Silence silence : draft.silences.values()) {
            if (silence.isActive(now)) {
                @Nullable Instant until = silence.until().orElse(null);
                String what = silence.selection().toString();
                silenced.add(new Silenced(what, silence.by(), silence.because(), until, firing(silence::matches)));
            }
        }
        policy.windows().stream()
                .filter(window -> window.contains(now))
                .forEach(window -> silenced.add(new Silenced(
                        window.selection().toString(),
                        "",
                        window.because(),
                        window.endOf(now),
                        firing(window::matches))));
        silenced.sort(Comparator.comparing(Silenced::firing).reversed().thenComparing(Silenced::what));
        return silenced.subList(0, Math.min(MOST_SILENCED, silenced.size()));
    }

    private int firing(Predicate<Alert> which) {
        return (int) state.incidents()
                .filter(Incident::isFiring)
                .map(Incident::alert)
                .filter(which)
                .count();
    }
}

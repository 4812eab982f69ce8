package io.kafkamonitor.rules.testing;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.metric.Labels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What became of one alert from the first breach to its end. */
final class IncidentStory {

    private final String rule;
    private final Labels subject;
    private final List<Step> steps = new ArrayList<>();

    IncidentStory(Alert alert) {
        this.rule = alert.rule();
        this.subject = alert.subject();
    }

    void add(Duration at, Transition transition) {
        steps.add(new Step(at, transition));
    }

    String rule() {
        return rule;
    }

    Labels subject() {
        return subject;
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    Step last() {
        return steps.get(steps.size() - 1);
    }

    Optional<Step> first(Predicate<Step> wanted) {
        return steps.stream().filter(wanted).findFirst();
    }

    String name() {
        return rule + (subject.size() == 0 ? "" : " {" + subject + "}");
    }

    /** One transition and when it was. */
    record Step(Duration at, Transition transition) {

        boolean beginsToFire() {
            return alert().state() == AlertState.FIRING
                    && !transition.from().map(AlertState::isFiring).orElse(false);
        }

        boolean pends() {
            return alert().state() == AlertState.PENDING && transition.from().isEmpty();
        }

        boolean recovers() {
            return alert().state() == AlertState.RECOVERING && !transition.changesSeverity();
        }

        boolean isOver() {
            return alert().state() == AlertState.RESOLVED;
        }

        Alert alert() {
            return transition.alert();
        }

        /** What happened, for a person. */
        String event() {
            String severity = " at " + alert().severity();
            return switch (alert().state()) {
                case PENDING -> "pends" + severity;
                case FIRING -> (beginsToFire() ? "fires" : "fires on") + severity;
                case RECOVERING -> "recovers";
                case RESOLVED ->
                    "is over: " + alert().resolution().map(Enum::name).orElse("");
            };
        }
    }
}

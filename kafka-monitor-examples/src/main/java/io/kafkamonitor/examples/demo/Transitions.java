package io.kafkamonitor.examples.demo;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertListener;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Resolution;
import io.kafkamonitor.alert.Transition;

/** Shows in the timeline what the monitor makes of what it sees. */
final class Transitions implements AlertListener {

    private final Timeline timeline;

    Transitions(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public void onTransition(Transition transition) {
        Alert alert = transition.alert();
        AlertState from = transition.from().orElse(AlertState.PENDING);
        if (alert.state() == AlertState.FIRING && from == AlertState.PENDING) {
            timeline.say(Voice.MONITOR, "fires " + alert.rule() + ": " + alert.summary());
        } else if (alert.state() == AlertState.RESOLVED && from.isFiring()) {
            timeline.say(Voice.MONITOR, "ends " + alert.rule() + ", " + reason(alert));
        }
    }

    private static String reason(Alert alert) {
        return alert.resolution().map(Resolution::text).orElse("over");
    }
}

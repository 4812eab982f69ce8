package io.kafkamonitor.examples.host;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertListener;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.examples.terminal.Paint;
import io.kafkamonitor.examples.terminal.Terminal;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Writes a line when an alert fires and when it is over. */
final class TransitionLines implements AlertListener {

    private final Terminal terminal;

    TransitionLines(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void onTransition(Transition transition) {
        Alert alert = transition.alert();
        boolean fires = alert.state() == AlertState.FIRING
                && transition.from().orElse(AlertState.PENDING) == AlertState.PENDING;
        boolean over = alert.state() == AlertState.RESOLVED
                && transition.from().map(AlertState::isFiring).orElse(false);
        if (fires || over) {
            LocalTime time = LocalTime.ofInstant(transition.time(), ZoneId.systemDefault());
            String what = over ? "over   " : "fires  ";
            terminal.line(time.truncatedTo(ChronoUnit.SECONDS) + "  " + terminal.paint(paint(alert, over), what)
                    + alert.rule() + ": " + alert.summary());
        }
    }

    private static Paint paint(Alert alert, boolean over) {
        return over ? Paint.GREEN : alert.severity() == Severity.CRITICAL ? Paint.RED : Paint.YELLOW;
    }
}

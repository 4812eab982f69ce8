package io.kafkamonitor.examples.host;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertListener;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.examples.terminal.Paint;
import io.kafkamonitor.examples.terminal.Terminal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

/** Writes a line when an alert fires, when it matters more or less, and when it is over. */
final class TransitionLines implements AlertListener {

    private final Terminal terminal;
    private final Function<Instant, String> time;

    /** Lines that begin with the time of the day. */
    TransitionLines(Terminal terminal) {
        this(
                terminal,
                time -> LocalTime.ofInstant(time, ZoneId.systemDefault())
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
    }

    /** Lines that begin with a time as it is to be shown. */
    TransitionLines(Terminal terminal, Function<Instant, String> time) {
        this.terminal = terminal;
        this.time = time;
    }

    @Override
    public void onTransition(Transition transition) {
        String what = what(transition);
        if (!what.isEmpty()) {
            Alert alert = transition.alert();
            terminal.line(time.apply(transition.time()) + "  " + terminal.paint(paint(alert), what) + alert.rule()
                    + ": " + alert.summary());
        }
    }

    /** Empty for what is no news for a person. */
    private static String what(Transition transition) {
        boolean wasFiring = transition.from().map(AlertState::isFiring).orElse(false);
        return switch (transition.alert().state()) {
            case FIRING -> wasFiring ? change(transition) : "fires  ";
            case RESOLVED -> wasFiring ? "over   " : "";
            case PENDING, RECOVERING -> "";
        };
    }

    private static String change(Transition transition) {
        int change = transition
                .severityBefore()
                .map(before -> transition.alert().severity().compareTo(before))
                .orElse(0);
        return change > 0 ? "worse  " : change < 0 ? "better " : "";
    }

    private static Paint paint(Alert alert) {
        boolean over = alert.state() == AlertState.RESOLVED;
        return over ? Paint.GREEN : alert.severity() == Severity.CRITICAL ? Paint.RED : Paint.YELLOW;
    }
}

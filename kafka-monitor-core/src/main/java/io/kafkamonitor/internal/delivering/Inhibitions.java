package io.kafkamonitor.internal.delivering;

import io.kafkamonitor.alert.Alert;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Suppresses alerts that another active alert explains. */
public final class Inhibitions implements Suppression {

    private final List<Inhibition> inhibitions;

    /** The suppression of some inhibitions. */
    public Inhibitions(List<Inhibition> inhibitions) {
        this.inhibitions = List.copyOf(inhibitions);
    }

    @Override
    public Optional<String> reason(Alert alert, Collection<Alert> active) {
        return inhibitions.stream()
                .filter(inhibition -> inhibition.targets().contains(alert.rule()))
                .flatMap(inhibition -> active.stream().filter(cause -> inhibition.explains(cause, alert)))
                .findFirst()
                .map(cause -> "'" + cause.rule() + "' explains it: " + cause.summary());
    }
}

package io.kafkamonitor.internal.delivering;

import io.kafkamonitor.alert.Alert;
import java.util.Collection;
import java.util.Optional;

/** Decides that people need not be told now of an alert that fires. Those who were told already still hear its end. */
@FunctionalInterface
public interface Suppression {

    /** Nothing is suppressed. */
    Suppression NONE = (alert, active) -> Optional.empty();

    /**
     * Why people need not be told.
     *
     * @param alert one that fires
     * @param active all alerts that are not over, pending ones included
     */
    Optional<String> reason(Alert alert, Collection<Alert> active);
}

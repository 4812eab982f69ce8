package io.kafkamonitor.internal.delivering;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one notifier does not know yet of one group.
 *
 * @param fired alerts that are new to it
 * @param changed alerts that have become more severe
 * @param resolved alerts that are over
 * @param ongoing alerts that it knows and that still fire
 */
record News(List<Alert> fired, List<Alert> changed, List<Alert> resolved, List<Alert> ongoing) {

    boolean isNone() {
        return fired.isEmpty() && changed.isEmpty() && resolved.isEmpty();
    }

    /** Equal for equal news, whatever the present values are. */
    Set<String> signature() {
        var parts = new HashSet<String>();
        fired.forEach(alert -> parts.add("fired " + alert.incident() + alert.severity()));
        changed.forEach(alert -> parts.add("changed " + alert.incident() + alert.severity()));
        resolved.forEach(alert -> parts.add("resolved " + alert.incident()));
        return parts;
    }

    /**
     * Whether it cannot wait for more of the same to come: something is critical of which people did not hear just now.
     *
     * @param saidCritical the ids of the critical alerts of which they did; one of these that fires again flaps, and
     *     that can wait
     */
    boolean isUrgent(Set<String> saidCritical) {
        return Stream.concat(fired.stream(), changed.stream())
                .anyMatch(alert -> isCritical(alert) && !saidCritical.contains(alert.id()));
    }

    static boolean isCritical(Alert alert) {
        return alert.severity() == Severity.CRITICAL;
    }
}

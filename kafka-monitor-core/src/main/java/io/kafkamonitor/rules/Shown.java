package io.kafkamonitor.rules;

import io.kafkamonitor.alert.Evidence;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The series that are shown with a finding.
 *
 * @param worst the worst few, worst first
 * @param count how many there are in all
 */
record Shown(List<Evidence> worst, int count) {

    static final Shown NOTHING = new Shown(List.of(), 0);

    Shown map(UnaryOperator<Evidence> change) {
        return new Shown(worst.stream().map(change).toList(), count);
    }
}

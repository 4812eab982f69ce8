package io.kafkamonitor;

import io.kafkamonitor.health.MonitorHealth.Status;
import io.kafkamonitor.health.PartHealth;
import io.kafkamonitor.internal.engine.View;
import io.kafkamonitor.kafka.BrokerMetrics;
import io.kafkamonitor.kafka.ClusterMetrics;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.metric.Metric;
import java.util.List;
import java.util.OptionalDouble;

/** Says how a monitor that runs is doing, by what its last cycle saw. */
final class StatusCheck {

    private StatusCheck() {}

    /** @param isDropping whether some collector has more series than it may */
    static Status of(View view, List<PartHealth> parts, boolean isDropping) {
        if (view.end() == null) {
            return Status.STARTING;
        }
        if (saysNo(ClusterMetrics.REACHABLE, view)) {
            return Status.DOWN;
        }
        boolean isDegraded = saysNo(BrokerMetrics.ACTIVE_CONTROLLER, view)
                || parts.stream().anyMatch(PartHealth::isFailing)
                || isDropping;
        return isDegraded ? Status.DEGRADED : Status.UP;
    }

    private static boolean saysNo(Metric metric, View view) {
        OptionalDouble value = view.snapshot().value(metric, Labels.EMPTY);
        return value.isPresent() && value.getAsDouble() < 1;
    }
}

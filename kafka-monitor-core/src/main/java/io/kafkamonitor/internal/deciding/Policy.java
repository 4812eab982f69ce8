package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.metric.Labels;
import io.kafkamonitor.telling.MaintenanceWindow;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What decisions follow beside the state; the same for the life of a monitor.
 *
 * @param monitor the name of the monitor
 * @param bootstrapServers the cluster's address for commands; empty if only the host knows
 * @param addressing who is told of what
 * @param causes which rules explain which others
 * @param windows times in which something is not told
 * @param timing how long news wait for more
 * @param summary when the cluster is told at a glance; null for never
 * @param hostLabels labels that the host adds to an alert, such as its owner; must not throw
 */
public record Policy(
        String monitor,
        String bootstrapServers,
        Addressing addressing,
        Causes causes,
        List<MaintenanceWindow> windows,
        GroupTiming timing,
        @Nullable SummaryPlan summary,
        Function<Alert, Labels> hostLabels) {

    public Policy {
        windows = List.copyOf(windows);
    }
}

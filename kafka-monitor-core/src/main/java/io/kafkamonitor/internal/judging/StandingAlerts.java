package io.kafkamonitor.internal.judging;

import io.kafkamonitor.metric.Labels;
import java.util.Set;

/** What was decided in the pass before; it does not change while a pass is judged. */
public interface StandingAlerts {

    /** The subjects of a rule that are pending, firing or recovering, by its name. */
    Set<Labels> active(String rule);

    /** The subjects of a rule that are firing or recovering, by its name. */
    Set<Labels> firing(String rule);
}

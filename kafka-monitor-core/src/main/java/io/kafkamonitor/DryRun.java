package io.kafkamonitor;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.history.HistoryWindow;
import io.kafkamonitor.recording.Recording;
import io.kafkamonitor.recording.Replay;
import io.kafkamonitor.recording.ReplayListener;
import io.kafkamonitor.rule.Rule;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tries rules on what was recorded.
 *
 * @param monitor who recorded it
 */
record DryRun(String monitor, Recording recording) {

    private static final ReplayListener NOBODY = new ReplayListener() {};

    /**
     * Tries rules on what a monitor records.
     *
     * @throws IllegalStateException if it does not record
     */
    static DryRun on(@Nullable Recording recording, String monitor) {
        if (recording == null) {
            throw new IllegalStateException("The monitor '" + monitor
                    + "' does not record what it sees, so there is nothing to try a rule on; give recordingTo(...) to its"
                    + " builder");
        }
        return new DryRun(monitor, recording);
    }

    /** The alerts that would have fired since a time. */
    List<Alert> of(Collection<Rule> rules, Instant since) throws IOException, InterruptedException {
        Replay replay =
                KafkaMonitor.builder(monitor).rules(rules).replay(recording.from(since.minus(lookBack(rules))), NOBODY);
        List<String> names = rules.stream().map(Rule::name).toList();
        return replay.fired().stream()
                .filter(alert -> names.contains(alert.rule())) // and not that a collector failed
                .filter(alert -> !alert.resolvedAt().orElse(Instant.MAX).isBefore(since))
                .toList();
    }

    /** What has to be seen before something can be judged: the longest window, and the time after which a rule fires. */
    private static Duration lookBack(Collection<Rule> rules) {
        Duration window = rules.stream()
                .flatMap(rule -> rule.history().stream())
                .map(HistoryWindow::lookBack)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        Duration pending = rules.stream()
                .map(Rule::forAtLeast)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return window.plus(pending);
    }
}

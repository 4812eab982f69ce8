package io.kafkamonitor;

import io.kafkamonitor.alert.Alert;
import io.kafkamonitor.alert.AlertState;
import io.kafkamonitor.alert.Transition;
import io.kafkamonitor.internal.recording.Recorded;
import io.kafkamonitor.internal.recording.RecordingFiles;
import io.kafkamonitor.internal.replaying.Replaying;
import io.kafkamonitor.notifier.DeliveryAttempt;
import io.kafkamonitor.notifier.Notification;
import io.kafkamonitor.recording.Recording;
import io.kafkamonitor.recording.Replay;
import io.kafkamonitor.recording.ReplayListener;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a recording from its begin to its end, and sums up what would have come of it. Used once, by one thread. */
final class ReplayRun implements ReplayListener {

    private static final int MOST_ALERTS = 100_000;

    private final ReplayListener listener;
    private final List<Alert> fired = new ArrayList<>();
    /** Where in the list those stand that are not over, by the names of alerts. */
    private final Map<String, Integer> standing = new HashMap<>();

    private long snapshots;
    private long messages;
    private @Nullable Instant last;
    private @Nullable InterruptedException interrupt;

    /** @param listener hears of everything */
    ReplayRun(ReplayListener listener) {
        this.listener = listener;
    }

    /** @throws InterruptedException if the thread is interrupted; what is left is not read then */
    Replay over(Recording recording, Instant start, Function<ReplayListener, Replaying> assembly)
            throws IOException, InterruptedException {
        try (Replaying replaying = assembly.apply(this)) {
            RecordingFiles.read(recording.directory(), recording.from(), recorded -> see(replaying, recorded));
        }
        if (interrupt != null) {
            throw interrupt;
        }
        return new Replay(snapshots, start, last == null ? start : last, fired, messages);
    }

    private boolean see(Replaying replaying, Recorded recorded) {
        try {
            replaying.see(recorded);
        } catch (InterruptedException e) {
            interrupt = e;
            return false;
        }
        snapshots++;
        last = recorded.snapshot().time();
        return true;
    }

    @Override
    public void onTransition(Transition transition) {
        Alert alert = transition.alert();
        @Nullable Integer place = standing.get(alert.id());
        if (place != null) {
            fired.set(place, alert);
        } else if (alert.state() == AlertState.FIRING && fired.size() < MOST_ALERTS) {
            standing.put(alert.id(), fired.size());
            fired.add(alert);
        }
        if (alert.state() == AlertState.RESOLVED) {
            standing.remove(alert.id());
        }
        listener.onTransition(transition);
    }

    @Override
    public void onMessage(String notifier, Notification notification, DeliveryAttempt attempt) {
        messages++;
        listener.onMessage(notifier, notification, attempt);
    }
}

package io.kafkamonitor.internal.delivering;

import io.kafkamonitor.health.PartKind;
import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.notifier.Delivery;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells the board of the recipients of one notifier who were not told when others were. Used by the thread of its worker.
 */
final class UnreachedRecipients {

    /** A notifier that names ever new ones is not to fill the board. */
    private static final int MOST = 100;

    private final String notifier;
    private final HealthBoard board;
    private final Set<String> unreached = new HashSet<>();

    UnreachedRecipients(String notifier, HealthBoard board) {
        this.notifier = notifier;
        this.board = board;
    }

    /**
     * Takes a delivery that has reached somebody.
     *
     * @param targets whom it was for; empty for everybody
     */
    void note(Delivery delivery, Set<String> targets, Instant now) {
        delivery.retryTargets().stream()
                .filter(this::isNoted)
                .forEach(target -> board.failed(PartKind.RECIPIENT, part(target), delivery.detail()));
        delivery.rejectedTargets().stream()
                .filter(this::isNoted)
                .forEach(target -> board.broken(PartKind.RECIPIENT, part(target), delivery.detail()));
        for (String target : List.copyOf(unreached)) {
            boolean wasAmongThem = targets.isEmpty() || targets.contains(target);
            boolean isLeft = delivery.retryTargets().contains(target)
                    || delivery.rejectedTargets().contains(target);
            if (wasAmongThem && !isLeft) {
                unreached.remove(target);
                board.succeeded(PartKind.RECIPIENT, part(target), now);
            }
        }
    }

    private boolean isNoted(String target) {
        return unreached.contains(target) || (unreached.size() < MOST && unreached.add(target));
    }

    private String part(String target) {
        return target + " of " + notifier;
    }
}

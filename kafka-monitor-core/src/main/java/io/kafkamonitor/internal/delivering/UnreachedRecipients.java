package io.kafkamonitor.internal.delivering;

import io.kafkamonitor.health.PartKind;
import io.kafkamonitor.internal.health.HealthBoard;
import io.kafkamonitor.notifier.Answer;
import io.kafkamonitor.notifier.Delivery;
import java.time.Instant;
import java.util.HashSet;
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
    private final Set<String> reached = new HashSet<>();

    UnreachedRecipients(String notifier, HealthBoard board) {
        this.notifier = notifier;
        this.board = board;
    }

    /**
     * Takes a delivery to which a server has answered for each recipient.
     *
     * @param asked whom it was for
     */
    void note(Delivery delivery, Set<String> asked, Instant now) {
        for (String recipient : asked) {
            Answer answer = delivery.answer(recipient);
            if (answer.kind() != Answer.Kind.ACCEPTED) {
                reached.remove(recipient);
            }
            switch (answer.kind()) {
                case ACCEPTED -> told(recipient, now);
                case NOT_NOW, PERHAPS -> {
                    if (isNoted(recipient)) {
                        board.failed(PartKind.RECIPIENT, part(recipient), answer.why());
                    }
                }
                case NEVER -> {
                    if (isNoted(recipient)) {
                        board.broken(PartKind.RECIPIENT, part(recipient), answer.why());
                    }
                }
            }
        }
    }

    /** Whether somebody was told when last asked, so that the notifier works whatever the others answer. */
    boolean isSomebodyReached() {
        return !reached.isEmpty();
    }

    private void told(String recipient, Instant now) {
        if (reached.size() < MOST) {
            reached.add(recipient);
        }
        if (unreached.remove(recipient)) {
            board.succeeded(PartKind.RECIPIENT, part(recipient), now);
        }
    }

    private boolean isNoted(String recipient) {
        return unreached.contains(recipient) || (unreached.size() < MOST && unreached.add(recipient));
    }

    private String part(String recipient) {
        return recipient + " of " + notifier;
    }
}

package io.kafkamonitor.internal.deciding;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That other incidents explain one, or did until they ended a moment ago.
 *
 * @param causes the incidents that do, or last did
 * @param endedAt since when none of them is active any more; null while one is
 * @param outlastedFor how long it has been breached since then
 */
public record Explained(List<String> causes, @Nullable Instant endedAt, Duration outlastedFor) {

    /** Nothing explains it. */
    public static final Explained NOT = new Explained(List.of(), null, Duration.ZERO);

    public Explained {
        causes = List.copyOf(causes);
    }

    static Explained by(List<String> causes) {
        return new Explained(causes, null, Duration.ZERO);
    }

    /** Whether nothing does. */
    public boolean isNot() {
        return causes.isEmpty();
    }

    /** Whether a cause is active now. */
    boolean isNow() {
        return !causes.isEmpty() && endedAt == null;
    }
}

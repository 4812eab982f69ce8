package io.kafkamonitor.internal.deciding;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who knows what of one incident.
 *
 * @param byRecipient only those who know something, or perhaps do
 */
public record Knowledge(Map<Recipient, Known> byRecipient) {

    /** Nobody knows anything. */
    public static final Knowledge NONE = new Knowledge(Map.of());

    public Knowledge {
        byRecipient = Map.copyOf(byRecipient);
    }

    @Nullable
    Known of(Recipient recipient) {
        return byRecipient.get(recipient);
    }

    boolean isNone() {
        return byRecipient.isEmpty();
    }

    /** With what a recipient knows from now on; null for nothing. */
    Knowledge with(Recipient recipient, @Nullable Known known) {
        @Nullable Known before = of(recipient);
        if (known == null ? before == null : known.equals(before)) {
            return this;
        }
        var changed = new HashMap<>(byRecipient);
        if (known == null) {
            changed.remove(recipient);
        } else {
            changed.put(recipient, known);
        }
        return changed.isEmpty() ? NONE : new Knowledge(changed);
    }

    /** Without those who are not told of anything any more. */
    Knowledge keep(Set<Recipient> recipients) {
        if (isNone() || recipients.containsAll(byRecipient.keySet())) {
            return this;
        }
        var kept = new HashMap<>(byRecipient);
        kept.keySet().retainAll(recipients);
        return kept.isEmpty() ? NONE : new Knowledge(kept);
    }
}

package io.kafkamonitor.internal.deciding;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The incidents that letters tell of whose answers have not come yet; of these nothing can be forgotten. */
final class UnderWay {

    private final StateDraft draft;
    private @Nullable Set<String> incidents;

    UnderWay(StateDraft draft) {
        this.draft = draft;
    }

    boolean has(Incident incident) {
        if (incidents == null) {
            incidents = draft.underWay.values().stream()
                    .flatMap(letter -> letter.parts().stream())
                    .map(Letter.Part::incident)
                    .collect(Collectors.toSet());
        }
        return incidents.contains(incident.id());
    }
}

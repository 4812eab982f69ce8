package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.alert.Severity;
import io.kafkamonitor.metric.Labels;
import java.util.List;
import java.util.SortedSet;

/**
 * Something that is being told: written down before the first byte goes out, so that after a crash it is known who may
 * know of it.
 *
 * @param id the same for every attempt to tell the same
 * @param notifier who delivers it
 * @param recipients to whom
 * @param groups of which rules; several for a digest, none for a summary
 * @param parts what it says
 */
public record Letter(String id, String notifier, SortedSet<String> recipients, List<String> groups, List<Part> parts) {

    boolean isSummary() {
        return groups.isEmpty();
    }

    /**
     * What is said of one incident.
     *
     * @param role as what it is in the letter
     * @param group the name of its rule
     * @param subject its subject
     * @param incident its name
     * @param severity its severity
     * @param isFlapping whether it flaps
     */
    public record Part(
            Role role, String group, Labels subject, String incident, Severity severity, boolean isFlapping) {

        static Part of(Role role, Incident incident) {
            return new Part(
                    role,
                    incident.alert().rule(),
                    incident.alert().subject(),
                    incident.id(),
                    incident.alert().severity(),
                    incident.flaps().isFlapping());
        }
    }

    /** As what an incident is in a letter. */
    public enum Role {
        /** New to the recipient. */
        FIRED,
        /** Known to it, and worse than it knows, or flapping. */
        CHANGED,
        /** Known to it, and over. */
        RESOLVED,
        /** Known to it, and as it knows. */
        ONGOING,
        /** Follows from one of the others. */
        CONSEQUENCE,
        /** Followed from one of the others, and is over. */
        ENDED_CONSEQUENCE;

        /** Whether it is a reason to tell. */
        public boolean isNews() {
            return this == FIRED || this == CHANGED || this == RESOLVED;
        }
    }
}

package io.kafkamonitor.internal.deciding;

import io.kafkamonitor.alert.Severity;

/**
 * What one recipient knows of an incident.
 *
 * @param severity the severity it was told last
 * @param certainty whether it surely was
 * @param role whether it was told of the incident itself, or only of what explains it
 * @param isFlapping whether it was told that the alert flaps
 */
public record Known(Severity severity, Certainty certainty, Role role, boolean isFlapping) {

    /** Whether somebody was told. */
    public enum Certainty {
        /** A server took responsibility for it. */
        TOLD,
        /** The answer was lost. */
        PERHAPS,
        /** As with {@link #TOLD}; but of something more, such as a higher severity, the answer was lost. */
        TOLD_AND_PERHAPS_MORE
    }

    /** As what somebody was told of an incident. */
    public enum Role {
        /** As news of its own. */
        ITSELF,
        /** As something that follows from another one. */
        CONSEQUENCE
    }

    /** The same for somebody who may have been told since that it is over. */
    Known perhaps() {
        return new Known(severity, Certainty.PERHAPS, role, isFlapping);
    }

    /** The same for somebody who may have been told more since. */
    Known perhapsMore() {
        return new Known(severity, Certainty.TOLD_AND_PERHAPS_MORE, role, isFlapping);
    }

    boolean isSure() {
        return certainty != Certainty.PERHAPS;
    }

    /** Whether what is told next may have been told before. */
    boolean isPerhapsMore() {
        return certainty != Certainty.TOLD;
    }

    boolean isOfItself() {
        return role == Role.ITSELF;
    }
}
